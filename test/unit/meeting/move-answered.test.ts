import { describe, expect, test } from 'vitest'
import { answerMove, keepAgreedTime } from '#core/meeting/answer-move.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { changePartner } from '#core/partner/change.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, further, meetingOf, notices, remindersOf, requests, sent } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

/** Monday 30.11. 13:30–15:30 */
const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

const BINDING = [
  ['hours of the month', { capacity: { families: 3, meetingsPerDay: 2, hoursPerMonth: 3, offersPerWeek: 5 } }, 'HOURS'],
  ['earnings', { earningsCap: 9000 }, 'EARNINGS'],
  ['undertaking', { checks: { undertakingUntil: '2026-12-01', agreementUntil: '2027-12-31' } }, 'CHECKS'],
] as const

/** Into December, where another meeting of two hours is. */
const DECEMBER = { start: '2026-12-08T11:30:00.000Z', end: '2026-12-08T13:30:00.000Z' }

/** Wednesday 25.11. 13:30–15:30, now being Monday 10:00. */
const FIRST = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }

async function met() {
  const w = await world()
  const life = await confirmed(w)
  return { w, life, id: life.meetingId, partner: () => w.partner(life.partnerId) }
}

const said = (w: World, template: string) => notices(w).filter((one) => one.template === template)

test('yes binds: new time, new reminders, diary moved, both sides told', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  const before = requests(w)[0]!.due!
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true }))
  expect(remindersOf(w, life.meetingId)).toHaveLength(4)
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ ...LATER, waitsFor: 'start', invite: 1 })
  expect(diaryOf(w, life.partnerId).bookings).toMatchObject([LATER])
  expect(sent(w, 'moved')).toHaveLength(1)
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
  ).toEqual(['suppressed'])
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

test('no leaves it to the worker, who may keep the old time: its reminders stand', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: false }))
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'arrange', owner: 'worker', reason: 'move-declined' })
  expect(sent(w, 'meeting-changed')).toHaveLength(1)
  ok(await keepAgreedTime(w.worker(), life.meetingId))
  await w.settle()
  expect(remindersOf(w, life.meetingId)).toHaveLength(2)
  expect(unsound(w)).toEqual([])
})

test('a worker’s no to a partner’s proposal is told to the partner', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.partner(life.partnerId), life.meetingId, LATER))
  ok(await answerMove(w.worker(), life.meetingId, { agree: false }))
  await w.settle()
  expect(sent(w, 'move-declined').map((one) => one.to.id)).toEqual([life.partnerId])
})

describe('another time proposed', () => {
  test('agreed to moves the meeting, its diary entry, its invite and its reminders', async () => {
    const { w, life, id, partner } = await met()
    ok(await proposeMove(w.worker(), id, LATER))
    ok(await answerMove(partner(), id, { agree: true }))
    expect(await meetingOf(w, id)).toMatchObject({
      ...LATER,
      waitsFor: 'start',
      due: LATER.end,
      owner: 'system',
      reason: 'agreed',
      invite: 1,
    })
    expect(await meetingOf(w, id)).not.toHaveProperty('proposal')
    expect(diaryOf(w, life.partnerId).bookings).toEqual([
      { ...LATER, meetingId: id, requestId: life.requestId, mode: 'in-person' },
    ])
    const facts = { slots: [LATER], previous: FIRST, invite: { uid: id, sequence: 1, method: 'REQUEST' } }
    expect(said(w, 'moved')).toMatchObject([{ facts }])
    expect(said(w, 'meeting-changed')).toMatchObject([{ facts }])
  })

  test('that has passed cannot be agreed to', async () => {
    const { w, id, partner } = await met()
    const sooner = { start: '2026-11-24T11:30:00.000Z', end: '2026-11-24T12:30:00.000Z' }
    ok(await proposeMove(w.worker(), id, sooner))
    w.ports.clock.turnTo(sooner.start)
    expect(await answerMove(partner(), id, { agree: true })).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'start', code: 'IN_THE_PAST' }],
    })
  })

  test('not agreed to waits for the worker for the hours of a decision, or until two hours before', async () => {
    const { w, id, partner } = await met()
    ok(await proposeMove(w.worker(), id, LATER))
    w.ports.clock.turnTo('2026-11-25T07:00:00.000Z')
    expect(ok(await answerMove(partner(), id, { agree: false }))).toMatchObject({
      ...FIRST,
      waitsFor: 'arrange',
      owner: 'worker',
      reason: 'move-declined',
      due: '2026-11-25T09:30:00.000Z',
    })
    expect(await answerMove(partner(), id, { agree: false })).toEqual({ refused: 'WRONG_STATE', detail: { state: 'scheduled' } })
    expect(said(w, 'move-declined')).toEqual([])
  })

  test('by the partner, answered no by the worker, is told to the partner alone', async () => {
    const { w, id, partner } = await met()
    ok(await proposeMove(partner(), id, LATER))
    await w.settle()
    ok(await answerMove(w.worker(), id, { agree: false }))
    expect(said(w, 'move-declined')).toMatchObject([{ facts: { slots: [FIRST] } }])
    expect(said(w, 'meeting-changed').map((one) => one.facts.slots)).toEqual([[LATER]])
  })
})

describe('the old time kept after all', () => {
  test('is said to both; calendars have had it all along', async () => {
    const { w, id } = await met()
    ok(await proposeMove(w.worker(), id, LATER))
    expect(ok(await keepAgreedTime(w.worker(), id))).toMatchObject({
      ...FIRST,
      waitsFor: 'start',
      due: FIRST.end,
      owner: 'system',
      invite: 0,
    })
    const facts = { slots: [FIRST] }
    expect(said(w, 'booked')).toMatchObject([{ facts }])
    expect(said(w, 'move-proposed').map(({ state, suppressedFor }) => [state, suppressedFor])).toEqual([
      ['suppressed', 'replaced'],
    ])
  })

  test('needs something to have been in doubt, and the time to be ahead', async () => {
    const { w, id } = await met()
    expect(await keepAgreedTime(w.worker(), id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'scheduled' } })
    ok(await proposeMove(w.worker(), id, LATER))
    w.ports.clock.turnTo(FIRST.start)
    expect(await keepAgreedTime(w.worker(), id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'scheduled' } })
  })
})
