import { describe, expect, it, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import type { Notice } from '#core/records/notice.ts'
import { Unavailable } from '#core/ports.ts'
import { ask } from '#core/request/ask.ts'
import { decide } from '#core/request/decide.ts'
import { queue } from '#core/request/queue.ts'
import { accepted, confirmed, notices, sent } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { afterLease } from '#core/notice/mark.ts'
import { sendNotice } from '#core/notice/send.ts'
import type { Change } from '#core/commit/work.ts'

const offerSms = (w: World): Notice => notices(w).find((one) => one.template === 'offer' && one.channel === 'sms')!

const down = () => {
  throw new Unavailable('sms')
}

/** A request whose offer is about to be sent by SMS alone. */
async function offering() {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { contactBy: ['sms'] })
  const asked = ok(await ask(w.worker(), aRequest()))
  return { w, partnerId, requestId: asked.id }
}

test('without a fault everything is sent exactly once', async () => {
  const w = await world()
  await confirmed(w)
  await w.pass({ days: 4 })
  const tags = [...w.ports.sms.handed, ...w.ports.mail.handed].map((one) => one.tag)
  expect(new Set(tags).size).toBe(tags.length)
  expect(tags.toSorted()).toEqual(
    sent(w)
      .map((one) => `${one.pk}|${one.sk}`)
      .toSorted(),
  )
  expect(sent(w).every((one) => one.claims === 1)).toBe(true)
})

test('a wake-up for a message whose time has not come sends nothing', async () => {
  const w = await world()
  await confirmed(w)
  const early = notices(w).find((one) => one.state === 'waiting')!
  const handed = w.ports.sms.handed.length + w.ports.mail.handed.length
  await sendNotice(w.ports, early)
  expect(notices(w).find((one) => one.id === early.id)).toEqual(early)
  expect(w.ports.sms.handed.length + w.ports.mail.handed.length).toBe(handed)
})

test('nor does a second one for a message that has gone, or the end of its lease', async () => {
  const w = await world()
  await confirmed(w)
  const gone = notices(w).find((one) => one.state === 'sent')!
  const handed = w.ports.sms.handed.length + w.ports.mail.handed.length
  await sendNotice(w.ports, gone)
  await afterLease(w.ports, gone)
  expect(notices(w).find((one) => one.id === gone.id)).toEqual(gone)
  expect(w.ports.sms.handed.length + w.ports.mail.handed.length).toBe(handed)
})

test('the audit tells that a message was claimed and that it went', async () => {
  const w = await world()
  await aPartner(w.coordinator(), { contactBy: ['sms'] })
  const said: string[] = []
  w.ports.table.subscribe(({ item }) => {
    if (item?.['kind'] === 'event')
      said.push(...(item['changes'] as Change[]).filter((one) => one.kind === 'notice').map(({ what }) => what))
  })
  ok(await ask(w.worker(), aRequest()))
  await w.settle()
  expect(said).toEqual(['notice.due', 'notice.claimed', 'notice.sent'])
})

describe('nobody knows whether it went', () => {
  it('an offer goes again, three times at most, then a person looks', async () => {
    const { w } = await offering()
    w.ports.sms.reply = down
    await w.settle()
    expect(offerSms(w)).toMatchObject({ state: 'waiting', reason: 'unknown-outcome', claims: 1 })
    await w.pass({ minutes: 20 })
    expect(w.ports.sms.handed).toHaveLength(3)
    expect(offerSms(w)).toMatchObject({ state: 'unknown', waitsFor: 'person', owner: 'coordinator' })
    expect(ok(await queue(w.coordinator())).items.filter((row) => row.kind === 'notice')).toMatchObject([
      { id: offerSms(w).id, reason: 'unknown-outcome' },
    ])
  })

  it('an agreement goes to the coordinator at once', async () => {
    const w = await world()
    const partnerId = await aPartner(w.coordinator(), { ways: { atOnce: 'sms' } })
    w.ports.sms.reply = (message) => (message.text.includes('sovittu') ? down() : { status: 'sent', providerId: 'x' })
    await confirmed(w, { partnerId })
    expect(
      notices(w)
        .filter((one) => one.state === 'unknown')
        .map((one) => one.template),
    ).toEqual(['agreed'])
  })

  it('a cancellation and a reminder go again', async () => {
    const w = await world()
    const life = await confirmed(w)
    let first = true
    w.ports.sms.reply = () => {
      const fails = first
      first = false
      return fails ? down() : { status: 'sent', providerId: 'x' }
    }
    await w.passTo('2026-11-24T11:35:00.000Z')
    expect(sent(w, 'reminder-day')).toMatchObject([{ channel: 'sms', claims: 2 }])
    first = true
    ok(await cancelMeeting(w.worker(), life.meetingId))
    await w.pass({ minutes: 10 })
    expect(sent(w, 'cancelled').filter(({ channel }) => channel === 'sms')).toMatchObject([{ claims: 2 }])
  })
})

test('a store that does not answer before anybody was asked to send leaves no doubt: it goes a little later', async () => {
  const w = await world()
  const life = await accepted(w)
  const { saveLink } = w.ports.directory
  let down = true
  Object.assign(w.ports.directory, {
    saveLink: async (...link: Parameters<typeof saveLink>) => {
      if (down) throw new Unavailable('store')
      await saveLink(...link)
    },
  })
  ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
  await w.settle()
  const agreed = () => notices(w).filter((one) => one.template === 'agreed')
  expect(agreed()).toMatchObject([{ state: 'waiting', reason: 'provider-busy', claims: 1 }])
  down = false
  await w.pass({ minutes: 5 })
  expect(agreed().map((one) => [one.state, one.owner])).toEqual([['sent', 'nobody']])
  expect(w.ports.mail.handed.filter((one) => one.text.includes('ovittu') && one.to.startsWith('partner'))).toHaveLength(1)
})

test('words that cannot be written are a bug, not a busy provider', async () => {
  const { w } = await offering()
  Object.assign(w.ports, { compose: () => Promise.reject(new Error('no such words')) })
  await w.settle()
  expect(offerSms(w)).toMatchObject({ state: 'claimed', waitsFor: 'marking' })
  expect(w.ports.log.lines).toContainEqual(expect.objectContaining({ event: 'advance.failed', name: 'Error' }))
})

test('a busy provider is tried again with growing waits, eight times, then it failed for the coordinator', async () => {
  const { w } = await offering()
  w.ports.sms.reply = () => ({ status: 'busy' })
  const waits: number[] = []
  for (let n = 0; n < 8; n++) {
    await w.settle()
    const { due } = offerSms(w)
    waits.push(Math.round((Date.parse(due!) - Date.parse(w.ports.clock.now())) / 60_000))
    w.ports.clock.turnTo(due!)
  }
  expect(waits.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 64])
  expect(offerSms(w)).toMatchObject({ state: 'failed', failedFor: 'provider-busy', waitsFor: 'person' })
})
