import { expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { decide } from '#core/request/decide.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, further, meetingOf, requests, sent, view } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

const FIRST = { windows: [{ start: '2026-12-01T13:30:00+02:00', end: '2026-12-01T15:30:00+02:00' }] }

/** A relationship with meetings on 1.12. and 8.12. (two hours) and 15.12. (one hour); then its partner withdraws. */
async function lost() {
  const w = await world()
  const life = await confirmed(w, { request: FIRST })
  const second = await further(w, life, '2026-12-08T11:00:00.000Z', 120)
  const short = await further(w, life, '2026-12-15T11:00:00.000Z', 60)
  ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
  return { w, life, second, short }
}

test('strangers are asked about times of one length, as they were agreed', async () => {
  const { w } = await lost()
  expect(requests(w)[0]).toMatchObject({
    durationMinutes: 120,
    windows: [{ start: '2026-12-01T11:30:00.000Z' }, { start: '2026-12-08T11:00:00.000Z' }],
  })
})

test('who takes one time takes that meeting over; the others are the worker’s to agree on with them', async () => {
  const { w, life, second, short } = await lost()
  const other = await aPartner(w.coordinator())
  await w.settle()
  const offer = (await view(w, life.requestId)).offers.find((one) => one.state === 'sent')!
  ok(await answerOffer(w.partner(other), offer.id, { kind: 'accept', start: '2026-12-08T11:00:00.000Z' }))
  ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
  await w.settle()
  expect(await meetingOf(w, second.id)).toMatchObject({ partnerId: other, waitsFor: 'start', end: second.end })
  for (const id of [life.meetingId, short.id])
    expect(await meetingOf(w, id)).toMatchObject({ partnerId: null, waitsFor: 'arrange', owner: 'worker' })
  const kept = ok(await addMeeting(w.worker(), life.requestId, { start: short.start, end: short.end }))
  expect(kept.id).toBe(short.id)
  await w.settle()
  expect(unsound(w)).toEqual([])
})

test('a search begun anew has a promise of its own: nobody is told at once that it is late', async () => {
  const w = await world()
  const life = await confirmed(w, { request: FIRST })
  await aPartner(w.coordinator())
  await w.pass({ days: 30 })
  await further(w, life, '2027-01-20T11:00:00.000Z')
  ok(await pausePartner(w.partner(life.partnerId), life.partnerId))
  await w.settle()
  expect(requests(w)[0]).toMatchObject({ state: 'offered', owner: 'partner' })
  expect(requests(w)[0]!.serveBy > w.ports.clock.now()).toBe(true)
  await w.pass({ minutes: 30 })
  expect(requests(w)[0]).toMatchObject({ owner: 'partner', reason: 'asked' })
})

test('a day before, strangers are asked no more by themselves: worker and coordinator choose', async () => {
  const { w, life } = await lost()
  await w.passTo('2026-11-30T11:35:00.000Z')
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'late-choice', reason: 'too-near', owner: 'worker' })
  expect(requests(w)[0]!.windows.map((one) => one.start)).toEqual(['2026-12-08T11:00:00.000Z'])
  expect(sent(w, 'partner-gone').filter((one) => one.subject.sk === `MEET#${life.meetingId}`)).toHaveLength(2)
  await aPartner(w.coordinator())
  await w.settle()
  const asked = (await view(w, life.requestId)).offers.filter((one) => one.state === 'sent')
  expect(asked.map((one) => one.slots.map((slot) => slot.start))).toEqual([['2026-12-08T11:00:00.000Z']])
})
