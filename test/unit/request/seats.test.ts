import { describe, expect, test } from 'vitest'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { decide } from '#core/request/decide.ts'
import { ok } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

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

  test('as many are asked at once as there are free seats, however little it hurries', async () => {
    const { open } = await asked({ ...GROUP, urgency: 'routine', seats: 3 }, { partners: 5 })
    expect(open()).toHaveLength(3)
  })

  test('nobody takes two: whoever is here is not asked for another, neither after other times nor by hand', async () => {
    const { w, id, open, accept, request } = await asked({ ...GROUP, seats: 2 }, { partners: 1 })
    const [offer] = open()
    await accept(offer)
    ok(await decide(w.worker(), id, { decision: 'confirm' }))
    expect(await changeTimes(w.worker(), id, { mode: 'remote' })).toEqual({ refused: 'TIME_SHARED' })
    ok(await changeTimes(w.worker(), id, { needBy: '2026-11-30T12:00:00.000Z' }))
    await w.settle()
    expect(request()).toMatchObject({ state: 'open', owner: 'coordinator', asked: [offer!.partnerId] })
    expect(await offerByHand(w.coordinator(), id, { partnerId: offer!.partnerId })).toEqual({ refused: 'OFFER_ANSWERED' })
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
    expect(told('released')).toHaveLength(2)
  })

  test('without waiting for all to answer: those still asked are thanked too', async () => {
    const { w, id, open, accept, states } = await asked(FAMILY, { partners: 3 })
    await accept(open()[0])
    ok(await decide(w.worker(), id, { decision: 'confirm' }))
    expect(states()).toEqual(['accepted', 'withdrawn', 'withdrawn'])
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
