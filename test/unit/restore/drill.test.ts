import { expect, test, vi } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { answerOffer } from '#core/offer/answer.ts'
import type { Gap } from '#core/records/gap.ts'
import { digestId } from '#core/records/digest.ts'
import { keys } from '#core/records/keys.ts'
import type { Offer } from '#core/records/offer.ts'
import { ask } from '#core/request/ask.ts'
import { queue } from '#core/request/queue.ts'
import { NotOnHold, rebuildWakeups } from '#core/restore/check.ts'
import { dealWithGap } from '#core/restore/deal.ts'
import type { Told } from '#core/restore/lost.ts'
import { putRight } from '#core/restore/put-right.ts'
import { check, doubled, keptOutside, lift, putBack } from '../../support/restored.ts'
import { change } from '../../support/stored.ts'
import { accepted, confirmed, notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'

const of = <T>(w: World, kind: string) => w.items().filter((item) => item['kind'] === kind) as unknown as T[]
const open = (w: World) => of<Offer>(w, 'offer').filter(({ state }) => state === 'sent')
/**
 * Some days with many requests, and a night in which what was asked waits for the morning. A snapshot before that; then 2 h
 * 40 min in which the questions go, people answer, reminders and the digest are sent; and the snapshot is put back.
 */
async function played() {
  const w = await world()
  keptOutside(w)
  for (let n = 0; n < 8; n++) await aPartner(w.coordinator(), { contactBy: ['sms'] })
  const lives = []
  for (let n = 0; n < 4; n++) lives.push(await confirmed(w, { request: { windows: at(24 + (n % 3), 10 + n) } }))
  await accepted(w, { request: { windows: at(27, 11) } })
  await w.passTo('2026-11-23T20:00:00.000Z')
  for (const day of [26, 27, 30])
    for (const hour of [8, 14]) ok(await ask(w.worker(), aRequest({ urgency: 'soon', windows: at(day, hour) })))
  await w.passTo('2026-11-24T04:40:00.000Z')
  const before = w.items()
  const until = w.ports.clock.now()
  await w.pass({ hours: 1, minutes: 30 })
  // One of each request: who comes second is thanked.
  for (const offer of [...new Map(open(w).map((one) => [one.requestId, one])).values()].slice(0, 5)) {
    ok(await answerOffer(w.partner(offer.partnerId), offer.id, { kind: 'accept', start: offer.slots[0]!.start }))
    await w.pass({ minutes: 5 })
  }
  ok(await cancelMeeting(w.worker(), lives[2]!.meetingId))
  const fresh = ok(await ask(w.worker(), aRequest({ urgency: 'urgent', windows: at(26, 14) })))
  await w.passTo('2026-11-24T07:20:00.000Z')
  return { w, before, until, lives, fresh }
}

const at = (day: number, hour: number) => [
  { start: `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00+02:00`, end: `2026-11-${day}T${hour + 2}:00:00+02:00` },
]

test('a table put back sends nothing twice, and lists every yes that it forgot', async () => {
  const { w, before, until, lives, fresh } = await played()
  expect(doubled(w)).toEqual([])
  await putBack(w, before)
  const [checked] = await check(w, until)
  expect(checked!.deeds.filter(({ what }) => what === 'offer.accepted')).toHaveLength(5)
  expect(checked!.deeds.filter(({ what }) => what.includes('meeting.cancelled'))).toHaveLength(1)
  const gaps = of<Gap>(w, 'gap')
  expect(gaps.map(({ id }) => id)).toContain(lives[2]!.requestId)
  expect(gaps.find(({ id }) => id === fresh.id)).toMatchObject({ unknown: true, about: 'request' })
  await lift(w)
  await w.pass({ hours: 30 })
  expect(doubled(w)).toEqual([])
  // Nor once people have dealt with all of it, and the machine goes on.
  for (const { id } of gaps) ok(await dealWithGap(w.coordinator(), id))
  await w.pass({ days: 2 })
  expect(doubled(w)).toEqual([])
})

test('without the check the same table sends again what had gone', async () => {
  const { w, before } = await played()
  await putBack(w, before)
  await lift(w)
  await w.pass({ hours: 30 })
  expect(doubled(w).length).toBeGreaterThan(10)
})

test('checked a second time nothing more is done', async () => {
  const { w, before, until } = await played()
  await putBack(w, before)
  await check(w, until)
  const once = w.items()
  const [again] = await check(w, until)
  expect(w.items()).toEqual(once)
  expect(again!.parked + again!.marked.sent + again!.digests).toBe(0)
  expect(again!.gaps.every(({ isNew }) => !isNew)).toBe(true)
  // Nor where less is read of what is outside than before: what was found stays found.
  await check(w, until, w.ports.outside.kept().slice(-20))
  expect(w.items()).toEqual(once)
})

test('what is forgotten stands in the open work until it is dealt with, and its request waits so long', async () => {
  const { w, before, until } = await played()
  await putBack(w, before)
  await check(w, until)
  await lift(w)
  const rows = async () => ok(await queue(w.coordinator(), { limit: 100 })).items.filter(({ kind }) => kind === 'gap')
  const [first, ...others] = (await rows()).filter(({ forgotten }) => !forgotten?.unknown)
  expect(first!.forgotten!.known.some(({ name }) => name === 'Sari')).toBe(true)
  await w.pass({ days: 3 })
  expect(await rows()).toHaveLength(others.length + 2)
  const asked = () => notices(w).filter(({ template, requestId }) => template === 'offer' && requestId === first!.id).length
  const stood = asked()
  ok(await dealWithGap(w.coordinator(), first!.id))
  await w.pass({ hours: 1 })
  expect((await rows()).map(({ id }) => id)).not.toContain(first!.id)
  expect(of<Gap>(w, 'gap').find(({ id }) => id === first!.id)).toMatchObject({ state: 'dealt-with', due: null })
  expect(asked()).toBeGreaterThanOrEqual(stood)
  expect(w.items().filter((item) => item['parked'] && String(item['id']).startsWith(first!.id))).toEqual([])
})

test('two deeds of one moment are two: nothing more is said to be forgotten than is', async () => {
  const w = await world()
  const { id, pk } = ok(await ask(w.worker(), aRequest()))
  const deed = (by: string): Told => ({
    pk: `${ORG}#EVT#${id}`,
    sk: `2026-11-23T08:00:00.000Z#${by}`,
    version: 1,
    schema: 1,
    kind: 'event',
    at: '2026-11-23T08:00:00.000Z',
    by: { role: 'worker', id: by },
    changes: [{ kind: 'request', key: { pk, sk: 'A' }, id, version: 2, what: 'request.times-changed' }],
  })
  await putRight(w.ports, ORG, [deed('worker'), deed('worker-2')])
  const { items } = ok(await queue(w.coordinator()))
  expect(items.find(({ kind }) => kind === 'gap')!.forgotten).toMatchObject({ known: [{}, {}], more: 0 })
})

test.each([
  ['went comes at its next time: what pressed was told in it', 'digest.sent', '2026-11-24T06:30:00.000Z'],
  ['did not go comes as it was to', 'digest.brought-forward', undefined],
])('a digest that %s', async (_, what, due) => {
  const w = await world()
  const key = keys.digest(ORG, digestId(undefined))
  await change(w, ({ kind }) => kind === 'digest', { due: w.ports.clock.now(), pressing: ['request r1 '] })
  const sent = { kind: 'digest', key, id: 'shared', version: 9, what }
  const at = w.ports.clock.now()
  const by = { role: 'system', id: 'system' } as const
  await putRight(w.ports, ORG, [{ pk: 'p', sk: 's', version: 1, schema: 1, kind: 'event', at, by, changes: [sent] }])
  expect(await w.ports.stores.open(ORG).get(key)).toMatchObject({ due: due ?? at })
})

test('a partner of whom something is forgotten is asked nothing and written to by nobody until it is dealt with', async () => {
  const w = await world()
  keptOutside(w)
  const life = await confirmed(w, { request: { windows: at(25, 12) } })
  const { partnerId } = life
  const before = w.items()
  const until = w.ports.clock.now()
  ok(await pausePartner(w.partner(partnerId), partnerId, { until: '2026-12-31', agreed: 'keep' }))
  await w.pass({ hours: 2 })
  await putBack(w, before)
  await check(w, until)
  await lift(w)
  const stood = w.ports.sms.handed.length
  ok(await ask(w.worker(), aRequest({ windows: at(27, 12) })))
  await w.pass({ hours: 20 })
  expect(w.ports.sms.handed.length).toBe(stood)
  ok(await dealWithGap(w.coordinator(), partnerId))
  await w.passTo('2026-11-25T09:50:00.000Z')
  expect(w.ports.sms.handed.length).toBeGreaterThan(stood)
})

test('a wake-up is made for whatever is due one day', async () => {
  const w = await world()
  await confirmed(w, { request: { windows: at(25, 12) } })
  const due = w.items().filter((item) => item['due'])
  expect(await rebuildWakeups(w.ports)).toEqual({ made: due.length, refused: 0 })
  expect(w.ports.wakeups.asked.map(({ key, at: when }) => `${key.pk} ${key.sk} ${when}`).toSorted()).toEqual(
    due.map(({ pk, sk, due: when }) => `${pk} ${sk} ${String(when)}`).toSorted(),
  )
})

test('a wake-up that is refused is told of, and all others are made', async () => {
  const w = await world()
  await confirmed(w, { request: { windows: at(25, 12) } })
  const due = w.items().filter((item) => item['due'])
  const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' })
  const wakeups = {
    ensure: vi.fn<() => Promise<void>>(async () => {}).mockRejectedValueOnce(throttled),
  }
  expect(await rebuildWakeups({ ...w.ports, wakeups })).toEqual({ made: due.length - 1, refused: 1, why: 'ThrottlingException' })
})

test('a table in which sending is not on hold is not touched', async () => {
  const { w, before, until } = await played()
  w.ports.table.restore({ items: before })
  await expect(check(w, until)).rejects.toThrow(NotOnHold)
  expect(w.items()).toEqual(before)
})
