import { describe, expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { retryNotice } from '#core/notice/retry.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { setWays } from '#core/partner/set-ways.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Offer } from '#core/records/offer.ts'
import { ask } from '#core/request/ask.ts'
import { plus } from '#core/time/instant.ts'
import { unsound } from '../../support/soundness.ts'
import { change } from '../../support/stored.ts'
import { confirmed, notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

/** The rules of ARCHITECTURE.md: One message, one way. */
const FAR = [{ start: '2026-12-02T13:30:00+02:00', end: '2026-12-02T15:30:00+02:00' }]

async function asked(partner: Record<string, unknown> = {}, request: Record<string, unknown> = { windows: FAR }) {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), partner)
  ok(await ask(w.worker(), aRequest(request)))
  await w.settle()
  return { w, partnerId }
}
const offerIn = (w: World) => w.items().find((one) => one['kind'] === 'offer') as unknown as Offer
const said = (w: World, template: string) =>
  notices(w)
    .filter((one) => one.template === template && one.to.role === 'partner')
    .map(({ channel, state, suppressedFor, facts }) => `${facts.half ? 'half ' : ''}${channel} ${suppressedFor ?? state}`)
    .toSorted()
const bounce = (w: World, notice: Notice | undefined) => takeReceipt(w.ports, notice!, { delivered: false, reason: 'bounced' })

describe('a question by e-mail', () => {
  test('is asked once more by SMS at half its time, where nobody has answered', async () => {
    const { w } = await asked()
    expect(said(w, 'offer')).toEqual(['email sent', 'half sms waiting'])
    await w.passTo(plus(offerIn(w).answerBy, -60))
    expect(said(w, 'offer')).toEqual(['email sent', 'half sms sent'])
    expect(unsound(w)).toEqual([])
  })

  test('sent again by a person it goes, and is asked at half its time once', async () => {
    const { w } = await asked()
    const mail = notices(w).find(({ template, facts }) => template === 'offer' && !facts.half)!
    const lost = { state: 'unknown', waitsFor: 'person', owner: 'coordinator', reason: 'unknown-outcome' }
    await change(w, ({ id }) => id === mail.id, { ...lost, due: plus(w.ports.clock.now(), 240) })
    await w.pass({ minutes: 5 })
    ok(await retryNotice(w.coordinator(), mail.id))
    await w.pass({ minutes: 30 })
    expect(said(w, 'offer')).toEqual(['email sent', 'half sms waiting'])
    expect(notices(w).find(({ id }) => id === mail.id)!.sentAt! > mail.sentAt!).toBe(true)
  })

  test('is asked no more of whoever has answered', async () => {
    const { w } = await asked()
    const { id, partnerId, slots } = offerIn(w)
    ok(await answerOffer(w.partner(partnerId), id, { kind: 'accept', start: slots[0]!.start }))
    await w.passTo(plus(offerIn(w).answerBy, -60))
    expect(said(w, 'offer')).toEqual(['email sent', 'half sms answered'])
  })

  test('is not asked by SMS of whoever has chosen e-mail for what they are asked, nor of whom wants no SMS', async () => {
    const { w } = await asked({ ways: { ask: 'email' } })
    expect(said(w, 'offer')).toEqual(['email sent'])
    expect(said((await asked({ contactBy: ['email'] })).w, 'offer')).toEqual(['email sent'])
  })

  test('is asked by SMS at once where it is urgent, and then once', async () => {
    const { w } = await asked({}, { windows: FAR, urgency: 'urgent' })
    expect(said(w, 'offer')).toEqual(['sms sent'])
  })
})

describe('where the first way does not bring it', () => {
  test('what bounced goes by the other way, and is a coordinator’s only when none is left', async () => {
    const { w } = await asked()
    await bounce(
      w,
      notices(w).find(({ template }) => template === 'offer'),
    )
    await w.settle()
    expect(said(w, 'offer')).toContain('sms sent')
    await bounce(
      w,
      notices(w).find(({ template, facts }) => template === 'offer' && !facts.half),
    )
    expect(notices(w).find(({ template, facts }) => template === 'offer' && !facts.half)).toMatchObject({
      state: 'failed',
      owner: 'coordinator',
    })
  })

  test('whoever was not reached was not asked: there is as long to answer from the way that reached them', async () => {
    const { w } = await asked({}, { windows: FAR, urgency: 'urgent' })
    const before = offerIn(w).answerBy
    await w.pass({ hours: 1 })
    await bounce(
      w,
      notices(w).find(({ template }) => template === 'offer'),
    )
    await w.settle()
    expect(said(w, 'offer')).toEqual(['email sent'])
    expect(offerIn(w).answerBy).toBe(plus(before, 60))
    expect(notices(w).find(({ template }) => template === 'offer')!.facts.deadline).toBe(offerIn(w).answerBy)
    expect(unsound(w)).toEqual([])
  })

  test('what is asked anew once the promise is nearly over keeps none: it may be answered until its own time', async () => {
    const { w } = await asked({}, { windows: FAR, urgency: 'urgent' })
    const soon = plus(w.ports.clock.now(), 8)
    await change(w, ({ kind }) => kind === 'offer', { answerBy: soon, due: soon, within: soon })
    await change(w, ({ kind }) => kind === 'request', { serveBy: soon })
    await bounce(
      w,
      notices(w).find(({ template }) => template === 'offer'),
    )
    await w.pass({ minutes: 1 })
    expect(offerIn(w).answerBy > plus(soon, 60)).toBe(true)
    expect(offerIn(w).within).toBeUndefined()
    expect(unsound(w)).toEqual([])
  })

  test('a question whose SMS at half its time reached them has been asked: its clock goes on', async () => {
    const { w } = await asked()
    const { answerBy } = offerIn(w)
    await w.passTo(plus(answerBy, -60))
    await bounce(
      w,
      notices(w).find(({ template, facts }) => template === 'offer' && !facts.half),
    )
    await w.settle()
    expect(offerIn(w).answerBy).toBe(answerBy)
  })

  test('a question that its provider was too busy for begins its clock when it goes', async () => {
    const w = await world()
    await aPartner(w.coordinator())
    w.ports.sms.reply = () => ({ status: 'busy' })
    ok(await ask(w.worker(), aRequest({ windows: FAR, urgency: 'urgent' })))
    await w.pass({ minutes: 40 })
    const first = offerIn(w).answerBy
    w.ports.sms.reply = () => ({ status: 'sent', providerId: 'p-1' })
    await w.pass({ minutes: 40 })
    const { sentAt, facts } = notices(w).find(({ template, state }) => template === 'offer' && state === 'sent')!
    expect(offerIn(w).answerBy > first).toBe(true)
    expect(facts.deadline).toBe(offerIn(w).answerBy)
    expect(Date.parse(offerIn(w).answerBy) - Date.parse(sentAt!)).toBeGreaterThan(3.7 * 3_600_000)
  })

  test('whoever wants one way alone is a coordinator’s at once', async () => {
    const { w } = await asked({ contactBy: ['email'] })
    await bounce(
      w,
      notices(w).find(({ template }) => template === 'offer'),
    )
    expect(said(w, 'offer')).toEqual(['email failed'])
  })
})

test('what is near goes by SMS, and the calendar hears of it beside by e-mail', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator())
  await confirmed(w, {
    partnerId,
    request: { windows: [{ start: '2026-11-24T13:30:00+02:00', end: '2026-11-24T15:30:00+02:00' }] },
  })
  await w.settle()
  expect(said(w, 'agreed')).toEqual(['email sent', 'sms sent'])
  expect(notices(w).find(({ template, channel }) => template === 'agreed' && channel === 'email')?.facts.told).toBe('calendar')
  expect(unsound(w)).toEqual([])
})

test('a partner’s choice reaches what waits already', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator())
  await confirmed(w, { partnerId })
  ok(await setWays(w.partner(partnerId), partnerId, { atOnce: 'email' }))
  await w.passTo('2026-11-24T12:00:00.000Z')
  expect(said(w, 'reminder-day')).toEqual(['email sent'])
})
