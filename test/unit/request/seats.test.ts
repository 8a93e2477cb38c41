import { describe, expect, test } from 'vitest'
import { setAvailability } from '#core/partner/set-availability.ts'
import { changePartner } from '#core/partner/register.ts'
import { ask } from '#core/request/ask.ts'
import { decide } from '#core/request/decide.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked, tellers } from '../offer/story.ts'

const GROUP = { channel: 'group', phases: [], consent: { given: false }, urgency: 'urgent' }
const OTHER = { kind: 'other-time', start: '2026-11-26T10:00:00.000Z', end: '2026-11-26T12:00:00.000Z' } as const

describe('more seats than one', () => {
  test('are filled one by one, and the rest are thanked when they are full', async () => {
    const { w, id, open, accept, states, request } = await asked({ ...GROUP, seats: 2 }, { partners: 3 })
    const [one, two, three] = open()
    await accept(one)
    expect([await accept(two), await accept(three)]).toEqual(['accepted', 'OFFER_TAKEN'])
    ok(await decide(w.worker(), id, { decision: 'confirm', offerId: one!.id }))
    expect(request()).toMatchObject({ state: 'accepted', taken: [{ state: 'confirmed' }, { state: 'held' }] })
    expect(ok(await decide(w.worker(), id, { decision: 'confirm' })).state).toBe('confirmed')
    expect(states()).toEqual(['accepted', 'accepted', 'withdrawn'])
  })

  test('with one confirmed and a seat left it asks on', async () => {
    const { w, id, open, accept, request } = await asked({ ...GROUP, urgency: 'routine', seats: 2 }, { partners: 2 })
    await accept(open()[0])
    ok(await decide(w.worker(), id, { decision: 'confirm' }))
    await w.settle()
    expect(request()).toMatchObject({ state: 'offered', waitsFor: 'answer' })
    expect(open()).toHaveLength(1)
  })

  test('pre-approved, an acceptance confirms itself', async () => {
    const { open, accept, request, diary } = await asked({ ...GROUP, confirm: 'pre-approved' }, { partners: 2 })
    const [first] = open()
    await accept(first)
    expect(request()).toMatchObject({ state: 'confirmed', waitsFor: 'meetings', taken: [{ state: 'confirmed' }] })
    expect(diary(first!.partnerId)).toMatchObject({ holds: [], bookings: [{ requestId: request().id }] })
    expect(open()).toEqual([])
  })
})

describe('the family chooses', () => {
  const FAMILY = { choice: 'family' }

  test('from up to three, and those not chosen are thanked and free', async () => {
    const { w, id, open, accept, request, states, diary, told } = await asked(FAMILY, { partners: 5 })
    const offers = open()
    for (const offer of offers) expect(await accept(offer)).toBe('accepted')
    expect(request().taken).toHaveLength(3)
    expect(await decide(w.worker(), id, { decision: 'confirm' })).toEqual({ refused: 'NOBODY_TO_DECIDE_ON' })
    ok(await decide(w.worker(), id, { decision: 'confirm', offerId: offers[1]!.id }))
    await w.settle()
    expect(request()).toMatchObject({ state: 'confirmed', taken: [{ partnerId: offers[1]!.partnerId, state: 'confirmed' }] })
    expect(states()).toEqual(['released', 'accepted', 'released'])
    expect(offers.map((offer) => diary(offer.partnerId).holds.length)).toEqual([0, 0, 0])
    expect(told('released')).toHaveLength(4)
  })

  test('refusing one leaves the others to choose from', async () => {
    const { w, id, open, accept, request } = await asked(FAMILY, { partners: 3 })
    const [one, two] = open()
    await accept(one)
    await accept(two)
    ok(await decide(w.worker(), id, { decision: 'refuse', offerId: one!.id }))
    expect(request()).toMatchObject({ state: 'accepted', taken: [{ partnerId: two!.partnerId }] })
  })

  test('a proposed time of one may be chosen while others are held', async () => {
    const { w, id, open, accept, say, request } = await asked(FAMILY, { partners: 3 })
    const [one, two] = open()
    await accept(one)
    await say(two, OTHER)
    ok(await decide(w.worker(), id, { decision: 'confirm', offerId: two!.id }))
    expect(request()).toMatchObject({ state: 'confirmed', taken: [{ partnerId: two!.partnerId }] })
  })
})

describe('a partner proposes another time', () => {
  test('the worker hears it, nothing is held yet, and others stay asked', async () => {
    const { open, say, request, told, diary } = await asked({ urgency: 'soon' }, { partners: 2 })
    const offer = open()[0]!
    expect(await say(offer, OTHER)).toBe('sent')
    expect(told('other-time-proposed')).toHaveLength(1)
    expect(request().state).toBe('offered')
    expect(diary(offer.partnerId).holds).toMatchObject([{ firm: false }])
    expect(await say(offer, OTHER)).toBe('again')
    expect(open()).toMatchObject([{ waitsFor: 'worker-reply', owner: 'worker' }, { waitsFor: 'answer' }])
  })

  test('yes holds and confirms in one, though their week says otherwise', async () => {
    const { w, id, open, say, request, diary } = await asked({ urgency: 'soon' }, { partners: 2 })
    const offer = open()[0]!
    ok(await setAvailability(w.partner(offer.partnerId), offer.partnerId, { weekly: [{ day: 3, from: '08:00', to: '20:00' }] }))
    await say(offer, OTHER)
    ok(await decide(w.worker(), id, { decision: 'confirm', offerId: offer.id }))
    expect(request()).toMatchObject({ state: 'confirmed' })
    expect(diary(offer.partnerId).bookings).toMatchObject([{ start: OTHER.start }])
    expect(open()).toEqual([])
  })

  test('no thanks them and leaves the others asked; they may be asked about other things here', async () => {
    const { w, id, open, say, states, request } = await asked({ urgency: 'soon' }, { partners: 2 })
    const offer = open()[0]!
    await say(offer, OTHER)
    ok(await decide(w.worker(), id, { decision: 'refuse', offerId: offer.id }))
    expect(states()).toEqual(['withdrawn', 'sent'])
    expect(request().refusedPartners).toEqual([])
  })

  test('the worker has the time of a decision, though the partner answered at the last moment', async () => {
    const { w, open, say } = await asked()
    const offer = open()[0]!
    w.ports.clock.turnTo('2026-11-25T06:55:00.000Z')
    await say(offer, { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' })
    await w.passTo('2026-11-27T06:50:00.000Z')
    expect(open()).toHaveLength(1)
    await w.passTo('2026-11-27T07:00:00.000Z')
    expect(open()).toEqual([])
  })

  test('what stands against them by then is looked at again', async () => {
    const { w, id, open, say } = await asked()
    const offer = open()[0]!
    await say(offer, OTHER)
    ok(await changePartner(w.coordinator(), offer.partnerId, { checks: {} }))
    expect(await decide(w.worker(), id, { decision: 'confirm', offerId: offer.id })).toEqual({ refused: 'OFFER_WITHDRAWN' })
  })

  test('a time promised elsewhere meanwhile cannot be confirmed', async () => {
    const { w, id, open, say } = await asked()
    const offer = open()[0]!
    await say(offer, OTHER)
    const second = tellers(w, ok(await ask(w.worker(), aRequest({ windows: [{ start: OTHER.start, end: OTHER.end }] }))).id)
    await w.settle()
    expect(await second.accept(second.open()[0])).toBe('accepted')
    expect(await decide(w.worker(), id, { decision: 'confirm', offerId: offer.id })).toEqual({ refused: 'SLOT_NO_LONGER_FREE' })
  })

  test.each([
    ['in the past', { start: '2026-11-20T10:00:00.000Z', end: '2026-11-20T12:00:00.000Z' }],
    ['ending before it starts', { start: '2026-11-26T10:00:00.000Z', end: '2026-11-26T09:00:00.000Z' }],
    ['of thirteen hours', { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T21:00:00.000Z' }],
    ['of a minute', { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T08:01:00.000Z' }],
    ['in two years', { start: '2028-11-26T08:00:00.000Z', end: '2028-11-26T10:00:00.000Z' }],
  ])('a time %s is refused', async (_, time) => {
    const { open, say } = await asked()
    expect(await say(open()[0], { kind: 'other-time', ...time })).toBe('INVALID')
  })
})
