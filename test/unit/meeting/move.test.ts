import { expect, test } from 'vitest'
import { isRefusal } from '#core/refusal.ts'
import { answerMove, keepTime } from '#core/meeting/answer-move.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { changePartner } from '#core/partner/change.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, further, meetingOf, notices, remindersOf, requests, sent } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** Monday 30.11. 13:30–15:30 */
const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

test('a proposal stops the old reminders at once and keeps the old time', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  expect(remindersOf(w, life.meetingId)).toEqual([])
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({
    waitsFor: 'move-answer',
    owner: 'partner',
    start: '2026-11-25T11:30:00.000Z',
  })
  expect(sent(w, 'move-proposed').map((one) => one.to.id)).toEqual([life.partnerId, life.partnerId])
  expect(unsound(w)).toEqual([])
})

test('yes binds: new time, new reminders, diary moved, both sides told', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  const before = requests(w)[0]!.due!
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true }))
  expect(remindersOf(w, life.meetingId)).toHaveLength(6)
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ ...LATER, waitsFor: 'start', invite: 1 })
  expect(diaryOf(w, life.partnerId).bookings).toMatchObject([LATER])
  expect(sent(w, 'moved')).toHaveLength(2)
  expect(sent(w, 'meeting-changed').map((one) => one.to.role)).toEqual(['worker'])
  expect(requests(w)[0]!.due! > before).toBe(true) // a month of quiet is counted from the new time
  expect(unsound(w)).toEqual([])
})

test('a question waiting for the morning is taken back with its answer by phone', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-23T21:00:00.000Z')
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  ok(await answerMove(w.coordinator(), life.meetingId, { agree: true }))
  expect(
    notices(w)
      .filter((one) => one.template === 'move-proposed')
      .map((one) => one.state),
  ).toEqual(['suppressed', 'suppressed'])
})

test('no leaves it to the worker, who may keep the old time: reminders are due again', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: false }))
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'arrange', owner: 'worker', reason: 'move-declined' })
  expect(sent(w, 'meeting-changed')).toHaveLength(1)
  ok(await keepTime(w.worker(), life.meetingId))
  await w.settle()
  expect(remindersOf(w, life.meetingId)).toHaveLength(6)
  expect(unsound(w)).toEqual([])
})

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

test('a partner proposes by link, and only the other side may answer', async () => {
  const w = await world()
  const life = await confirmed(w)
  const partner = w.partner(life.partnerId)
  ok(await proposeMove(partner, life.meetingId, LATER))
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ owner: 'worker', proposal: { by: 'partner' } })
  expect(await answerMove(partner, life.meetingId, { agree: true })).toMatchObject({ refused: 'FORBIDDEN' })
  ok(await answerMove(w.worker(), life.meetingId, { agree: true }))
  expect(await meetingOf(w, life.meetingId)).toMatchObject(LATER)
})

test('a worker’s no to a partner’s proposal is told to the partner', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.partner(life.partnerId), life.meetingId, LATER))
  ok(await answerMove(w.worker(), life.meetingId, { agree: false }))
  await w.settle()
  expect(sent(w, 'move-declined').map((one) => one.to.id)).toEqual([life.partnerId, life.partnerId])
})

test('a partner takes back only their own proposal', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  expect(await keepTime(w.partner(life.partnerId), life.meetingId)).toMatchObject({ refused: 'FORBIDDEN' })
  ok(await proposeMove(w.partner(life.partnerId), life.meetingId, LATER))
  ok(await keepTime(w.partner(life.partnerId), life.meetingId))
  await w.settle()
  expect(sent(w, 'confirmed')).toHaveLength(2)
})

test('what the partner has promised elsewhere cannot be proposed, nor agreed to any more', async () => {
  const w = await world()
  const life = await confirmed(w)
  const other = await further(w, life, LATER.start)
  expect(await proposeMove(w.worker(), life.meetingId, LATER)).toMatchObject({ refused: 'SLOT_NO_LONGER_FREE' })
  ok(await setAvailability(w.partner(life.partnerId), life.partnerId, { weekly: [{ day: 1, from: '08:00', to: '09:00' }] }))
  const free = { start: '2026-12-01T11:30:00.000Z', end: '2026-12-01T13:30:00.000Z' }
  expect(isRefusal(await proposeMove(w.worker(), life.meetingId, free))).toBe(false) // their weeks do not forbid asking
  ok(await proposeMove(w.partner(life.partnerId), other.id, free))
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true }))
  expect(await answerMove(w.worker(), other.id, { agree: true })).toMatchObject({ refused: 'SLOT_NO_LONGER_FREE' })
})

const BINDING = [
  ['hours of the month', { capacity: { families: 3, meetingsPerDay: 2, hoursPerMonth: 3, offersPerWeek: 5 } }, 'HOURS'],
  ['earnings', { earningsCap: 9000 }, 'EARNINGS'],
  ['undertaking', { checks: { undertakingUntil: '2026-12-01', agreementUntil: '2027-12-31' } }, 'CHECKS'],
] as const

/** Into December, where another meeting of two hours is. */
const DECEMBER = { start: '2026-12-08T11:30:00.000Z', end: '2026-12-08T13:30:00.000Z' }

test.each(BINDING)('the partner’s %s bind a move as they bind a meeting, whoever proposes it', async (_name, patch, code) => {
  const w = await world()
  const life = await confirmed(w)
  await further(w, life, '2026-12-02T11:00:00.000Z', 120)
  ok(await changePartner(w.coordinator(), life.partnerId, patch))
  const refused = { refused: 'RULES_FAIL', detail: { codes: [code] } }
  expect(await proposeMove(w.worker(), life.meetingId, DECEMBER)).toEqual(refused)
  expect(await proposeMove(w.partner(life.partnerId), life.meetingId, DECEMBER)).toEqual(refused)
})

test.each(BINDING)('the partner’s %s are looked at again before a yes to a move counts', async (_name, patch, code) => {
  const w = await world()
  const life = await confirmed(w)
  await further(w, life, '2026-12-02T11:00:00.000Z', 120)
  ok(await proposeMove(w.worker(), life.meetingId, DECEMBER))
  ok(await changePartner(w.coordinator(), life.partnerId, patch))
  expect(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true })).toEqual({
    refused: 'RULES_FAIL',
    detail: { codes: [code] },
  })
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: false }))
})

test('the meeting’s own time is not counted against its move', async () => {
  const w = await world()
  const life = await confirmed(w)
  const meeting = await further(w, life, '2026-12-02T11:00:00.000Z', 120)
  ok(await changePartner(w.coordinator(), life.partnerId, { ...BINDING[0][1], ...BINDING[1][1] }))
  ok(await proposeMove(w.worker(), meeting.id, DECEMBER))
  ok(await answerMove(w.partner(life.partnerId), meeting.id, { agree: true }))
  expect(diaryOf(w, life.partnerId).bookings[1]).toMatchObject(DECEMBER)
})

test('a meeting that has begun cannot be moved', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-25T12:00:00.000Z')
  expect(await proposeMove(w.worker(), life.meetingId, LATER)).toMatchObject({ refused: 'WRONG_STATE' })
})
