import { describe, expect, test } from 'vitest'
import { SYSTEM } from '#core/policy/actor.ts'
import { type Call, callFor } from '#core/commit/call.ts'
import { tidyUp } from '#core/relationship/tidy-up.ts'
import { askOutcome, askToChoose, nudgeMeeting } from '#core/meeting/advance-meeting.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { afterLease } from '#core/notice/mark.ts'
import { sendNotice } from '#core/notice/send.ts'
import { lookAgain } from '#core/notice/undelivered.ts'
import type { Notice } from '#core/records/notice.ts'
import { endPause, restCard, restDiary } from '#core/partner/advance-card.ts'
import { resumePartner } from '#core/partner/pause.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { atRest, type Live } from '#core/records/record.ts'
import { keyOf } from '#core/records/keys.ts'
import { lookAtAnswers, nudge } from '#core/request/advance-request.ts'
import { cancelRequest } from '#core/request/close.ts'
import { accepted, cardOf, confirmed, diaryOf, meetings, notices, requests } from '../../support/story.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

type Step = (call: Call, seen: never, w: World) => Promise<unknown>
type Story = () => Promise<{ w: World; seen: Live }>
const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

const request: Story = async () => {
  const { w, request } = await asked()
  return { w, seen: request() }
}
const yes: Story = async () => {
  const w = await world()
  await accepted(w)
  return { w, seen: requests(w)[0]! }
}
type Then = (w: World, id: string, partnerId: string, requestId: string) => Promise<unknown>
const meeting =
  (then: Then): Story =>
  async () => {
    const w = await world()
    const windows = [{ start: '2026-12-02T11:30:00Z', end: '2026-12-02T13:30:00Z' }]
    const { meetingId, partnerId, requestId } = await confirmed(w, { request: { windows } })
    ok((await then(w, meetingId, partnerId, requestId)) as object)
    return { w, seen: meetings(w)[0]! }
  }
const starts = meeting(async () => ({}))
const moves = meeting((w, id) => proposeMove(w.worker(), id, LATER))
const gone = meeting(async (w, _, partnerId, requestId) => {
  ok(await withdrawFromRequest(w.partner(partnerId), requestId))
  await w.settle()
  return {}
})
const pause: Story = async () => {
  const w = await world()
  const { partnerId } = await confirmed(w)
  ok(await pausePartner(w.partner(partnerId), partnerId, { until: '2026-11-24' }))
  await w.settle()
  return { w, seen: cardOf(w, partnerId) }
}
const notice =
  (state: Notice['state']): Story =>
  async () => {
    const w = await world()
    await confirmed(w)
    return { w, seen: notices(w).find((one) => one.state === state)! }
  }

const written = (w: World) => w.items().map(({ pk, sk, version }) => `${pk} ${sk} ${version}`)
const handed = ({ ports }: World) => [...ports.sms.handed, ...ports.mail.handed].length

/** Nothing is written and nothing sent. */
const expectUnwritten = async (w: World, does: () => Promise<unknown>) => {
  const before = [written(w), handed(w)]
  await does()
  expect([written(w), handed(w)]).toEqual(before)
}

const STEPS: readonly (readonly [string, Story, Step])[] = [
  ['a request’s answers', request, lookAtAnswers],
  ['a worker’s decision', yes, nudge],
  ['a meeting’s outcome', starts, askOutcome],
  ['a proposed time', moves, nudgeMeeting],
  ['a meeting nobody has taken', gone, askToChoose],
  ['a break’s end', pause, endPause],
  ['a message', notice('waiting'), (_call, seen, w) => sendNotice(w.ports, seen)],
  ['a message’s lease', notice('waiting'), (_call, seen, w) => afterLease(w.ports, seen)],
]

/** The record as stored now, but so. */
async function put(w: World, record: Live, change: Partial<Live>): Promise<void> {
  const stored = w.items().find((item) => item.pk === record.pk && item.sk === record.sk)!
  const item = { ...stored, ...change, ...keyOf(record), version: stored.version + 1 }
  await w.ports.stores.open(ORG).commit({ opId: 'put', at: w.ports.clock.now() }, [{ op: 'replace', item }])
}

describe('whoever looks at', () => {
  test.each(STEPS)('%s before its time finds nothing to do', async (_, story, step) => {
    const { w, seen } = await story()
    expect(seen.due! > w.ports.clock.now()).toBe(true)
    await expectUnwritten(w, () => step(callFor(w.ports, ORG, SYSTEM), seen as never, w))
  })

  const others = STEPS.filter(([, story]) => story !== pause) // a card's break ends by its state, see below
  test.each(others)('%s with an old copy, when it waits for something else, finds nothing to do', async (_, story, step) => {
    const { w, seen } = await story()
    await put(w, seen, { waitsFor: 'nothing', due: w.ports.clock.now(), ...(seen.kind === 'notice' && { state: 'suppressed' }) })
    w.ports.clock.turnTo(seen.due!)
    await expectUnwritten(w, () => step(callFor(w.ports, ORG, SYSTEM), seen as never, w))
  })

  test('the end of a break that was ended, or has another end, changes nothing', async () => {
    for (const change of [
      { state: 'active' },
      { pausedUntil: undefined },
      { pausedUntil: '2026-12-24T22:00:00.000Z' },
    ] as object[]) {
      const { w, seen } = await pause()
      await put(w, seen, { ...change, waitsFor: 'pause-end', due: seen.due })
      w.ports.clock.turnTo(seen.due!)
      await expectUnwritten(w, () => endPause(callFor(w.ports, ORG, SYSTEM), seen as never))
    }
  })

  test('a partner or a diary that changed meanwhile leaves them what they wait for', async () => {
    const { w, seen } = await pause()
    const diary = diaryOf(w, seen.id)
    ok(await resumePartner(w.partner(seen.id), seen.id))
    await put(w, diary, {})
    const call = callFor(w.ports, ORG, SYSTEM)
    await expectUnwritten(w, () => restCard(call, seen as never, atRest))
    await expectUnwritten(w, () => restDiary(call, diary, atRest))
    expect(await restDiary(call, { ...diary, id: 'nobody', sk: 'nobody#DIARY' }, atRest)).toEqual({ refused: 'NOT_FOUND' })
  })

  test('what was to be tidied, once that is done, says nothing twice', async () => {
    const { w, seen } = await starts()
    const requestId = seen['requestId'] as string
    ok(await cancelRequest(w.worker(), requestId, { as: 'withdrawn' }))
    await w.settle()
    await expectUnwritten(w, () => tidyUp(callFor(w.ports, ORG, SYSTEM), requestId))
  })

  test('an undelivered message somebody has dealt with, or that is not there, leaves it', async () => {
    const w = await world()
    w.ports.sms.reply = () => ({ status: 'rejected', reason: 'opted-out' })
    const { meetingId } = await confirmed(w, { partner: { contactBy: ['sms'] } })
    const failed = notices(w).find((one) => one.state === 'failed')!
    await put(w, failed, { state: 'suppressed', ...atRest })
    w.ports.clock.turnTo(failed.due!)
    await expectUnwritten(w, () => lookAgain(callFor(w.ports, ORG, SYSTEM), failed))
    await expectUnwritten(w, () => lookAgain(callFor(w.ports, ORG, SYSTEM), { ...failed, sk: 'NOTE#none' }))
    await expect(sendNotice(w.ports, { ...failed, sk: 'NOTE#none' })).rejects.toThrow('claim refused: NOT_FOUND')
    ok(await cancelMeeting(w.worker(), meetingId))
  })
})
