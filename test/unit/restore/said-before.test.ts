import { expect, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { holdSending } from '#core/notice/hold-sending.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import type { Gap } from '#core/records/gap.ts'
import type { Notice } from '#core/records/notice.ts'
import { keyOf } from '#core/records/keys.ts'
import { aboutOf, type Told } from '#core/restore/lost.ts'
import { dealWithGap } from '#core/restore/deal.ts'
import { check, keptOutside, lift, putBack } from '../../support/restored.ts'
import { confirmed, notices } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'

const REMINDS = /reminder/
const reminded = (w: World): Notice[] => notices(w).filter(({ template, state }) => REMINDS.test(template) && state === 'sent')

/** A meeting is agreed on; a backup; then something is done to it, and the backup takes the table's place. */
async function forgetting(
  deed: (w: World, life: Awaited<ReturnType<typeof confirmed>>) => Promise<unknown>,
  partner: Record<string, unknown> = {},
) {
  const w = await world()
  keptOutside(w)
  const life = await confirmed(w, { partner })
  await w.pass({ hours: 1 })
  const before = w.items()
  const until = w.ports.clock.now()
  await w.pass({ minutes: 5 })
  await deed(w, life)
  await w.pass({ hours: 2 })
  await putBack(w, before)
  await check(w, until)
  return { w, life, until }
}

test('nobody is reminded of a meeting whose cancellation is forgotten, before that is dealt with', async () => {
  const { w, life } = await forgetting((w, { meetingId }) => cancelMeeting(w.worker(), meetingId).then(ok))
  await lift(w)
  await w.passTo('2026-11-24T18:00:00.000Z')
  expect(reminded(w)).toEqual([])
  ok(await cancelMeeting(w.worker(), life.meetingId))
  ok(await dealWithGap(w.coordinator(), life.requestId))
  await w.passTo('2026-11-25T14:00:00.000Z')
  expect(reminded(w)).toEqual([])
})

test('a meeting whose cancellation is forgotten, and holds no more, is reminded of once that is cleared up', async () => {
  const { w, life } = await forgetting((w, { meetingId }) => cancelMeeting(w.worker(), meetingId).then(ok))
  await lift(w)
  ok(await dealWithGap(w.coordinator(), life.requestId))
  await w.passTo('2026-11-25T14:00:00.000Z')
  expect(reminded(w).map(({ template }) => template)).toContain('reminder-day')
})

test('what somebody does of it since goes at once', async () => {
  const { w, life } = await forgetting((w, { meetingId }) =>
    proposeMove(w.worker(), meetingId, { start: '2026-11-26T11:30:00.000Z', end: '2026-11-26T13:30:00.000Z' }).then(ok),
  )
  await lift(w)
  await w.pass({ minutes: 30 })
  const before = notices(w).filter(({ template, state }) => template === 'cancelled' && state === 'sent').length
  ok(await cancelMeeting(w.worker(), life.meetingId))
  await w.pass({ minutes: 30 })
  expect(notices(w).filter(({ template, state }) => template === 'cancelled' && state === 'sent').length).toBeGreaterThan(before)
})

test('a message that had gone before the backup by the one way its reader wants, and came back since, is a coordinator’s', async () => {
  const { w } = await forgetting(
    async (w) => {
      const sent = notices(w).find(({ template, state }) => template === 'agreed' && state === 'sent')!
      await takeReceipt(w.ports, keyOf(sent), { delivered: false, reason: 'UNREACHABLE' })
    },
    { contactBy: ['email'] },
  )
  expect(notices(w).filter(({ failedFor }) => failedFor === 'UNREACHABLE' || failedFor === 'undelivered')).toHaveLength(1)
})

test('a message that had gone before the backup, and came back since to wait for its other way, is a coordinator’s', async () => {
  const { w } = await forgetting(async (w) => {
    const sent = notices(w).find(({ template, state }) => template === 'agreed' && state === 'sent')!
    ok(await holdSending(w.coordinator(), { why: 'Katko.' }))
    await takeReceipt(w.ports, keyOf(sent), { delivered: false, reason: 'UNREACHABLE' })
    await w.settle()
    expect(notices(w).find(({ id }) => id === sent.id)).toMatchObject({ state: 'waiting', reason: 'standstill' })
  })
  expect(notices(w).filter(({ template, state }) => template === 'agreed' && state === 'failed')).toMatchObject([
    { owner: 'coordinator' },
  ])
})

test('a message made since is not taken for a forgotten one of the same name', async () => {
  const { w, life, until } = await forgetting((w, { meetingId }) => cancelMeeting(w.worker(), meetingId).then(ok))
  const named = notices(w).find(({ template }) => template === 'reminder-day')!
  // The same name, as when versions happen to meet: it had gone, and is made anew.
  const kept = w.ports.outside.kept()
  const went: Told = {
    pk: `${named.org}#EVT#${life.requestId}`,
    sk: `~${until}#went`,
    version: 1,
    kind: 'event',
    schema: 1,
    at: w.ports.clock.now(),
    by: { role: 'system', id: 'system' },
    changes: [{ kind: 'notice', key: keyOf(named), id: named.id, version: 9, what: 'notice.sent' }],
  }
  w.ports.table.apply([{ key: named, item: { ...named, createdAt: w.ports.clock.now() } }])
  await check(w, until, [...kept, { kind: 'commit', event: went }])
  expect(notices(w).find(({ id }) => id === named.id)).toMatchObject({ state: 'waiting' })
})

test('what the machine did of a card is somebody’s matter, but for looking at it anew', () => {
  const did = (what: string): Told => ({
    pk: 'varsinais#EVT#p1',
    sk: '~2026-11-23T08:00:00.000Z#o1',
    version: 1,
    kind: 'event',
    schema: 1,
    at: '2026-11-23T08:00:00.000Z',
    by: { role: 'system', id: 'system' },
    changes: [{ kind: 'card', key: { pk: 'varsinais#MATCH', sk: 'p1#CARD' }, id: 'p1', version: 2, what }],
  })
  expect(aboutOf(did('card.end-heard'))).toEqual([{ about: 'partner', id: 'p1' }])
  expect(aboutOf(did('card.rematched'))).toEqual([])
})

test('a hold on sending that is forgotten is told of, as the deed of whoever put it on', async () => {
  const { w } = await forgetting((w) => holdSending(w.coordinator(), { why: 'Palautus kesken.' }).then(ok))
  const gaps = w.items().filter(({ kind }) => kind === 'gap') as unknown as Gap[]
  expect(gaps.filter(({ about }) => about === 'tenant').flatMap(({ known }) => known)).toMatchObject([
    { what: 'standstill.on', by: { role: 'coordinator' } },
  ])
})
