import { describe, expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { answerTime } from '#core/meeting/answer-time.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { addAgreed, pauseHandingBack } from '../../support/agreed.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, meetingOf, remindersOf, sent, view } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** Wednesday 2.12. 13:00–14:00, now being Monday 23.11. 10:00. */
const TIME = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }
const OTHER = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' }

async function asked() {
  const w = await world()
  const life = await confirmed(w)
  const { id } = ok(await addMeeting(w.worker(), life.requestId, TIME))
  await w.settle()
  return { w, life, id, partner: () => w.partner(life.partnerId) }
}

test('a further time is asked of the partner: nothing is agreed, reminded of or in a calendar until their yes', async () => {
  const { w, life, id } = await asked()
  expect(await meetingOf(w, id)).toMatchObject({
    state: 'proposed',
    waitsFor: 'time-answer',
    owner: 'partner',
    reason: 'time-asked',
  })
  expect(sent(w, 'time-asked')).toHaveLength(1)
  expect(sent(w, 'time-asked').every(({ facts }) => facts.invite === undefined && facts.deadline !== undefined)).toBe(true)
  expect(sent(w, 'booked')).toEqual([])
  expect(remindersOf(w, id)).toEqual([])
  expect(diaryOf(w, life.partnerId).bookings).toContainEqual(expect.objectContaining({ meetingId: id, asked: true }))
  expect(unsound(w)).toEqual([])
})

test('a yes agrees it: both sides hear it with the invite, and are reminded', async () => {
  const { w, life, id, partner } = await asked()
  const agreed = ok(await answerTime(partner(), id, { answer: 'accept' }))
  await w.settle()
  expect(agreed).toMatchObject({ state: 'scheduled', waitsFor: 'start', ...TIME, agreedAt: expect.any(String) })
  expect(remindersOf(w, id)).toHaveLength(4)
  expect(sent(w, 'booked').map(({ facts }) => facts.invite?.method)).toEqual(['REQUEST'])
  expect(sent(w, 'booked').every(({ facts }) => facts.told === undefined)).toBe(true)
  expect(sent(w, 'confirmed').at(-1)?.facts).toMatchObject({ told: 'more' })
  expect(diaryOf(w, life.partnerId).bookings.some((one) => one.asked)).toBe(false)
  expect(unsound(w)).toEqual([])
})

test('a no ends it: the time is free, and the worker hears that it did not suit', async () => {
  const { w, life, id, partner } = await asked()
  ok(await answerTime(partner(), id, { answer: 'decline' }))
  await w.settle()
  expect(await meetingOf(w, id)).toMatchObject({ state: 'cancelled', cancelledBy: 'partner', waitsFor: 'nothing' })
  expect(sent(w, 'time-declined').map(({ to }) => to.role)).toEqual(['worker'])
  expect([...sent(w, 'cancelled'), ...sent(w, 'meeting-cancelled')]).toEqual([])
  expect(diaryOf(w, life.partnerId).bookings).toHaveLength(1)
  expect(unsound(w)).toEqual([])
})

test('another time of theirs waits for the worker, whose yes agrees it; the first time is kept until then', async () => {
  const { w, life, id, partner } = await asked()
  ok(await answerTime(partner(), id, { answer: 'other-time', ...OTHER }))
  await w.settle()
  expect(await meetingOf(w, id)).toMatchObject({ state: 'proposed', owner: 'worker', reason: 'other-time', proposal: OTHER })
  expect(sent(w, 'other-time-proposed')).toHaveLength(1)
  expect(diaryOf(w, life.partnerId).bookings).toContainEqual(expect.objectContaining({ ...TIME, asked: true }))
  expect(ok(await answerMove(w.worker(), id, { agree: true }))).toMatchObject({ state: 'scheduled', ...OTHER })
  await w.settle()
  expect(unsound(w)).toEqual([])
})

test('a worker who says no to the other time ends it, and its partner hears what became of it', async () => {
  const { w, id, partner } = await asked()
  ok(await answerTime(partner(), id, { answer: 'other-time', ...OTHER }))
  ok(await answerMove(w.worker(), id, { agree: false }))
  await w.settle()
  expect(await meetingOf(w, id)).toMatchObject({ state: 'cancelled', cancelledBy: 'worker' })
  expect(sent(w, 'proposal-ended').map(({ facts }) => facts.slots)).toEqual([[OTHER]])
  expect(unsound(w)).toEqual([])
})

test('the other time, added by the worker instead, is the yes to it', async () => {
  const { w, life, id, partner } = await asked()
  ok(await answerTime(partner(), id, { answer: 'other-time', ...OTHER }))
  expect(ok(await addMeeting(w.worker(), life.requestId, OTHER))).toMatchObject({ id, state: 'scheduled', ...OTHER })
})

test('the very time asked about, sent back as another one, is a yes to it', async () => {
  const { id, partner } = await asked()
  expect(ok(await answerTime(partner(), id, { answer: 'other-time', ...TIME }))).toMatchObject({ state: 'scheduled' })
})

test('nobody answers for the partner but themselves, or a coordinator whom they told', async () => {
  const { w, life, id } = await asked()
  expect(await answerTime(w.worker(), id, { answer: 'accept' })).toMatchObject({ refused: 'FORBIDDEN' })
  expect(await answerTime(w.partner('somebody'), id, { answer: 'accept' })).toMatchObject({ refused: 'NOT_FOUND' })
  expect(await answerMove(w.worker(), id, { agree: true })).toMatchObject({ refused: 'WRONG_STATE' })
  const phoned = w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'partner', id: life.partnerId } })
  expect(ok(await answerTime(phoned, id, { answer: 'accept' }))).toMatchObject({ state: 'scheduled' })
})

test('agreed on together it is booked at once; the partner is told so, and can say no', async () => {
  const w = await world()
  const life = await confirmed(w)
  const { id } = ok(await addAgreed(w.worker(), life.requestId, TIME))
  await w.settle()
  expect(await meetingOf(w, id)).toMatchObject({ state: 'scheduled', waitsFor: 'start' })
  expect(sent(w, 'booked').map(({ facts }) => facts.told)).toEqual(['together'])
})

describe('what refuses', () => {
  test('a time that is not theirs is said to be just that, whatever the reason', async () => {
    const { w, life } = await asked()
    for (const more of [{}, { agreed: true }])
      expect(await addMeeting(w.worker(), life.requestId, { ...TIME, ...more })).toEqual({ refused: 'NOT_THEIR_TIME' })
    ok(await setAvailability(w.partner(life.partnerId), life.partnerId, { weekly: [{ day: 1, from: '08:00', to: '16:00' }] }))
    expect(await addMeeting(w.worker(), life.requestId, OTHER)).toEqual({ refused: 'NOT_THEIR_TIME' })
  })

  test('nobody on a break is asked, about a time after it neither', async () => {
    const w = await world()
    const life = await confirmed(w)
    ok(await pauseHandingBack(w.partner(life.partnerId), life.partnerId, { until: '2026-11-24' }))
    expect(await addMeeting(w.worker(), life.requestId, TIME)).toEqual({ refused: 'NOT_WITH_THIS_PARTNER' })
  })

  test('a yes to a time that has been promised elsewhere meanwhile, or is over', async () => {
    const { w, id, partner } = await asked()
    ok(await answerTime(partner(), id, { answer: 'other-time', ...OTHER }))
    ok(await addAgreed(w.worker(), id.split('.')[0]!, { start: '2026-12-03T11:30:00.000Z', end: '2026-12-03T13:00:00.000Z' }))
    expect(await answerMove(w.worker(), id, { agree: true })).toEqual({ refused: 'NOT_THEIR_TIME' })
  })
})

test('the page of the request shows when its partner usually can, and nothing of when they cannot', async () => {
  const w = await world()
  const life = await confirmed(w)
  const weekly = [{ day: 3, from: '08:00', to: '16:00' }]
  const away = [{ start: '2026-12-10T00:00:00.000Z', end: '2026-12-11T00:00:00.000Z' }]
  ok(await setAvailability(w.partner(life.partnerId), life.partnerId, { weekly, extra: [OTHER], away }))
  const { partners } = await view(w, life.requestId)
  expect(partners[life.partnerId]?.usually).toEqual({ weekly, extra: [OTHER] })
})
