import { describe, expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked, tellers } from './story.ts'
import { handOver } from '#core/request/hand-over.ts'

const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const OTHER = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const

describe('a no', () => {
  test('is kept with its time, frees the room at once, takes back what was still to be said, and asks on', async () => {
    const { w, open, decline, offers, diary, request } = await asked({ windows: [FAR] }, { partners: 2 })
    const [offer] = open()
    await decline(offer)
    expect(offers()[0]).toMatchObject({
      state: 'declined',
      answeredAt: w.ports.clock.now(),
      waitsFor: 'nothing',
      due: null,
      owner: 'nobody',
    })
    expect(offers()[0]).not.toHaveProperty('endedFor')
    expect(diary(offer!.partnerId).holds).toEqual([])
    expect(request()).toMatchObject({ state: 'open', waitsFor: 'ranking', due: w.ports.clock.now(), reason: 'nobody-asked' })
  })

  test('before the offer was even sent keeps it from going out', async () => {
    const { w, id } = await asked({ windows: [FAR] }, { partners: 0, now: '2026-11-23T22:00:00.000Z' })
    const partnerId = await aPartner(w.coordinator())
    const offer = ok(await offerByHand(w.coordinator(), id, { partnerId }))
    const { told } = tellers(w, id)
    expect(told('offer').map((one) => one.state)).toEqual(['waiting'])
    ok(await answerOffer(w.coordinator(), offer.id, { kind: 'decline' }))
    expect(told('offer')).toMatchObject([{ state: 'suppressed', suppressedFor: 'answered', due: null }])
  })
})

describe('another time', () => {
  test('waits for the worker for the hours of a decision', async () => {
    const { w, open, say, offers, told } = await asked({ windows: [FAR], urgency: 'soon' })
    const [offer] = open()
    w.ports.clock.turnTo('2026-11-24T07:00:00.000Z')
    expect(await say(offer, OTHER)).toBe('sent')
    const until = '2026-11-25T07:00:00.000Z'
    expect(offers()[0]).toMatchObject({
      counter: { start: OTHER.start, end: OTHER.end },
      answerBy: until,
      due: until,
      waitsFor: 'worker-reply',
      owner: 'worker',
      reason: 'other-time',
    })
    expect(told('other-time-proposed')).toMatchObject([
      { to: { role: 'worker' }, facts: { slots: [{ start: OTHER.start, end: OTHER.end }], area: '529', deadline: until } },
    ])
  })

  test('soon to come waits until an hour before it, but never shorter than the offer did', async () => {
    const { w, open, say, offers } = await asked({ windows: [FAR] })
    const [offer] = open()
    w.ports.clock.turnTo('2026-11-25T06:30:00.000Z')
    await say(offer, { ...OTHER, start: '2026-11-25T12:00:00.000Z', end: '2026-11-25T13:00:00.000Z' })
    expect(offers()[0]!.answerBy).toBe('2026-11-25T11:00:00.000Z')
    await say(offer, { ...OTHER, start: '2026-11-25T10:00:00.000Z', end: '2026-11-25T11:00:00.000Z' })
    expect(offers()[0]!.answerBy).toBe('2026-11-25T11:00:00.000Z')
  })

  test('may be changed while the worker thinks: another end is another proposal', async () => {
    const { open, say, offers } = await asked({ windows: [FAR] })
    const [offer] = open()
    expect(await say(offer, OTHER)).toBe('sent')
    expect(await say(offer, { ...OTHER, end: '2026-12-02T13:00:00.000Z' })).toBe('sent')
    expect(offers()[0]!.counter).toEqual({ start: OTHER.start, end: '2026-12-02T13:00:00.000Z' })
    expect(await say(offer, { ...OTHER, start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T13:00:00.000Z' })).toBe('sent')
  })

  test('may last twelve hours, and no minute longer', async () => {
    const { w, open, say } = await asked({ windows: [FAR] })
    const [offer] = open()
    const proposed = (end: string) =>
      answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'other-time', start: '2026-12-02T06:00:00.000Z', end })
    expect(await proposed('2026-12-02T18:01:00.000Z')).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'end', code: 'TOO_LARGE' }],
    })
    expect(await say(offer, { kind: 'other-time', start: '2026-12-02T06:00:00.000Z', end: '2026-12-02T18:00:00.000Z' })).toBe(
      'sent',
    )
  })

  test('that cannot be says which end of it', async () => {
    const { w, open } = await asked()
    const [offer] = open()
    const past = { kind: 'other-time', start: '2026-11-20T10:00:00.000Z', end: '2026-11-20T12:00:00.000Z' } as const
    expect(await answerOffer(w.partner(offer!.partnerId), offer!.id, past)).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'start', code: 'IN_THE_PAST' }],
    })
  })
})

describe('a proposal', () => {
  test('made again after the partner’s no is another answer than before', async () => {
    const { open, say, decline } = await asked({ windows: [FAR] })
    const [offer] = open()
    await say(offer, OTHER)
    await decline(offer)
    expect(await say(offer, OTHER)).toBe('OFFER_ANSWERED')
  })

  test('is told to the worker who has the request, also when it changes hands at that moment', async () => {
    const { w, id, open, told } = await asked({ windows: [FAR] })
    const [offer] = open()
    const call = w.partner(offer!.partnerId)
    let handed = false
    const slow = {
      ...call,
      store: {
        ...call.store,
        commit: async (...args: Parameters<typeof call.store.commit>) => {
          if (!handed) ok(await handOver(w.worker(), id, { to: 'worker-2' }))
          handed = true
          return call.store.commit(...args)
        },
      },
    }
    ok(await answerOffer(slow, offer!.id, OTHER))
    expect(told('other-time-proposed').map((one) => one.to.id)).toEqual(['worker-2'])
  })
})
