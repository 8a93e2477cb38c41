import { describe, expect, test } from 'vitest'
import { keyOf } from '#core/records/keys.ts'
import { cancelRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import type { Request } from '#core/records/request.ts'
import { transact } from '#core/commit/transact.ts'
import { ok, type World } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const OTHER = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const
const confirm = { decision: 'confirm' }

/** Writes into a request what no use case would. */
const tamper = async (w: World, request: Request, how: Partial<Request>) =>
  ok(
    await transact<Request, Request>(w.coordinator(), {
      subject: request.id,
      load: async () => request,
      decide: (now, work) => work.change(now)(() => how, 'request.x'),
    }),
  )

describe('what is decided on', () => {
  test('is the version the worker saw', async () => {
    const { w, id, open, accept, request } = await asked({ windows: [FAR] })
    await accept(open()[0])
    expect(ok(await decide(w.worker(), id, { ...confirm, version: request().version })).state).toBe('confirmed')
  })

  test('is not an offer that came to nothing, though another one is held', async () => {
    const { w, id, open, accept, decline, offers } = await asked({ windows: [FAR], urgency: 'urgent' }, { partners: 3 })
    await decline(open()[0])
    await accept(open()[0])
    expect(await decide(w.worker(), id, { ...confirm, offerId: offers()[0]!.id })).toEqual({ refused: 'NOBODY_TO_DECIDE_ON' })
    expect(ok(await decide(w.worker(), id, { ...confirm, offerId: offers()[1]!.id })).state).toBe('confirmed')
  })

  test('is not a question that is still open and proposes nothing', async () => {
    const { w, id, open } = await asked({ windows: [FAR] })
    expect(await decide(w.worker(), id, { ...confirm, offerId: open()[0]!.id })).toEqual({ refused: 'NOBODY_TO_DECIDE_ON' })
  })

  test('is nothing any more once the request is closed', async () => {
    const { w, id, open, accept } = await asked({ windows: [FAR] })
    await accept(open()[0])
    ok(await cancelRequest(w.worker(), id))
    expect(await decide(w.worker(), id, confirm)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
  })
})

describe('a proposed time', () => {
  test('counts no more for whoever then said yes to the time asked for: that one is booked', async () => {
    const { w, id, open, accept, say, diary } = await asked({ windows: [FAR] })
    const [offer] = open()
    await say(offer, OTHER)
    await accept(offer)
    ok(await decide(w.worker(), id, confirm))
    expect(diary(offer!.partnerId).bookings).toMatchObject([{ start: FAR.start, end: FAR.end }])
  })

  test('can be confirmed until its answer is due, and not from then on', async () => {
    const { w, id, open, say } = await asked({ windows: [FAR] })
    const [offer] = open()
    await say(offer, OTHER)
    const { answerBy } = open()[0]!
    w.ports.clock.turnTo(answerBy)
    expect(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).toEqual({ refused: 'OFFER_EXPIRED' })
    w.ports.clock.turnTo(new Date(Date.parse(answerBy) - 1).toISOString())
    expect(ok(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).state).toBe('confirmed')
  })

  test('that has begun cannot be confirmed, though the question stays open for the times asked for', async () => {
    const { w, id, open, say } = await asked({ windows: [FAR] })
    const [offer] = open()
    const soon = { start: '2026-11-24T10:00:00.000Z', end: '2026-11-24T12:00:00.000Z' }
    await say(offer, { kind: 'other-time', ...soon })
    w.ports.clock.turnTo(soon.start)
    expect(open()[0]!.answerBy > soon.start).toBe(true)
    expect(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).toEqual({ refused: 'OFFER_EXPIRED' })
  })

  test('is refused where every seat has been given, however that came about', async () => {
    const { w, id, open, say, request } = await asked({ windows: [FAR] })
    const [offer] = open()
    await say(offer, OTHER)
    const given = { partnerId: 'p', offerId: `${id}.o0`, state: 'confirmed' } as const
    await tamper(w, request(), { taken: [given] })
    expect(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).toEqual({ refused: 'SEATS_FULL' })
    await tamper(w, request(), { taken: [{ ...given, state: 'held' }] })
    expect(await decide(w.worker(), id, { ...confirm, offerId: offer!.id })).toMatchObject({ id })
  })
})

describe('a no', () => {
  test('says on the offer that it was the worker’s, and tells the partner of the time they had kept', async () => {
    const { w, id, open, accept, offers, told } = await asked({ windows: [FAR] })
    await accept(open()[0])
    ok(await decide(w.worker(), id, { decision: 'refuse' }))
    expect(offers()[0]).toMatchObject({ state: 'released', endedFor: 'refused' })
    expect(told('released')[0]!.facts).toMatchObject({ slots: [FAR], area: '529', mode: 'in-person' })
  })
})

describe('a yes', () => {
  test('with a time tells both sides of that meeting, and nobody of a first meeting to agree on', async () => {
    const { w, id, open, accept, told } = await asked({ windows: [FAR] })
    const [offer] = open()
    await accept(offer)
    ok(await decide(w.worker(), id, confirm))
    expect(told('agreed').map(({ to, facts }) => [to.id, facts.slots])).toEqual([
      [offer!.partnerId, [FAR]],
      [offer!.partnerId, [FAR]],
    ])
    expect(told('confirmed')).toMatchObject([{ to: { role: 'worker' }, facts: { slots: [FAR] } }])
    expect(told('first-meeting-waits')).toEqual([])
  })

  test('to "when suits" tells the partner so, and the worker that a first meeting waits to be agreed on', async () => {
    const { w, id, open, accept, told, request, diary } = await asked({ windows: [], needBy: '2026-12-04T12:00:00Z' })
    const [offer] = open()
    await accept(offer)
    ok(await decide(w.worker(), id, confirm))
    expect(told('agreed')).toMatchObject(
      Array.from({ length: 2 }, () => ({
        to: { id: offer!.partnerId },
        subject: keyOf(offer!),
        facts: { slots: [], area: '529', mode: 'in-person' },
      })),
    )
    expect(told('first-meeting-waits')).toMatchObject([
      { to: { role: 'worker', id: 'worker' }, facts: { slots: [], area: '529', mode: 'in-person' } },
    ])
    expect(request()).toMatchObject({ state: 'confirmed', waitsFor: 'first-meeting' })
    expect(diary(offer!.partnerId)).toMatchObject({ families: [id], bookings: [], holds: [] })
  })

  test('to the one the family chose lets the others go because the seat is taken', async () => {
    const { w, id, open, accept, offers } = await asked({ windows: [FAR], choice: 'family' }, { partners: 3 })
    const [one, two] = open()
    await accept(one)
    await accept(two)
    ok(await decide(w.worker(), id, { ...confirm, offerId: one!.id }))
    expect(offers().map(({ state, endedFor }) => [state, endedFor])).toEqual([
      ['accepted', undefined],
      ['released', 'taken'],
      ['withdrawn', 'taken'],
    ])
  })
})
