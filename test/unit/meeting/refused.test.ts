import { describe, expect, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { answerMove, keepAgreedTime } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { findMeeting } from '#core/meeting/list.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { cancelRequest } from '#core/request/close.ts'
import { confirmed, type Life } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const LATER_TIME = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }
const AGREE = { agree: true }
const state = (name: string) => ({ refused: 'WRONG_STATE', detail: { state: name } })

const unknown = (...paths: string[]) => ({
  refused: 'INVALID',
  fields: paths.map((path) => ({ path, code: expect.any(String) })),
})

type Does = (w: World, life: Life) => Promise<unknown>
const propose: Does = async (w, { meetingId }) => ok(await proposeMove(w.worker(), meetingId, LATER_TIME))
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
      async (w, life) => ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' })),
      (w, life) => addMeeting(w.worker(), life.requestId, LATER_TIME),
      state('closed'),
    ],
    [
      'added with somebody who has no seat',
      nothing,
      (w, life) => addMeeting(w.worker(), life.requestId, { ...LATER_TIME, partnerId: 'somebody' }),
      state('confirmed'),
    ],
    [
      'added by a colleague',
      nothing,
      (w, life) => addMeeting(w.worker('worker-2'), life.requestId, LATER_TIME),
      { refused: 'NOT_FOUND' },
    ],
    ['moved to no time', nothing, (w, life) => proposeMove(w.worker(), life.meetingId, {}), unknown('start', 'end')],
    [
      'moved backwards',
      nothing,
      (w, life) => proposeMove(w.worker(), life.meetingId, { start: LATER_TIME.end, end: LATER_TIME.start }),
      { refused: 'INVALID', fields: [{ path: 'end', code: 'END_BEFORE_START' }] },
    ],
    [
      'moved at the minute it begins',
      turn(BEGIN),
      (w, life) => proposeMove(w.worker(), life.meetingId, LATER_TIME),
      state('scheduled'),
    ],
    ['moved when it is over', until(OVER), (w, life) => proposeMove(w.worker(), life.meetingId, LATER_TIME), state('scheduled')],
    ['moved once cancelled', cancel, (w, life) => proposeMove(w.worker(), life.meetingId, LATER_TIME), state('cancelled')],
    ['moved without a partner', leave, (w, life) => proposeMove(w.worker(), life.meetingId, LATER_TIME), state('no-partner')],
    [
      'moved by another partner',
      nothing,
      (w, life) => proposeMove(w.partner('somebody'), life.meetingId, LATER_TIME),
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
    ['kept when nothing was to change', nothing, (w, life) => keepAgreedTime(w.worker(), life.meetingId), state('scheduled')],
    ['kept without a partner', leave, (w, life) => keepAgreedTime(w.worker(), life.meetingId), state('scheduled')],
    [
      'kept at the minute it begins',
      async (w, life) => (await propose(w, life), turn(BEGIN)(w, life)),
      (w, life) => keepAgreedTime(w.worker(), life.meetingId),
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
