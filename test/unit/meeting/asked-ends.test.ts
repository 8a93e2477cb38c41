import { expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { answerTime } from '#core/meeting/answer-time.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { changePartner } from '#core/partner/change.ts'
import { lockLinks } from '#core/partner/links.ts'
import { stageOfLink } from '#core/partner/link-stage.ts'
import { ownPage } from '#core/partner/own.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { closeRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { handOver } from '#core/request/hand-over.ts'
import { waitingIn } from '#core/records/turn.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, meetingOf, meetings, sent, view } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** Wednesday 2.12. 13:00–14:00, now being Monday 23.11. 10:00. */
const TIME = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }
const OTHER = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' }

async function asked() {
  const w = await world()
  const life = await confirmed(w)
  const { id, pk, sk } = ok(await addMeeting(w.worker(), life.requestId, TIME))
  await w.settle()
  return {
    w,
    life,
    id,
    partner: () => w.partner(life.partnerId),
    link: async () => ok(await stageOfLink(w.partner(life.partnerId), { pk, sk })).stage,
    isFree: () => !diaryOf(w, life.partnerId).bookings.some((one) => one.meetingId === id),
  }
}

test('silence makes it the worker’s turn, then the coordinator’s; when the time comes, it ends', async () => {
  const { w, id, isFree, link } = await asked()
  const turn = async () => (await meetingOf(w, id)).owner
  const until = async (owner: string) => {
    for (let hours = 0; (await turn()) !== owner && hours < 24 * 20; hours += 4) await w.pass({ hours: 4 })
    expect(await turn()).toBe(owner)
  }
  await until('worker')
  expect(sent(w, 'time-unanswered')).toHaveLength(1)
  expect(waitingIn(await view(w, id.split('.')[0]!))).toContainEqual(
    expect.objectContaining({ id, owner: 'worker', reason: 'silent' }),
  )
  await until('coordinator')
  expect(sent(w, 'needs-coordinator').length).toBeLessThan(2) // at once only where the time is near: else it stands in the digest
  await until('nobody')
  expect(await meetingOf(w, id)).toMatchObject({ state: 'cancelled', cancelledBy: 'system' })
  expect((await meetingOf(w, id)).closedAt! >= TIME.start).toBe(true)
  expect(sent(w, 'time-declined').at(-1)?.facts.told).toBe('late')
  expect([isFree(), await link()]).toEqual([true, 'expired'])
  expect(unsound(w)).toEqual([])
})

test('whoever asked takes it back: the partner need not answer', async () => {
  const { w, id, isFree, link } = await asked()
  expect(await link()).toBe('time-asked')
  ok(await cancelMeeting(w.worker(), id))
  await w.settle()
  expect(sent(w, 'offer-withdrawn')).toHaveLength(1)
  expect(sent(w, 'cancelled')).toEqual([])
  expect([isFree(), await link()]).toEqual([true, 'withdrawn'])
  expect(unsound(w)).toEqual([])
})

test('what is not agreed is neither moved, closed nor kept', async () => {
  const { w, id } = await asked()
  expect(await proposeMove(w.worker(), id, OTHER)).toMatchObject({ refused: 'WRONG_STATE' })
  expect(await closeMeeting(w.worker(), id, { outcome: 'held' })).toMatchObject({ refused: 'WRONG_STATE' })
})

test.each(['closed', 'consent withdrawn'] as const)('the request is %s: the asking ends with it', async (how) => {
  const { w, life, id, isFree } = await asked()
  if (how === 'closed') ok(await closeRequest(w.worker(), life.requestId, { as: 'failed' }))
  else ok(await recordConsent(w.worker(), life.requestId, { given: false }))
  expect(await meetingOf(w, id)).toMatchObject({ state: 'cancelled' })
  expect(await answerTime(w.partner(life.partnerId), id, { answer: 'accept' })).toMatchObject({ refused: 'WRONG_STATE' })
  await w.settle()
  expect(isFree()).toBe(true)
  expect(sent(w, 'offer-withdrawn').filter(({ subject }) => subject.sk.endsWith(id))).toHaveLength(1)
  expect(unsound(w)).toEqual([])
})

test.each(['a break', 'a break that keeps what is agreed', 'leaving', 'leaving for good'] as const)(
  'its partner takes %s: the asking ends, as their own',
  async (how) => {
    const { w, life, id, partner, isFree } = await asked()
    if (how === 'a break') ok(await pausePartner(partner(), life.partnerId, { until: '2026-11-24' }))
    if (how.includes('keeps')) ok(await pausePartner(partner(), life.partnerId, { agreed: 'keep' }))
    if (how === 'leaving') ok(await withdrawFromRequest(partner(), life.requestId))
    if (how.includes('for good')) ok(await changePartner(w.coordinator(), life.partnerId, { state: 'exited' }))
    await w.settle()
    expect(meetings(w).find((one) => one.id === id)).toMatchObject({
      state: 'cancelled',
      cancelledBy: 'partner',
      waitsFor: 'nothing',
    })
    expect(isFree()).toBe(true)
    expect(sent(w, 'time-declined')).toHaveLength(1)
    expect(sent(w, 'offer-withdrawn').every(({ facts }) => facts.told === 'own')).toBe(true)
    expect(unsound(w)).toEqual([])
  },
)

test('handed over, it is the colleague’s: they hear the answer', async () => {
  const { w, life, id, partner } = await asked()
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  await w.settle()
  expect(await meetingOf(w, id)).toMatchObject({ state: 'proposed', workerId: 'worker-2' })
  ok(await answerTime(partner(), id, { answer: 'decline' }))
  await w.settle()
  expect(sent(w, 'time-declined').map(({ to }) => to.id)).toEqual(['worker-2'])
})

test('a lost phone changes nothing of it but who can answer: it stays on the partner’s own page', async () => {
  const { w, life, id, partner } = await asked()
  ok(await lockLinks(w.coordinator(), life.partnerId))
  await w.settle()
  expect(await meetingOf(w, id)).toMatchObject({ state: 'proposed' })
  expect(ok(await ownPage(partner(), life.partnerId)).meetings.map((one) => one.id)).toContain(id)
})

test('with the first time asked about the request no longer waits for the worker to agree on one', async () => {
  const w = await world()
  const life = await confirmed(w, { request: { windows: [], needBy: '2026-12-04T12:00:00Z' } })
  const turns = async () => (await view(w, life.requestId)).request.waitsFor
  expect(await turns()).toBe('first-meeting')
  const { id } = ok(await addMeeting(w.worker(), life.requestId, TIME))
  expect(await turns()).toBe('meetings')
  ok(await answerTime(w.partner(life.partnerId), id, { answer: 'decline' }))
  expect(await turns()).toBe('first-meeting')
})
