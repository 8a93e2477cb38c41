import { expect, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { resumePartner } from '#core/partner/pause.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { isRefusal } from '#core/refusal.ts'
import { ask } from '#core/request/ask.ts'
import { brakedToday } from '#core/request/braked.ts'
import { cancelRequest } from '#core/request/close.ts'
import { LIMITS, type Tally } from '#core/records/tally.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, notices, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'

const at = (day: number, hour = 10) => ({
  start: new Date(Date.UTC(2026, 11, day, hour)).toISOString(),
  end: new Date(Date.UTC(2026, 11, day, hour + 1)).toISOString(),
})
const tallies = (w: World) => w.items().filter((item) => item['kind'] === 'tally') as unknown as Tally[]
/** Messages that have gone to a partner. */
const told = (w: World, partnerId: string) =>
  notices(w).filter((one) => one.to.id === partnerId && one.state === 'sent' && one.channel === 'sms').length

/** Books and cancels, again and again; how often it went through, and the first no. */
async function bookAndCancel(w: World, requestId: string, times: number) {
  let through = 0
  let no: unknown
  for (let n = 0; n < times; n++) {
    const meeting = await addMeeting(w.worker(), requestId, at(3 + (n % 20), 8 + (n % 6)))
    if (isRefusal(meeting)) {
      no ??= meeting
      continue
    }
    through++
    const cancelled = await cancelMeeting(w.worker(), meeting.id)
    if (isRefusal(cancelled)) no ??= cancelled
    else through++
    await w.settle()
  }
  return { through, no }
}

test('one worker who books and cancels thirty times is stopped after two dozen at most, and the phone bears no more', async () => {
  const w = await world()
  const { requestId, partnerId } = await confirmed(w)
  const before = told(w, partnerId)
  const { through, no } = await bookAndCancel(w, requestId, 30)
  expect(no).toMatchObject({ refused: 'TOO_MANY_TODAY', detail: { retryAfter: 14 * 3600 } })
  expect(through).toBeLessThan(LIMITS.worker.told)
  expect(told(w, partnerId) - before).toBeLessThanOrEqual(LIMITS.worker.told)
  expect(unsound(w)).toEqual([])
})

test('what is refused has written nothing, and the next day it goes through', async () => {
  const w = await world()
  const { requestId } = await confirmed(w)
  await bookAndCancel(w, requestId, 30)
  const before = JSON.stringify(w.items())
  expect(await addMeeting(w.worker(), requestId, at(20))).toMatchObject({ refused: 'TOO_MANY_TODAY' })
  expect(JSON.stringify(w.items())).toBe(before)
  await w.passTo('2026-11-24T08:00:00.000Z')
  ok(await addMeeting(w.worker(), requestId, at(20)))
})

test('a meeting within two days can be cancelled however much was done, and a request ended', async () => {
  const w = await world()
  const { requestId } = await confirmed(w)
  await w.passTo('2026-11-24T08:00:00.000Z')
  const near = ok(await addMeeting(w.worker(), requestId, { start: '2026-11-26T07:00:00.000Z', end: '2026-11-26T07:45:00.000Z' }))
  await bookAndCancel(w, requestId, 30)
  expect(await addMeeting(w.worker(), requestId, at(20))).toMatchObject({ refused: 'TOO_MANY_TODAY' })
  ok(await cancelMeeting(w.worker(), near.id))
  ok(await cancelRequest(w.worker(), requestId, { as: 'withdrawn' }))
})

test('the coordinator sees who is stopped; others do not', async () => {
  const w = await world()
  const { requestId } = await confirmed(w)
  expect(await brakedToday(w.coordinator())).toEqual({ items: [] })
  await bookAndCancel(w, requestId, 30)
  expect(ok(await brakedToday(w.coordinator())).items).toHaveLength(1)
  expect(await brakedToday(w.worker())).toEqual({ refused: 'FORBIDDEN' })
})

test('a question takes three proposals of another time, a no at any time', async () => {
  const w = await world()
  await aPartner(w.coordinator())
  const { id } = ok(await ask(w.worker(), aRequest({ windows: [at(9)], durationMinutes: 60 })))
  await w.settle()
  const [offer] = (await view(w, id)).offers
  const partner = w.partner(offer!.partnerId)
  const propose = (n: number) =>
    answerOffer(partner, offer!.id, { kind: 'other-time', ...at(3 + (n % 15), 12 + Math.floor(n / 15)) })
  const answers = []
  for (let n = 0; n < 30; n++) answers.push(await propose(n))
  expect(answers.filter((one) => !isRefusal(one))).toHaveLength(3)
  expect(answers.at(-1)).toMatchObject({ refused: 'ENOUGH_PROPOSALS' })
  expect(notices(w).filter((one) => one.template === 'other-time-proposed')).toHaveLength(3)
  ok(await answerOffer(partner, offer!.id, { kind: 'decline' }))
})

test('a link that only turns its break on and off comes to an end of the day, and the break stays possible', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator())
  const partner = w.partner(partnerId)
  let resumed = 0
  for (let n = 0; n < LIMITS.partner.done; n++) {
    ok(await pausePartner(partner, partnerId, {}))
    await w.settle()
    if (!isRefusal(await resumePartner(partner, partnerId))) resumed++
    await w.settle()
  }
  expect(resumed).toBe(LIMITS.partner.done / 2)
})

test('of many at one moment each is counted once, and none is lost to the count', async () => {
  const w = await world()
  const asked = await Promise.all(Array.from({ length: 12 }, () => ask(w.worker(), aRequest())))
  expect(asked.filter(isRefusal)).toEqual([])
  expect(tallies(w).find((one) => one.by === 'worker:worker')).toMatchObject({ done: 12, version: 12 })
})

test('the machine is never stopped: what became necessary goes', async () => {
  const w = await world()
  await confirmed(w)
  expect(
    tallies(w)
      .map((one) => one.by)
      .filter((by) => by.startsWith('system')),
  ).toEqual([])
})
