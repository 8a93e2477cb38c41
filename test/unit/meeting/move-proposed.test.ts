import { describe, expect, test } from 'vitest'
import { isRefusal } from '#core/refusal.ts'
import { answerMove, keepAgreedTime } from '#core/meeting/answer-move.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { changePartner } from '#core/partner/change.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, further, meetingOf, notices, remindersOf, sent } from '../../support/story.ts'
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

const WEEKS = { start: '2026-12-14T11:30:00.000Z', end: '2026-12-14T13:30:00.000Z' }

async function met() {
  const w = await world()
  const life = await confirmed(w)
  return { w, life, id: life.meetingId, partner: () => w.partner(life.partnerId) }
}

const said = (w: World, template: string) => notices(w).filter((one) => one.template === template)
const LATER_TIME = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }
const BEGIN = '2026-11-25T11:30:00.000Z'

test('the old time holds, with its reminders, while another is proposed', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  expect(remindersOf(w, life.meetingId)).toHaveLength(2)
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({
    waitsFor: 'move-answer',
    owner: 'partner',
    start: '2026-11-25T11:30:00.000Z',
  })
  expect(sent(w, 'move-proposed').map((one) => one.to.id)).toEqual([life.partnerId])
  expect(unsound(w)).toEqual([])
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

test('a partner takes back only their own proposal', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  expect(await keepAgreedTime(w.partner(life.partnerId), life.meetingId)).toMatchObject({ refused: 'FORBIDDEN' })
  ok(await proposeMove(w.partner(life.partnerId), life.meetingId, WEEKS))
  ok(await keepAgreedTime(w.partner(life.partnerId), life.meetingId))
  await w.settle()
  expect(sent(w, 'confirmed')).toHaveLength(2)
})

test('what the partner has promised elsewhere cannot be proposed, nor agreed to any more', async () => {
  const w = await world()
  const life = await confirmed(w)
  const other = await further(w, life, LATER.start)
  expect(await proposeMove(w.worker(), life.meetingId, LATER)).toMatchObject({ refused: 'NOT_THEIR_TIME' })
  ok(await setAvailability(w.partner(life.partnerId), life.partnerId, { weekly: [{ day: 1, from: '08:00', to: '09:00' }] }))
  const free = { start: '2026-12-01T11:30:00.000Z', end: '2026-12-01T13:30:00.000Z' }
  expect(isRefusal(await proposeMove(w.worker(), life.meetingId, free))).toBe(false) // their weeks do not forbid asking
  ok(await proposeMove(w.partner(life.partnerId), other.id, free))
  ok(await answerMove(w.partner(life.partnerId), life.meetingId, { agree: true }))
  expect(await answerMove(w.worker(), other.id, { agree: true })).toMatchObject({ refused: 'NOT_THEIR_TIME' })
})

test.each(BINDING)('the partner’s %s bind a move as they bind a meeting, whoever proposes it', async (_name, patch, code) => {
  const w = await world()
  const life = await confirmed(w)
  await further(w, life, '2026-12-02T11:00:00.000Z', 120)
  ok(await changePartner(w.coordinator(), life.partnerId, patch))
  const refused = { refused: 'RULES_FAIL', detail: { codes: [code] } }
  expect(await proposeMove(w.worker(), life.meetingId, DECEMBER)).toEqual({ refused: 'NOT_WITH_THIS_PARTNER' })
  expect(await proposeMove(w.coordinator(), life.meetingId, DECEMBER)).toEqual(refused)
  expect(await proposeMove(w.partner(life.partnerId), life.meetingId, DECEMBER)).toEqual(refused)
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

describe('another time proposed', () => {
  test('waits for the partner two hours before the earlier time at the latest, and says so with both times', async () => {
    const { w, life, id } = await met()
    ok(await proposeMove(w.worker(), id, LATER))
    const due = '2026-11-25T08:00:00.000Z' // 48 hours; the time itself would give until 9:30
    expect(await meetingOf(w, id)).toMatchObject({
      proposal: { ...LATER, by: 'worker', at: w.ports.clock.now() },
      waitsFor: 'move-answer',
      owner: 'partner',
      reason: 'move-proposed',
      due,
    })
    expect(said(w, 'move-proposed').map(({ to, facts }) => [to.id, facts])).toEqual([
      [life.partnerId, { slots: [LATER], previous: FIRST, area: '529', mode: 'in-person', deadline: due }],
    ])
  })

  test('late, until two hours before; later still, for a quarter of an hour', async () => {
    const { w, id } = await met()
    w.ports.clock.turnTo('2026-11-25T08:00:00.000Z')
    expect(ok(await proposeMove(w.worker(), id, LATER)).due).toBe('2026-11-25T09:30:00.000Z')
    w.ports.clock.turnTo('2026-11-25T09:20:00.000Z')
    expect(ok(await proposeMove(w.worker(), id, LATER)).due).toBe('2026-11-25T09:35:00.000Z')
  })

  test('by the partner goes to the worker; by a coordinator it goes to the partner as the house’s own', async () => {
    const { w, id, partner } = await met()
    expect(ok(await proposeMove(partner(), id, LATER))).toMatchObject({ owner: 'worker', proposal: { by: 'partner' } })
    expect(said(w, 'meeting-changed')).toMatchObject([{ to: { role: 'worker' }, facts: { slots: [LATER], previous: FIRST } }])
    expect(ok(await proposeMove(w.coordinator(), id, WEEKS))).toMatchObject({
      owner: 'partner',
      proposal: { by: 'coordinator', ...WEEKS },
    })
  })
})

describe('a proposal is', () => {
  test.each(['worker', 'coordinator', 'partner'] as const)(
    'to be answered by the other side when its %s proposes',
    async (role) => {
      const w = await world()
      const life = await confirmed(w)
      const call = role === 'partner' ? w.partner(life.partnerId) : w[role]()
      const moved = ok(await proposeMove(call, life.meetingId, LATER_TIME))
      const now = w.ports.clock.now()
      expect(moved).toMatchObject({
        proposal: { ...LATER_TIME, by: role, at: now },
        waitsFor: 'move-answer',
        owner: role === 'partner' ? 'worker' : 'partner',
        reason: 'move-proposed',
        due: '2026-11-25T08:00:00.000Z',
        nudges: 0,
        attempts: 0,
        start: BEGIN,
      })
    },
  )

  test('to be answered two hours before the earlier time at the latest', async () => {
    const w = await world()
    const life = await confirmed(w)
    const near = { start: '2026-11-24T10:00:00.000Z', end: '2026-11-24T11:00:00.000Z' }
    expect(ok(await proposeMove(w.worker(), life.meetingId, near)).due).toBe('2026-11-24T08:00:00.000Z')
  })
})
