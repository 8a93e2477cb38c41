import { describe, expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { answerMove, keepTime } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { findMeeting, listMeetings } from '#core/meeting/list.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { cancelRequest } from '#core/request/close.ts'
import { confirmed, type Life, meetings } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }
const AGREE = { agree: true }
const state = (name: string) => ({ refused: 'WRONG_STATE', detail: { state: name } })
const unknown = (...paths: string[]) => ({
  refused: 'INVALID',
  fields: paths.map((path) => ({ path, code: expect.any(String) })),
})

type Does = (w: World, life: Life) => Promise<unknown>
const propose: Does = async (w, { meetingId }) => ok(await proposeMove(w.worker(), meetingId, LATER))
const cancel: Does = async (w, { meetingId }) => ok(await cancelMeeting(w.worker(), meetingId))
const leave: Does = async (w, { meetingId, partnerId }) => ok(await cancelMeeting(w.partner(partnerId), meetingId))
const until =
  (instant: string): Does =>
  (w) =>
    w.passTo(instant)
const turn =
  (instant: string): Does =>
  async (w) =>
    w.ports.clock.turnTo(instant)
const nothing: Does = async () => undefined
const BEGIN = '2026-11-25T11:30:00.000Z'
const OVER = '2026-11-25T13:35:00.000Z'

/** Refused, and nothing is written. */
async function refusal(before: Does, does: Does): Promise<unknown> {
  const w = await world()
  const life = await confirmed(w)
  await before(w, life)
  const were = JSON.stringify(w.items())
  const answer = await does(w, life)
  expect(JSON.stringify(w.items())).toBe(were)
  return answer
}

describe('a meeting cannot be', () => {
  test.each<[string, Does, Does, unknown]>([
    [
      'added to a request that is closed',
      async (w, life) => ok(await cancelRequest(w.worker(), life.requestId)),
      (w, life) => addMeeting(w.worker(), life.requestId, LATER),
      state('closed'),
    ],
    [
      'added with somebody who has no seat',
      nothing,
      (w, life) => addMeeting(w.worker(), life.requestId, { ...LATER, partnerId: 'somebody' }),
      state('confirmed'),
    ],
    [
      'added by a colleague',
      nothing,
      (w, life) => addMeeting(w.worker('worker-2'), life.requestId, LATER),
      { refused: 'NOT_FOUND' },
    ],
    ['moved to no time', nothing, (w, life) => proposeMove(w.worker(), life.meetingId, {}), unknown('start', 'end')],
    [
      'moved backwards',
      nothing,
      (w, life) => proposeMove(w.worker(), life.meetingId, { start: LATER.end, end: LATER.start }),
      { refused: 'INVALID', fields: [{ path: 'end', code: 'END_BEFORE_START' }] },
    ],
    [
      'moved at the minute it begins',
      turn(BEGIN),
      (w, life) => proposeMove(w.worker(), life.meetingId, LATER),
      state('scheduled'),
    ],
    ['moved when it is over', until(OVER), (w, life) => proposeMove(w.worker(), life.meetingId, LATER), state('scheduled')],
    ['moved once cancelled', cancel, (w, life) => proposeMove(w.worker(), life.meetingId, LATER), state('cancelled')],
    ['moved without a partner', leave, (w, life) => proposeMove(w.worker(), life.meetingId, LATER), state('no-partner')],
    [
      'moved by another partner',
      nothing,
      (w, life) => proposeMove(w.partner('somebody'), life.meetingId, LATER),
      { refused: 'NOT_FOUND' },
    ],
    [
      'agreed on without an answer',
      propose,
      (w, life) => answerMove(w.partner(life.partnerId), life.meetingId, {}),
      unknown('agree'),
    ],
    [
      'agreed on when nothing is proposed',
      nothing,
      (w, life) => answerMove(w.partner(life.partnerId), life.meetingId, AGREE),
      state('scheduled'),
    ],
    [
      'agreed on once cancelled',
      async (w, life) => (await propose(w, life), cancel(w, life)),
      (w, life) => answerMove(w.coordinator(), life.meetingId, AGREE),
      state('cancelled'),
    ],
    [
      'agreed on by the worker who proposed',
      propose,
      (w, life) => answerMove(w.worker(), life.meetingId, AGREE),
      { refused: 'FORBIDDEN' },
    ],
    [
      'agreed on when the new time has come',
      async (w, { meetingId, partnerId }) => {
        ok(
          await proposeMove(w.partner(partnerId), meetingId, {
            start: '2026-11-24T10:00:00.000Z',
            end: '2026-11-24T11:00:00.000Z',
          }),
        )
        w.ports.clock.turnTo('2026-11-24T10:00:00.000Z')
      },
      (w, life) => answerMove(w.worker(), life.meetingId, AGREE),
      { refused: 'INVALID', fields: [{ path: 'start', code: 'IN_THE_PAST' }] },
    ],
    ['kept when nothing was to change', nothing, (w, life) => keepTime(w.worker(), life.meetingId), state('scheduled')],
    ['kept without a partner', leave, (w, life) => keepTime(w.worker(), life.meetingId), state('scheduled')],
    [
      'kept at the minute it begins',
      async (w, life) => (await propose(w, life), turn(BEGIN)(w, life)),
      (w, life) => keepTime(w.worker(), life.meetingId),
      state('scheduled'),
    ],
    ['cancelled twice', cancel, (w, life) => cancelMeeting(w.worker(), life.meetingId), state('cancelled')],
    [
      'cancelled at the minute it begins',
      turn(BEGIN),
      (w, life) => cancelMeeting(w.worker(), life.meetingId),
      state('scheduled'),
    ],
    [
      'closed with an outcome nobody knows',
      turn(BEGIN),
      (w, life) => closeMeeting(w.worker(), life.meetingId, { outcome: 'fine' }),
      unknown('outcome'),
    ],
    [
      'closed by its partner',
      turn(BEGIN),
      (w, life) => closeMeeting(w.partner(life.partnerId), life.meetingId, { outcome: 'held' }),
      { refused: 'FORBIDDEN' },
    ],
    [
      'closed before it begins',
      nothing,
      (w, life) => closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }),
      state('not-begun'),
    ],
    [
      'closed once cancelled',
      cancel,
      (w, life) => closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }),
      state('cancelled'),
    ],
    ['found by a colleague', nothing, (w, life) => findMeeting(w.worker('worker-2'), life.meetingId), { refused: 'NOT_FOUND' }],
    [
      'found where there is none',
      nothing,
      (w, life) => findMeeting(w.coordinator(), `${life.requestId}.m9`),
      { refused: 'NOT_FOUND' },
    ],
  ])('%s', async (_, before, does, expected) => {
    expect(await refusal(before, does)).toEqual(expected)
  })
})

describe('a meeting is', () => {
  test('somewhere else, and held otherwise, where the worker says so', async () => {
    const w = await world()
    const life = await confirmed(w)
    const how = { ...LATER, mode: 'phone', place: 'Kirjasto', partnerId: life.partnerId }
    const added = ok(await addMeeting(w.worker(), life.requestId, how))
    expect(added).toMatchObject({ mode: 'phone', place: 'Kirjasto', partnerId: life.partnerId, invite: 0, nudges: 0 })
    const plain = ok(
      await addMeeting(w.worker(), life.requestId, { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }),
    )
    expect(plain).toMatchObject({ mode: 'in-person', sequence: added.sequence + 1 })
    expect(plain).not.toHaveProperty('place')
  })

  test('taken over by whoever is added at its very time, elsewhere if so said', async () => {
    const w = await world()
    const life = await confirmed(w)
    const other = ok(await addMeeting(w.worker(), life.requestId, LATER))
    await leave(w, life)
    const slot = { start: BEGIN, end: '2026-11-25T12:30:00.000Z' }
    const added = ok(await addMeeting(w.worker(), life.requestId, { ...slot, mode: 'phone', place: 'Kirjasto' }))
    expect(added).toMatchObject({
      id: life.meetingId,
      ...slot,
      partnerId: life.partnerId,
      mode: 'phone',
      place: 'Kirjasto',
      invite: 2,
      waitsFor: 'start',
      due: slot.end,
      reason: 'agreed',
    })
    expect(meetings(w).find((one) => one.id === other.id)).toEqual(other)
  })

  test('taken over as it was where nothing else is said, but none that was cancelled', async () => {
    const w = await world()
    const life = await confirmed(w)
    const slot = { start: BEGIN, end: '2026-11-25T13:30:00.000Z' }
    await leave(w, life)
    expect(ok(await addMeeting(w.worker(), life.requestId, slot))).toMatchObject({ id: life.meetingId, mode: 'in-person' })
    await leave(w, life)
    await cancel(w, life)
    expect(ok(await addMeeting(w.worker(), life.requestId, slot)).id).not.toBe(life.meetingId)
  })

  test.each(['worker', 'coordinator', 'partner'] as const)(
    'to be answered by the other side when its %s proposes',
    async (role) => {
      const w = await world()
      const life = await confirmed(w)
      const call = role === 'partner' ? w.partner(life.partnerId) : w[role]()
      const moved = ok(await proposeMove(call, life.meetingId, LATER))
      const now = w.ports.clock.now()
      expect(moved).toMatchObject({
        proposal: { ...LATER, by: role, at: now },
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

  test('in the calendar of its worker, its partner’s coordinator, and by its time', async () => {
    const w = await world()
    const life = await confirmed(w)
    const other = ok(await addMeeting(w.worker(), life.requestId, LATER))
    const ids = async (call: ReturnType<World['worker']>, range: object) =>
      (await listMeetings(call, range)).items.map(({ id }) => id)
    for (const call of [w.worker(), w.coordinator()]) {
      expect(await listMeetings(call)).toEqual({
        items: [expect.objectContaining({ id: life.meetingId }), expect.objectContaining({ id: other.id })],
      })
      expect(await ids(call, { from: LATER.start })).toEqual([other.id])
      expect(await ids(call, { to: BEGIN })).toEqual([life.meetingId])
    }
    expect(await ids(w.worker('worker-2'), {})).toEqual([])
    const first = await listMeetings(w.coordinator(), { limit: 1 })
    expect([
      first.items.length,
      (await listMeetings(w.coordinator(), { limit: 1, cursor: first.next! })).items.map(({ id }) => id),
    ]).toEqual([1, [other.id]])
  })
})
