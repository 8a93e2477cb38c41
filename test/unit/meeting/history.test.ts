import { expect, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { answerMove, keepAgreedTime } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { UNTOLD } from '#core/records/steps.ts'
import type { Change } from '#core/commit/work.ts'
import { confirmed, type Life } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const START = '2026-11-25T11:30:00.000Z'
const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

/** What the audit calls what somebody does with a confirmed partner's meeting: of the meeting, then of the request. */
async function heard(does: (w: World, life: Life) => Promise<unknown>) {
  const w = await world()
  const life = await confirmed(w)
  const changes: Change[] = []
  w.ports.table.subscribe(({ item }) => item?.['kind'] === 'event' && changes.push(...(item['changes'] as Change[])))
  await does(w, life)
  const names = (kind: string) => changes.filter((one) => one.kind === kind && one.what !== UNTOLD).map(({ what }) => what)
  return [names('meeting'), names('request')]
}

test('one more', async () => {
  const names = await heard(async (w, { requestId }) => ok(await addMeeting(w.worker(), requestId, LATER)))
  expect(names).toEqual([['meeting.booked'], ['request.meeting-added+request.meeting-booked']])
})

test('moved', async () => {
  const names = await heard(async (w, { meetingId, partnerId }) => {
    ok(await proposeMove(w.worker(), meetingId, LATER))
    ok(await answerMove(w.partner(partnerId), meetingId, { agree: true }))
  })
  expect(names).toEqual([['meeting.move-proposed', 'meeting.moved'], ['request.meeting-moved']])
})

test('not moved, and kept', async () => {
  const names = await heard(async (w, { meetingId, partnerId }) => {
    ok(await proposeMove(w.worker(), meetingId, LATER))
    ok(await answerMove(w.partner(partnerId), meetingId, { agree: false }))
    ok(await keepAgreedTime(w.worker(), meetingId))
  })
  expect(names).toEqual([['meeting.move-proposed', 'meeting.move-declined', 'meeting.time-kept'], []])
})

test('cancelled', async () => {
  const names = await heard(async (w, { meetingId }) => ok(await cancelMeeting(w.worker(), meetingId)))
  expect(names).toEqual([['meeting.cancelled'], ['request.meeting-cancelled']])
})

test('left by its partner', async () => {
  const names = await heard(async (w, { meetingId, partnerId }) => ok(await cancelMeeting(w.partner(partnerId), meetingId)))
  expect(names).toEqual([['meeting.partner-gone'], []])
})

test.each(['held', 'no-show-parent'] as const)('over: %s', async (outcome) => {
  const names = await heard(async (w, { meetingId }) => {
    w.ports.clock.turnTo(START)
    ok(await closeMeeting(w.worker(), meetingId, { outcome }))
  })
  expect(names).toEqual([[`meeting.${outcome}`], ['request.meeting-closed']])
})

test('nobody says how it went', async () => {
  const [names] = await heard((w) => w.passTo('2026-11-27T14:00:00.000Z'))
  expect(names).toEqual(['meeting.over', 'meeting.nudged', 'meeting.escalated'])
})
