import { expect, test } from 'vitest'
import { closeNotice, retryNotice } from '#core/notice/retry.ts'
import { causeOf } from '#core/records/cause.ts'
import type { Notice } from '#core/records/notice.ts'
import { changePartner } from '#core/partner/change.ts'
import { Unavailable } from '#core/ports.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { confirmed, notices, remindersOf } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'
import { keys } from '#core/records/keys.ts'

const offerSms = (w: World): Notice => notices(w).find((one) => one.template === 'offer' && one.channel === 'sms')!

/** A request whose offer is about to be sent by SMS alone. */
async function offering() {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { contactBy: ['sms'] })
  const asked = ok(await ask(w.worker(), aRequest()))
  return { w, partnerId, requestId: asked.id }
}

/** A question that the operator refused to carry, or of which nobody knows whether it went. */
async function undelivered(how: 'refused' | 'unknown' = 'refused') {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { contactBy: ['sms'] })
  ok(await ask(w.worker(), aRequest()))
  w.ports.sms.reply = () => {
    if (how === 'unknown') throw new Unavailable('sms')
    return { status: 'rejected', reason: 'REFUSED' }
  }
  await w.pass({ minutes: 20 })
  expect(offerSms(w)).toMatchObject({ state: how === 'refused' ? 'failed' : 'unknown', waitsFor: 'person' })
  const offer = w.items().find((item) => item['kind'] === 'offer') as unknown as { readonly answerBy: string }
  const handed = w.ports.sms.handed.length
  return { w, partnerId, offer, sent: () => w.ports.sms.handed.length - handed }
}

test('a refused number is not tried again, and stands in the open work', async () => {
  const { w } = await offering()
  w.ports.sms.reply = () => ({ status: 'rejected', reason: 'opted-out' })
  await w.pass({ minutes: 30 })
  expect(w.ports.sms.handed).toHaveLength(1)
  expect(offerSms(w)).toMatchObject({ state: 'failed', failedFor: 'opted-out', owner: 'coordinator' })
})

test('our own trouble is tried again and rings; only after two hours a coordinator has it, as what it was', async () => {
  const { w } = await offering()
  w.ports.sms.reply = () => ({ status: 'ours', reason: 'EXPIRED_TOKEN' })
  await w.pass({ minutes: 100 })
  expect(offerSms(w)).toMatchObject({ state: 'waiting', owner: 'system' })
  const rung = w.ports.log.lines.filter(({ event }) => event === 'notice.our-trouble')
  expect(rung).toHaveLength(w.ports.sms.handed.length)
  expect(rung[0]).toEqual({ event: 'notice.our-trouble', channel: 'sms', code: 'EXPIRED_TOKEN' })
  await w.pass({ minutes: 60 })
  expect(offerSms(w)).toMatchObject({ state: 'failed', failedFor: 'our-trouble', owner: 'coordinator' })
  expect(causeOf(offerSms(w))).toBe('ours')
  expect(w.ports.sms.handed).toHaveLength(8)
})

test('our own trouble mended, the message goes once', async () => {
  const { w } = await offering()
  w.ports.sms.reply = () => ({ status: 'ours', reason: 'INVALID_SIGNATURE' })
  await w.pass({ minutes: 20 })
  w.ports.sms.reply = () => ({ status: 'sent', providerId: 'p' })
  await w.pass({ minutes: 40 })
  expect(offerSms(w)).toMatchObject({ state: 'sent' })
})

test('no address: nothing is sent; once there is one the coordinator sends it again', async () => {
  const { w, partnerId } = await offering()
  const contact = w.items().find((item) => item.pk === `varsinais#PTR#${partnerId}`)!
  const { phone: _phone, ...without } = contact
  await w.ports.stores
    .open('varsinais')
    .commit({ opId: 'x', at: w.ports.clock.now() }, [
      { op: 'replace', item: { ...without, pk: contact.pk, sk: contact.sk, version: contact.version + 1 } },
    ])
  await w.settle()
  expect(offerSms(w)).toMatchObject({ state: 'failed', failedFor: 'no-address', owner: 'coordinator' })
  expect(w.ports.sms.handed).toEqual([])
  ok(await changePartner(w.coordinator(), partnerId, { contact: { phone: '+358401234501' } }))
  ok(await retryNotice(w.coordinator(), offerSms(w).id))
  await w.settle()
  expect(offerSms(w)).toMatchObject({ state: 'sent', claims: 1 })
  expect(offerSms(w)).not.toHaveProperty('failedFor')
})

test('a coordinator closes what they took care of by phone, once', async () => {
  const { w } = await offering()
  w.ports.sms.reply = () => ({ status: 'rejected', reason: 'opted-out' })
  await w.settle()
  ok(await closeNotice(w.coordinator(), offerSms(w).id))
  expect(offerSms(w)).toMatchObject({ state: 'suppressed', suppressedFor: 'handled', due: null })
  expect(await closeNotice(w.coordinator(), offerSms(w).id)).toMatchObject({ refused: 'WRONG_STATE' })
})

test('an undelivered message that no longer matters leaves the open work by itself', async () => {
  const w = await world()
  const life = await confirmed(w, { partnerId: await aPartner(w.coordinator(), { contactBy: ['sms'] }) })
  w.ports.sms.reply = () => ({ status: 'rejected', reason: 'opted-out' })
  await w.passTo('2026-11-24T11:35:00.000Z')
  expect(
    notices(w)
      .filter((one) => one.owner === 'coordinator')
      .map((one) => one.template),
  ).toEqual(['reminder-day'])
  await w.passTo('2026-11-25T15:00:00.000Z')
  const left = notices(w).filter((one) => one.subject.sk === `MEET#${life.meetingId}` && one.owner === 'coordinator')
  expect(left.map((one) => one.template)).not.toContain('reminder-day')
  expect(remindersOf(w, life.meetingId)).toEqual([])
})

test.each(['refused', 'unknown'] as const)(
  'what it says no longer holds: it is not sent again but closed with the reason (%s)',
  async (how) => {
    const { w, offer, sent } = await undelivered(how)
    w.ports.clock.turnTo(offer.answerBy)
    expect(ok(await retryNotice(w.coordinator(), offerSms(w).id))).toMatchObject({
      state: 'suppressed',
      suppressedFor: 'too-late',
    })
    expect(offerSms(w)).toMatchObject({
      state: 'suppressed',
      suppressedFor: 'too-late',
      waitsFor: 'nothing',
      due: null,
      owner: 'nobody',
    })
    const told = w
      .items()
      .filter((item) => item['kind'] === 'event' && JSON.stringify(item['by']).includes('coordinator'))
      .at(-1)
    expect(told?.['changes']).toMatchObject([{ what: 'notice.suppressed', state: 'suppressed' }])
    await w.settle()
    expect(sent()).toBe(0)
  },
)

test('that it no longer holds may have changed again by the time it is written down: then it is looked at anew', async () => {
  const { w, offer, sent } = await undelivered()
  const { open } = w.ports.stores
  const at = w.items().find((item) => item['kind'] === 'offer')!
  let once = true
  w.ports.clock.turnTo(offer.answerBy)
  w.ports.stores.open = (org) => {
    const store = open(org)
    return {
      ...store,
      async commit(receipt, writes) {
        if (once) {
          once = false
          const later = { ...at, version: at.version + 1, answerBy: '2026-12-24T10:00:00.000Z' }
          await store.commit({ opId: 'later', at: w.ports.clock.now() }, [{ op: 'replace', item: later }])
        }
        return store.commit(receipt, writes)
      },
    }
  }
  expect(ok(await retryNotice(w.coordinator(), offerSms(w).id))).toMatchObject({ state: 'waiting', waitsFor: 'sending' })
  w.ports.sms.reply = () => ({ status: 'sent', providerId: 'x' })
  await w.settle()
  expect(sent()).toBe(1)
})

test('without a number it is not promised to go: the number comes first', async () => {
  const { w, partnerId } = await undelivered()
  const contact = w.ports.table.get(keys.contact(ORG, partnerId))!
  const { phone, ...without } = contact
  await w.ports.stores
    .open(ORG)
    .commit({ opId: 'x', at: w.ports.clock.now() }, [
      { op: 'replace', item: { ...without, pk: contact.pk, sk: contact.sk, version: contact.version + 1 } },
    ])
  const before = offerSms(w)
  expect(await retryNotice(w.coordinator(), before.id)).toEqual({ refused: 'NO_ADDRESS', detail: { channel: 'sms' } })
  expect(offerSms(w)).toEqual(before)
  ok(await changePartner(w.coordinator(), partnerId, { contact: { phone: String(phone) } }))
  expect(ok(await retryNotice(w.coordinator(), before.id))).toMatchObject({ state: 'waiting' })
})

test('a message that is on its way is neither sent again nor closed', async () => {
  const w = await world()
  await aPartner(w.coordinator(), { ways: { ask: 'sms' } })
  ok(await ask(w.worker(), aRequest()))
  await w.settle()
  for (const how of [retryNotice, closeNotice])
    expect(await how(w.coordinator(), offerSms(w).id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'sent' } })
  expect(await retryNotice(w.coordinator(), `${offerSms(w).requestId}.none`)).toEqual({ refused: 'NOT_FOUND' })
  expect(await retryNotice(w.coordinator(), 'none.none')).toEqual({ refused: 'NOT_FOUND' })
})

test('a question that may have gone, and is sent again by a person, was asked: whoever got it hears that it is over', async () => {
  const { w } = await undelivered('unknown')
  w.ports.sms.reply = () => ({ status: 'sent', providerId: 'p' })
  const { requestId, id, to } = offerSms(w)
  ok(await retryNotice(w.coordinator(), id))
  ok(await cancelRequest(w.worker(), requestId, { as: 'withdrawn' }))
  await w.settle()
  expect(w.items().find((item) => item['id'] === requestId)!['asked']).toEqual([to.id])
  expect(notices(w).filter(({ template }) => template === 'offer-withdrawn')).toMatchObject([{ state: 'sent' }])
})
