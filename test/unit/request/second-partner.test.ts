import { expect, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { decide } from '#core/request/decide.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, requests, sent, view } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

async function joins(w: World, requestId: string): Promise<string> {
  const partnerId = await aPartner(w.coordinator())
  await w.settle()
  const offer = (await view(w, requestId)).offers.find((one) => one.state === 'sent')!
  ok(
    await answerOffer(w.partner(offer.partnerId), offer.id, {
      kind: 'accept',
      ...(offer.slots[0] && { start: offer.slots[0].start }),
    }),
  )
  ok(await decide(w.worker(), requestId, { decision: 'confirm' }))
  await w.settle()
  return partnerId
}

/** One meeting held with a partner who then left; another one is here, without a time. */
async function successor() {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-25T14:00:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
  const partnerId = await joins(w, life.requestId)
  return { w, life, partnerId }
}

test('a new partner without a time is noticed in days, whatever was held with the one before', async () => {
  const { w } = await successor()
  expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'first-meeting', owner: 'worker' })
  await w.pass({ days: 4 })
  expect(sent(w, 'first-meeting-waits')).toHaveLength(2) // told when confirmed, reminded now
})

test('once they have one, the relationship is under way', async () => {
  const { w, life } = await successor()
  ok(await addMeeting(w.worker(), life.requestId, { start: '2026-12-01T11:00:00.000Z', end: '2026-12-01T12:00:00.000Z' }))
  expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
  await w.settle()
  expect(unsound(w)).toEqual([])
})

test('of two partners each needs a meeting', async () => {
  const w = await world()
  const request = {
    channel: 'group',
    phases: [],
    clientReference: undefined,
    seats: 2,
    windows: undefined,
    needBy: '2026-12-20T12:00:00+02:00',
    consent: { given: false },
  }
  const first = await confirmed(w, { request })
  const second = await joins(w, first.requestId)
  const meets = (partnerId: string, day: string) =>
    addMeeting(w.worker(), first.requestId, {
      partnerId,
      start: `2026-12-0${day}T11:00:00.000Z`,
      end: `2026-12-0${day}T12:00:00.000Z`,
    })
  ok(await meets(first.partnerId, '1'))
  expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'first-meeting' })
  ok(await meets(second, '2'))
  expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
})
