import { describe, expect, test } from 'vitest'
import { answerMove } from '#core/meeting/answer-move.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, type Life, meetingOf, remindersOf, sent } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { closeRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'

/** Monday 30.11. 13:30–15:30 */
const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

const DECEMBER_2ND = { start: '2026-12-02T11:30:00.000Z', end: '2026-12-02T13:30:00.000Z' }
/** The morning after the time agreed first. */
const NEXT_MORNING = '2026-11-26T07:00:00.000Z'

/** A move from 25.11. to 2.12. that nobody has answered when the old time is over. */
async function unanswered(): Promise<{ w: World; life: Life }> {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, DECEMBER_2ND))
  await w.passTo(NEXT_MORNING)
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'move-answer' })
  return { w, life }
}

/** The meeting as it stood, put back beside what has changed since: as an earlier version of this program left it. */
async function leftPending(ends: (w: World, life: Life) => Promise<unknown>): Promise<{ w: World; life: Life }> {
  const { w, life } = await unanswered()
  const before = w.items().find((item) => item.sk === `MEET#${life.meetingId}`)!
  ok((await ends(w, life)) as object)
  await w.settle()
  const { items } = w.ports.table.snapshot()
  w.ports.table.restore({ items: items.map((item) => (item.sk === before.sk ? before : item)) })
  return { w, life }
}

test('silence is the coordinator’s before the time itself, whose proposal still can be answered', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  await w.passTo('2026-11-25T09:30:00.000Z')
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'move-answer', owner: 'coordinator', reason: 'silent' })
  expect(sent(w, 'needs-coordinator')).toHaveLength(1)
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true }))
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ ...LATER, waitsFor: 'start' })
})

test('nobody answers at all: once both times are over the worker says how it went', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  await w.passTo('2026-11-30T13:35:00.000Z')
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'outcome', owner: 'worker' })
  expect(await meetingOf(w, life.meetingId)).not.toHaveProperty('proposal')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
})

describe('a move nobody had answered when its old time was over is off, and the worker says how that went', () => {
  test.each<[string, (w: World, life: Life) => Promise<unknown>]>([
    ['the parent takes their consent back', (w, life) => recordConsent(w.worker(), life.requestId, { given: false })],
    ['the request is closed', (w, life) => closeRequest(w.worker(), life.requestId, { as: 'failed' })],
    ['the partner leaves', (w, life) => withdrawFromRequest(w.partner(life.partnerId), life.requestId)],
    ['the partner takes a break without an end', (w, life) => pausePartner(w.partner(life.partnerId), life.partnerId)],
  ])('when %s', async (_, ends) => {
    const { w, life } = await unanswered()
    ok((await ends(w, life)) as object)
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'outcome', owner: 'worker' })
    expect(await meetingOf(w, life.meetingId)).not.toHaveProperty('proposal')
    expect(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true })).toMatchObject({ refused: 'WRONG_STATE' })
    expect(diaryOf(w, life.partnerId).bookings.filter((one) => one.start > NEXT_MORNING)).toEqual([])
    expect(remindersOf(w, life.meetingId)).toEqual([])
    expect(unsound(w)).toEqual([])
  })
})

test('a break that ends before the proposed time leaves the question open', async () => {
  const { w, life } = await unanswered()
  ok(await pausePartner(w.partner(life.partnerId), life.partnerId, { until: '2026-11-28' }))
  await w.settle()
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true }))
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ ...DECEMBER_2ND, waitsFor: 'start' })
})

describe.each<[string, (w: World, life: Life) => Promise<unknown>, string]>([
  ['in a closed request', (w, life) => closeRequest(w.worker(), life.requestId, { as: 'failed' }), 'closed'],
  ['with a partner who has left', (w, life) => withdrawFromRequest(w.partner(life.partnerId), life.requestId), 'no-partner'],
])('%s', (_, ends, state) => {
  test('no time is proposed, and none agreed to', async () => {
    const { w, life } = await leftPending(ends)
    const refused = { refused: 'WRONG_STATE', detail: { state } }
    expect(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true })).toEqual(refused)
    expect(await proposeMove(w.worker(), life.meetingId, DECEMBER_2ND)).toEqual(refused)
  })
})
