import { describe, expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { closeNotice, retryNotice } from '#core/notice/retry.ts'
import { closeStuckOffer } from '#core/offer/close-stuck.ts'
import { changePartner } from '#core/partner/change.ts'
import type { Key } from '#core/ports.ts'
import { keyOf, keys, keyText } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { recordConsent } from '#core/request/consent.ts'
import { queue } from '#core/request/queue.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { retryStuck } from '#core/stuck/retry.ts'
import { plus } from '#core/time/instant.ts'
import { foldOf, idle } from '../../support/rules.ts'
import { meetings, notices } from '../../support/story.ts'
import { ok, ORG, type World } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const stored = async <T extends Live>(w: World, key: Key) => (await w.ports.stores.open(ORG).get(key)) as unknown as T
const event = (w: World, what: string) =>
  w.items().filter((item) => item['kind'] === 'event' && JSON.stringify(item['changes']).includes(what))

/** Nobody came for this record: half an hour after its due it is passed on to the coordinator. */
async function stick(w: World, record: Live): Promise<Live> {
  w.ports.clock.turnTo(plus(record.due!, 30))
  expect(await passOn(w.ports, record)).toBe('passed-on')
  return stored(w, record)
}

test('what nobody could take waits for the same as before, owned by the coordinator, who sees since when', async () => {
  const { w, offers } = await asked()
  const before = offers()[0]!
  const stuck = await stick(w, before)
  expect(stuck).toMatchObject({
    state: 'sent',
    waitsFor: 'answer',
    owner: 'coordinator',
    reason: 'overdue',
    version: before.version + 1,
  })
  const { items } = ok(await queue(w.coordinator()))
  expect(items.find(({ id }) => id === before.id)).toMatchObject({
    owner: 'coordinator',
    reason: 'overdue',
    stuck: { since: before.due },
  })
  const [told] = event(w, 'offer.overdue')
  expect(foldOf(stuck.version, stuck)).toBe(foldOf(stuck.version, (told!['changes'] as Live[])[0]!))
  expect(idle(stuck)).toEqual([])
})

test('it goes on by itself when its new time comes, as if nothing had been', async () => {
  const { w, offers, request } = await asked()
  const { due } = await stick(w, offers()[0]!)
  expect(due).toBe(plus(w.ports.clock.now(), 15))
  await w.passTo(due!)
  expect(offers()[0]).toMatchObject({ state: 'expired', owner: 'nobody', reason: 'none' })
  expect([offers()[0]!.stuck, request().stuck]).toEqual([undefined, undefined])
})

test('tried again by a person it is due at once, whose turn it was', async () => {
  const { w, offers } = await asked()
  const before = offers()[0]!
  await stick(w, before)
  expect(ok(await retryStuck(w.coordinator(), 'offer', before.id))).toMatchObject({
    owner: before.owner,
    reason: before.reason,
    due: w.ports.clock.now(),
  })
  await w.settle()
  expect(offers()[0]!.state).toBe('expired')
  expect(event(w, 'offer.tried-again')[0]!['by']).toEqual({ role: 'coordinator', id: 'coordinator' })
})

test.each(['by a person', 'by itself'])(
  'a worker who was to be reminded is reminded when it goes on %s: nobody is passed over',
  async (how) => {
    const { w, accept, offers, request } = await asked()
    await accept(offers()[0])
    await w.settle()
    const before = request()
    expect([before.owner, before.waitsFor]).toEqual(['worker', 'decision'])
    const { due } = await stick(w, before)
    if (how === 'by a person') ok(await retryStuck(w.coordinator(), 'request', before.id))
    else w.ports.clock.turnTo(due!)
    await advance(w.ports, keyOf(before))
    expect(request()).toMatchObject({ owner: 'worker', reason: 'partner-accepted', waitsFor: 'decision', nudges: 1 })
  },
)

test('a change that leaves its clock alone leaves it stuck; the mark keeps its first time', async () => {
  const { w, id, request } = await asked({ consent: { given: true, on: '2026-11-20' } })
  const since = request().due
  await stick(w, request())
  ok(await recordConsent(w.worker(), id, { given: true, on: '2026-11-20' }))
  expect(request()).toMatchObject({ reason: 'overdue', stuck: { since } })
})

describe('what is not stuck', () => {
  test('is not tried again, nor is what is not there', async () => {
    const { w, id, offers } = await asked()
    for (const [kind, of] of [
      ['request', id],
      ['offer', offers()[0]!.id],
      ['card', offers()[0]!.partnerId],
      ['tenant', ''],
    ] as const)
      expect(await retryStuck(w.coordinator(), kind, of)).toMatchObject({ refused: 'WRONG_STATE' })
    expect(await retryStuck(w.coordinator(), 'meeting', `${id}.none`)).toEqual({ refused: 'NOT_FOUND' })
    expect(await closeStuckOffer(w.coordinator(), offers()[0]!.id)).toMatchObject({ refused: 'WRONG_STATE' })
  })

  test('passes nobody by: within a quarter of an hour it is ordinary lag', async () => {
    const { w, offers } = await asked()
    const [offer] = offers()
    w.ports.clock.turnTo(plus(offer!.due!, 14))
    expect(await passOn(w.ports, offer!)).toBe('moved-on')
    expect(offers()[0]).toEqual(offer)
  })

  test('and what an earlier version moved on, leaving the mark, is not shown as stuck', async () => {
    const { w, offers } = await asked()
    const stuck = await stick(w, offers()[0]!)
    const store = w.ports.stores.open(ORG)
    const moved = { ...stuck, version: stuck.version + 1, owner: 'partner', reason: 'asked' }
    await store.commit({ opId: 'earlier', at: w.ports.clock.now() }, [{ op: 'replace', item: moved }])
    expect(await retryStuck(w.coordinator(), 'offer', stuck.id)).toMatchObject({ refused: 'WRONG_STATE' })
  })
})

test('a question that stands still is taken back: the partner hears it, and the request looks on', async () => {
  const { w, offers, request } = await asked({}, { partners: 2 })
  const [first] = offers()
  await stick(w, first!)
  expect(ok(await closeStuckOffer(w.coordinator(), first!.id))).toMatchObject({ state: 'withdrawn', owner: 'nobody' })
  expect(notices(w).some(({ template }) => template === 'offer-withdrawn')).toBe(true)
  await w.settle()
  expect(request().waitsFor).not.toBe('nothing')
  expect(
    offers()
      .filter(({ state }) => state === 'sent')
      .map(({ partnerId }) => partnerId),
  ).not.toContain(first!.partnerId)
})

test('a message that stands still in a sender’s hands is closed as handled, or sent anew', async () => {
  for (const [how, state] of [
    [closeNotice, 'suppressed'],
    [retryNotice, 'waiting'],
  ] as const) {
    const { w } = await asked()
    const notice = notices(w).find(({ template }) => template === 'offer')!
    const store = w.ports.stores.open(ORG)
    const claimed = {
      ...notice,
      version: notice.version + 1,
      state: 'claimed',
      waitsFor: 'marking',
      due: w.ports.clock.now(),
      owner: 'system',
      reason: 'offer',
    }
    await store.commit({ opId: 'claimed', at: w.ports.clock.now() }, [{ op: 'replace', item: claimed }])
    await stick(w, claimed as Live)
    expect(ok(await how(w.coordinator(), notice.id))).toMatchObject({ state })
    expect((await stored(w, notice)).stuck).toBeUndefined()
  }
})

test('a partner’s card and diary, and the tenant’s record, are tried again from where they stood', async () => {
  const { w, offers } = await asked()
  const { partnerId } = offers()[0]!
  ok(await changePartner(w.coordinator(), partnerId, { travelMinutes: 45 }))
  for (const [kind, id, key, then] of [
    ['card', partnerId, keys.card(ORG, partnerId), { waitsFor: 'ending', owner: 'system' }],
    ['tenant', 'tenant', keys.tenant(ORG), { waitsFor: 'nothing', owner: 'nobody', reason: 'none' }],
  ] as const) {
    const record = await stored(w, key)
    const due = { waitsFor: 'rematch', due: w.ports.clock.now(), owner: 'system', reason: 'changed' }
    await w.ports.stores
      .open(ORG)
      .commit({ opId: kind, at: w.ports.clock.now() }, [
        { op: 'replace', item: { ...record, ...due, version: record.version + 1 } },
      ])
    await stick(w, await stored(w, key))
    expect(ok(await queue(w.coordinator())).items).toContainEqual(
      expect.objectContaining({ id, kind, stuck: { since: due.due } }),
    )
    ok(await retryStuck(w.coordinator(), kind, id))
    await w.pass({ minutes: 10 })
    expect(await stored(w, key)).toMatchObject(then)
  }
})

test('nothing of it shows where nothing was wrong', async () => {
  const { w } = await asked()
  await w.pass({ days: 3 })
  expect(
    w
      .items()
      .filter((item) => item['stuck'] !== undefined)
      .map((item) => keyText(item)),
  ).toEqual([])
  expect(meetings(w)).toEqual([])
})
