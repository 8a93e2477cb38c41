import { describe, expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { answerMove, keepTime } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { findMeeting, listMeetings } from '#core/meeting/list.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { ask } from '#core/request/ask.ts'
import { aRequest } from '../../support/tenant.ts'
import { confirmed, diaryOf, further, meetingOf, notices } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

/** Wednesday 25.11. 13:30–15:30, now being Monday 10:00. */
const FIRST = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }
const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }
const WEEKS = { start: '2026-12-14T11:30:00.000Z', end: '2026-12-14T13:30:00.000Z' }

async function met() {
  const w = await world()
  const life = await confirmed(w)
  return { w, life, id: life.meetingId, partner: () => w.partner(life.partnerId) }
}

const said = (w: World, template: string) => notices(w).filter((one) => one.template === template)

describe('a booked meeting', () => {
  test('stands as a record that waits for its own end', async () => {
    const { w, life, id } = await met()
    expect(await meetingOf(w, id)).toMatchObject({
      ...FIRST,
      kind: 'meeting',
      state: 'scheduled',
      waitsFor: 'start',
      due: FIRST.end,
      owner: 'system',
      reason: 'agreed',
      attempts: 0,
      requestId: life.requestId,
      workerId: 'worker',
      partnerId: life.partnerId,
      mode: 'in-person',
      area: '529',
      invite: 0,
      nudges: 0,
    })
  })

  test('may be elsewhere and otherwise than the request said', async () => {
    const { w, life } = await met()
    const added = ok(await addMeeting(w.worker(), life.requestId, { ...LATER, mode: 'remote', place: 'Kirjasto' }))
    expect(added).toMatchObject({ mode: 'remote', place: 'Kirjasto' })
    expect(diaryOf(w, life.partnerId).bookings).toMatchObject([
      { mode: 'in-person' },
      { mode: 'remote', meetingId: added.id, requestId: life.requestId },
    ])
  })

  test('in the past, or with somebody who is not here, is refused', async () => {
    const { w, life } = await met()
    const past = { start: '2026-11-20T11:30:00.000Z', end: '2026-11-20T13:30:00.000Z' }
    expect(await addMeeting(w.worker(), life.requestId, past)).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'start', code: 'IN_THE_PAST' }],
    })
    expect(await addMeeting(w.worker(), life.requestId, { ...LATER, partnerId: 'somebody' })).toEqual({
      refused: 'WRONG_STATE',
      detail: { state: 'confirmed' },
    })
    const open = ok(await ask(w.worker(), aRequest()))
    expect(await addMeeting(w.worker(), open.id, LATER)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'open' } })
  })
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
    expect(said(w, 'move-proposed').map(({ to, facts }) => [to.id, facts])).toEqual(
      Array.from({ length: 2 }, () => [
        life.partnerId,
        { slots: [LATER], previous: FIRST, area: '529', mode: 'in-person', deadline: due },
      ]),
    )
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
    expect(said(w, 'moved')).toMatchObject([{ facts }, { facts }])
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
    expect(said(w, 'move-declined')).toMatchObject([{ facts: { slots: [FIRST] } }, { facts: { slots: [FIRST] } }])
    expect(said(w, 'meeting-changed').map((one) => one.facts.slots)).toEqual([[LATER]])
  })
})

describe('the old time kept after all', () => {
  test('is said to both, with a new invite', async () => {
    const { w, id } = await met()
    ok(await proposeMove(w.worker(), id, LATER))
    expect(ok(await keepTime(w.worker(), id))).toMatchObject({
      ...FIRST,
      waitsFor: 'start',
      due: FIRST.end,
      owner: 'system',
      invite: 1,
    })
    const facts = { slots: [FIRST], invite: { uid: id, sequence: 1, method: 'REQUEST' } }
    expect(said(w, 'booked')).toMatchObject([{ facts }, { facts }])
    expect(said(w, 'move-proposed').map(({ state, suppressedFor }) => [state, suppressedFor])).toEqual([
      ['suppressed', 'moved'],
      ['suppressed', 'moved'],
    ])
  })

  test('needs something to have been in doubt, and the time to be ahead', async () => {
    const { w, id } = await met()
    expect(await keepTime(w.worker(), id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'scheduled' } })
    ok(await proposeMove(w.worker(), id, LATER))
    w.ports.clock.turnTo(FIRST.start)
    expect(await keepTime(w.worker(), id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'scheduled' } })
  })
})

describe('a meeting cancelled', () => {
  test.each([
    ['worker', 'worker'],
    ['coordinator', 'coordinator'],
    ['admin', 'coordinator'],
  ] as const)('by a %s says so, frees the time, and takes it out of both calendars', async (role, by) => {
    const { w, life, id } = await met()
    ok(await cancelMeeting(w.as({ role, id: role }), id))
    expect(await meetingOf(w, id)).toMatchObject({
      state: 'cancelled',
      cancelledBy: by,
      invite: 1,
      closedAt: w.ports.clock.now(),
      waitsFor: 'nothing',
      due: null,
    })
    expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], waitsFor: 'rematch' })
    const facts = { slots: [FIRST], invite: { uid: id, sequence: 1, method: 'CANCEL' } }
    expect(said(w, 'cancelled')).toMatchObject([
      { to: { id: life.partnerId }, facts },
      { to: { id: life.partnerId }, facts },
    ])
    expect(said(w, 'meeting-cancelled')).toMatchObject([{ to: { role: 'worker' }, facts }])
  })

  test('cannot be once it has begun, nor twice', async () => {
    const { w, id } = await met()
    w.ports.clock.turnTo(FIRST.start)
    expect(await cancelMeeting(w.worker(), id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'scheduled' } })
    w.ports.clock.turnTo('2026-11-25T11:29:59.999Z')
    ok(await cancelMeeting(w.worker(), id))
    expect(await cancelMeeting(w.worker(), id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'cancelled' } })
  })
})

describe('a partner who cannot come', () => {
  test('in good time leaves it to the worker', async () => {
    const { w, life, id, partner } = await met()
    ok(await cancelMeeting(partner(), id))
    expect(await meetingOf(w, id)).toMatchObject({
      state: 'scheduled',
      partnerId: null,
      waitsFor: 'arrange',
      owner: 'worker',
      reason: 'partner-cannot',
      invite: 1,
      due: '2026-11-25T08:00:00.000Z',
    })
    expect(diaryOf(w, life.partnerId).bookings).toEqual([])
    expect(said(w, 'partner-gone')).toMatchObject([{ to: { role: 'worker' }, facts: { slots: [FIRST] } }])
    expect(said(w, 'cancelled')[0]).toMatchObject({
      to: { id: life.partnerId },
      facts: { invite: { sequence: 1, method: 'CANCEL' } },
    })
    expect(said(w, 'needs-coordinator')).toEqual([])
  })

  test.each([
    ['exactly a day before: in good time', '2026-11-24T11:30:00.000Z', 'arrange', '2026-11-25T09:30:00.000Z'],
    ['less than a day before: within two hours', '2026-11-24T11:31:00.000Z', 'late-choice', '2026-11-24T13:31:00.000Z'],
    ['two hours before: an hour before it', '2026-11-25T09:30:00.000Z', 'late-choice', '2026-11-25T10:30:00.000Z'],
    ['at the last moment: a quarter of an hour', '2026-11-25T11:20:00.000Z', 'late-choice', '2026-11-25T11:35:00.000Z'],
  ] as const)('%s', async (_, now, waitsFor, due) => {
    const { w, id, partner } = await met()
    w.ports.clock.turnTo(now)
    ok(await cancelMeeting(partner(), id))
    expect(await meetingOf(w, id)).toMatchObject({ waitsFor, due, owner: 'worker' })
    expect(said(w, 'needs-coordinator')).toHaveLength(waitsFor === 'late-choice' ? 1 : 0)
  })
})

describe('how it went', () => {
  test('is said by staff, and not before it begins', async () => {
    const { w, id, partner } = await met()
    expect(await closeMeeting(w.worker(), id, { outcome: 'held' })).toEqual({
      refused: 'WRONG_STATE',
      detail: { state: 'not-begun' },
    })
    w.ports.clock.turnTo(FIRST.start)
    expect(await closeMeeting(partner(), id, { outcome: 'held' })).toEqual({ refused: 'FORBIDDEN' })
    const closed = ok(await closeMeeting(w.worker(), id, { outcome: 'held' }))
    expect(closed).toMatchObject({
      state: 'held',
      outcome: 'held',
      closedAt: FIRST.start,
      waitsFor: 'nothing',
      due: null,
      owner: 'nobody',
    })
    expect(await closeMeeting(w.worker(), id, { outcome: 'held' })).toEqual({ refused: 'WRONG_STATE', detail: { state: 'held' } })
  })

  test('takes back a proposal nobody answered', async () => {
    const { w, id } = await met()
    ok(await proposeMove(w.worker(), id, LATER))
    w.ports.clock.turnTo(FIRST.start)
    ok(await closeMeeting(w.worker(), id, { outcome: 'held' }))
    expect(await meetingOf(w, id)).not.toHaveProperty('proposal')
    expect(said(w, 'move-proposed').map((one) => one.state)).toEqual(['suppressed', 'suppressed'])
  })

  test('of a meeting whose partner had gone concerns nobody’s ledger', async () => {
    const { w, id, partner } = await met()
    ok(await cancelMeeting(partner(), id))
    w.ports.clock.turnTo(FIRST.start)
    ok(await closeMeeting(w.worker(), id, { outcome: 'no-show-partner' }))
    expect(w.items().filter((item) => item['kind'] === 'ledger')).toEqual([])
    expect(said(w, 'thanks')).toEqual([])
  })
})

describe('one meeting is seen', () => {
  test('by its worker, its partner and coordinators, and by nobody else', async () => {
    const { w, id, partner } = await met()
    for (const call of [w.worker(), partner(), w.coordinator()]) expect(await findMeeting(call, id)).toMatchObject({ id })
    for (const call of [w.worker('worker-2'), w.partner('somebody')])
      expect(await findMeeting(call, id)).toEqual({ refused: 'NOT_FOUND' })
    expect(await findMeeting(w.coordinator(), `${id}0`)).toEqual({ refused: 'NOT_FOUND' })
  })

  test('in a calendar from its very start to its very start', async () => {
    const { w, life, id } = await met()
    const later = await further(w, life, LATER.start)
    const ids = async (range: object) => (await listMeetings(w.coordinator(), range)).items.map((one) => one.id)
    expect(await ids({})).toEqual([id, later.id])
    expect(await ids({ from: FIRST.start, to: FIRST.start })).toEqual([id])
    expect(await ids({ from: LATER.start })).toEqual([later.id])
    expect(await ids({ to: '2026-11-25T11:29:59.999Z' })).toEqual([])
    const [one, two] = [await listMeetings(w.worker(), { limit: 1 }), await listMeetings(w.worker(), { limit: 2 })]
    expect([one.items.length, two.items.length, two.next]).toEqual([1, 2, undefined])
    expect((await listMeetings(w.worker(), { limit: 1, cursor: one.next! })).items).toMatchObject([{ id: later.id }])
  })
})
