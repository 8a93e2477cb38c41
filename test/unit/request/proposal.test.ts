import { describe, expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { ask } from '#core/request/ask.ts'
import { decide } from '#core/request/decide.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok, type World } from '../../support/world.ts'
import { asked, tellers } from '../offer/story.ts'
import type { Request } from '#core/records/request.ts'
import { transact } from '#core/commit/transact.ts'

const OTHER = { kind: 'other-time', start: '2026-11-26T10:00:00.000Z', end: '2026-11-26T12:00:00.000Z' } as const
const OTHER_DAY = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const IN_DECEMBER = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const
const confirm = { decision: 'confirm' }

/** Writes into a request what no use case would. */
const tamper = async (w: World, request: Request, how: Partial<Request>) =>
  ok(
    await transact<Request, Request>(w.coordinator(), {
      subject: request.id,
      load: async () => request,
      decide: (now, work) => work.change(now)(() => how, 'request.nudged'),
    }),
  )

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

describe('a proposed time', () => {
  test('counts no more for whoever then said yes to the time asked for: that one is booked', async () => {
    const { w, id, open, accept, say, diary } = await asked({ windows: [OTHER_DAY] })
    const [offer] = open()
    await say(offer, IN_DECEMBER)
    await accept(offer)
    ok(await decide(w.worker(), id, confirm))
    expect(diary(offer!.partnerId).bookings).toMatchObject([{ start: OTHER_DAY.start, end: OTHER_DAY.end }])
  })

  test('can be confirmed until its answer is due, and not from then on', async () => {
    const { w, id, open, say } = await asked({ windows: [OTHER_DAY] })
    const [offer] = open()
    await say(offer, IN_DECEMBER)
    const { answerBy } = open()[0]!
    w.ports.clock.turnTo(answerBy)
    expect(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).toEqual({ refused: 'OFFER_EXPIRED' })
    w.ports.clock.turnTo(new Date(Date.parse(answerBy) - 1).toISOString())
    expect(ok(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).state).toBe('confirmed')
  })

  test('that has begun cannot be confirmed, though the question stays open for the times asked for', async () => {
    const { w, id, open, say } = await asked({ windows: [OTHER_DAY] })
    const [offer] = open()
    const soon = { start: '2026-11-24T10:00:00.000Z', end: '2026-11-24T12:00:00.000Z' }
    await say(offer, { kind: 'other-time', ...soon })
    w.ports.clock.turnTo(soon.start)
    expect(open()[0]!.answerBy > soon.start).toBe(true)
    expect(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).toEqual({ refused: 'OFFER_EXPIRED' })
  })

  test('is refused where every seat has been given, however that came about', async () => {
    const { w, id, open, say, request } = await asked({ windows: [OTHER_DAY] })
    const [offer] = open()
    await say(offer, IN_DECEMBER)
    const given = { partnerId: 'p', offerId: `${id}.o0`, state: 'confirmed' } as const
    await tamper(w, request(), { taken: [given] })
    expect(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).toEqual({ refused: 'SEATS_FULL' })
    await tamper(w, request(), { taken: [{ ...given, state: 'held' }] })
    expect(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).toMatchObject({ id })
  })
})
