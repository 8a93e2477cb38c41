import { describe, expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { ask } from '#core/request/ask.ts'
import { decide } from '#core/request/decide.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'
import { asked, tellers } from './story.ts'

const SLOT = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }
const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const OTHER = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const
const yes = { kind: 'accept', start: SLOT.start } as const

describe('whoever answers', () => {
  test('hears how the offer and the request stand now', async () => {
    const { w, open } = await asked()
    const [offer] = open()
    const answered = ok(await answerOffer(w.partner(offer!.partnerId), offer!.id, yes))
    expect(answered).toMatchObject({
      again: false,
      offer: { id: offer!.id, state: 'accepted', slot: SLOT, answeredAt: w.ports.clock.now(), waitsFor: 'nothing', due: null },
      request: { state: 'accepted', taken: [{ partnerId: offer!.partnerId, offerId: offer!.id, state: 'held' }] },
    })
  })

  test('hears the same under the same key, also where the first answer got lost on the way', async () => {
    const { w, open } = await asked()
    const [offer] = open()
    const call = { ...w.partner(offer!.partnerId), idempotency: { key: 'key', fingerprint: 'yes' } }
    const first = ok(await answerOffer(call, offer!.id, yes))
    expect(ok(await answerOffer(call, offer!.id, yes))).toMatchObject({
      offer: { id: first.offer.id, version: first.offer.version, state: 'accepted' },
      request: { id: first.request.id, state: 'accepted' },
    })
  })

  test('is refused for an offer that is not there, and where the request is not', async () => {
    const { w, id } = await asked()
    expect(await answerOffer(w.coordinator(), `${id}.o99`, yes)).toEqual({ refused: 'NOT_FOUND' })
    expect(await answerOffer(w.coordinator(), 'nowhere.o1', yes)).toEqual({ refused: 'NOT_FOUND' })
  })
})

describe('an offer that has ended says why no answer counts', () => {
  test('taken by somebody else', async () => {
    const { open, accept, decline } = await asked({ urgency: 'urgent' }, { partners: 2 })
    const [first, second] = open()
    await accept(first)
    expect([await accept(second), await decline(second)]).toEqual(['OFFER_TAKEN', 'OFFER_TAKEN'])
  })

  test('the worker chose otherwise after the yes', async () => {
    const { w, id, open, accept, decline, say } = await asked({ windows: [FAR] })
    const [offer] = open()
    await accept(offer)
    ok(await decide(w.worker(), id, { decision: 'refuse' }))
    expect([await accept(offer), await decline(offer), await say(offer, OTHER)]).toEqual(
      Array.from({ length: 3 }, () => 'OFFER_WITHDRAWN'),
    )
  })

  test('answered before, in another way', async () => {
    const { open, decline, say } = await asked()
    const [offer] = open()
    await decline(offer)
    expect(await say(offer, OTHER)).toBe('OFFER_ANSWERED')
  })
})

describe('a yes', () => {
  test('goes to the worker with the time that was chosen, when it waits for a decision', async () => {
    const { open, say, told, offers } = await asked({ windows: [{ start: '2026-11-25T08:00:00Z', end: '2026-11-25T14:00:00Z' }] })
    const [offer] = open()
    await say(offer, { kind: 'accept', start: offer!.slots[1]!.start })
    expect(told('partner-accepted')).toMatchObject([
      {
        to: { role: 'worker', id: 'worker' },
        facts: { slots: [offer!.slots[1]], area: '529', mode: 'in-person', deadline: offer!.answerBy },
      },
    ])
    expect(told('partner-accepted')[0]!.facts.slots).toHaveLength(1)
    expect(offers()[0]!.slot).toEqual(offer!.slots[1])
  })

  test('makes the room firm for the time chosen alone, until it ends', async () => {
    const { id, open, say, diary } = await asked({ windows: [{ start: '2026-11-25T08:00:00Z', end: '2026-11-25T14:00:00Z' }] })
    const [offer] = open()
    expect(offer!.slots.length).toBeGreaterThan(1)
    await say(offer, { kind: 'accept', start: offer!.slots[0]!.start })
    expect(diary(offer!.partnerId).holds).toEqual([
      { offerId: offer!.id, requestId: id, firm: true, slots: [offer!.slots[0]], mode: 'in-person', until: offer!.slots[0]!.end },
    ])
  })

  test('to "when suits" holds no time, and stands until the day somebody is needed by', async () => {
    const { open, accept, say, diary, request, offers } = await asked({ windows: [], needBy: '2026-12-04T12:00:00Z' })
    const [offer] = open()
    expect(offer!.slots).toEqual([])
    expect(await accept(offer)).toBe('accepted')
    expect(diary(offer!.partnerId).holds).toMatchObject([{ firm: true, slots: [], until: request().serveBy }])
    expect(offers()[0]).not.toHaveProperty('slot')
    expect(await say(offer, { kind: 'accept' })).toBe('again')
  })

  test('to a training, approved beforehand, needs no worker and tells none of a decision', async () => {
    const { open, accept, told, request } = await asked({
      channel: 'group',
      phases: [],
      consent: { given: false },
      confirm: 'pre-approved',
    })
    await accept(open()[0])
    expect(request().state).toBe('confirmed')
    expect(told('partner-accepted')).toEqual([])
  })

  test('to a time that has begun counts no more, though a proposal keeps the question open', async () => {
    const { w, open, say, accept } = await asked()
    const [offer] = open()
    w.ports.clock.turnTo('2026-11-25T06:30:00.000Z')
    await say(offer, OTHER)
    w.ports.clock.turnTo(SLOT.start)
    expect(open()[0]!.answerBy > SLOT.start).toBe(true)
    expect(await accept(offer)).toBe('SLOT_NO_LONGER_FREE')
  })
})

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
    expect(told('offer').map((one) => one.state)).toEqual(['waiting', 'waiting'])
    ok(await answerOffer(w.coordinator(), offer.id, { kind: 'decline' }))
    expect(told('offer')).toMatchObject(
      Array.from({ length: 2 }, () => ({ state: 'suppressed', suppressedFor: 'answered', due: null })),
    )
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
      { to: { role: 'worker' }, facts: { slots: [{ start: OTHER.start, end: OTHER.end }], area: '529' } },
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

describe('what ends without the partner', () => {
  test('silence: the offer has expired for the time that passed, and the room is free', async () => {
    const { w, open, offers, diary } = await asked({ windows: [FAR] })
    const [offer] = open()
    await w.passTo(new Date(Date.parse(offer!.answerBy) + 10 * 60_000).toISOString())
    expect(offers()[0]).toMatchObject({ state: 'expired', endedFor: 'time-passed', waitsFor: 'nothing' })
    expect(offers()[0]).not.toHaveProperty('answeredAt')
    expect(diary(offer!.partnerId).holds).toEqual([])
  })

  test('a time proposed that the worker did not answer: the partner hears of it, as promised', async () => {
    const { w, open, say, offers, told } = await asked({ windows: [FAR] })
    await say(open()[0], OTHER)
    const { answerBy, partnerId } = open()[0]!
    await w.passTo(new Date(Date.parse(answerBy) + 10 * 60_000).toISOString())
    expect(offers()[0]).toMatchObject({ state: 'expired' })
    const heard = {
      state: 'sent',
      to: { role: 'partner', id: partnerId },
      facts: { slots: [{ start: OTHER.start, end: OTHER.end }] },
    }
    expect(told('proposal-ended')).toMatchObject([heard, heard])
  })

  test('a time proposed that does not suit the worker: likewise, once', async () => {
    const { w, id, open, say, told } = await asked({ windows: [FAR] })
    await say(open()[0], OTHER)
    ok(await decide(w.worker(), id, { decision: 'refuse', offerId: open()[0]!.id }))
    expect(told('proposal-ended')).toHaveLength(2)
    expect(told('offer-withdrawn')).toEqual([])
  })

  test('silence needs no message', async () => {
    const { w, open, told } = await asked({ windows: [FAR] })
    await w.passTo(new Date(Date.parse(open()[0]!.answerBy) + 10 * 60_000).toISOString())
    expect([...told('proposal-ended'), ...told('offer-withdrawn')]).toEqual([])
  })

  test('somebody was first: told kindly what it was about, and the room is freed by the offer’s own next step', async () => {
    const { w, open, accept, offers, told, diary } = await asked({ urgency: 'urgent' }, { partners: 2 })
    const [first, second] = open()
    await accept(first)
    expect(offers()[1]).toMatchObject({
      state: 'withdrawn',
      endedFor: 'taken',
      waitsFor: 'tidying',
      owner: 'system',
      reason: 'room-kept',
      due: w.ports.clock.now(),
    })
    expect(diary(second!.partnerId).holds).toHaveLength(1)
    expect(told('offer-withdrawn')[0]).toMatchObject({
      to: { role: 'partner', id: second!.partnerId },
      facts: { slots: [SLOT], area: '529', mode: 'in-person', deadline: second!.answerBy },
    })
    await w.settle()
    expect(offers()[1]).toMatchObject({ state: 'withdrawn', waitsFor: 'nothing', due: null })
    expect(diary(second!.partnerId).holds).toEqual([])
  })
})

describe('a rule that was overridden', () => {
  test('stands for what it named alone: another that came since still forbids the yes', async () => {
    const { w, id, open, accept } = await asked({ windows: [FAR] }, { partner: { checks: {} } })
    const partnerId = w.items().find((item) => item['kind'] === 'card')!['id'] as string
    expect(await offerByHand(w.coordinator(), id, { partnerId, override: { reason: 'tunnetaan' } })).toMatchObject({
      refused: 'RULES_FAIL',
    })
    const other = await aPartner(w.coordinator(), { languages: [{ code: 'sv', level: 'native' }] })
    ok(await offerByHand(w.coordinator(), id, { partnerId: other, override: { reason: 'tulkki on' } }))
    ok(await pausePartner(w.partner(other), other))
    expect(await accept(open()[0])).toBe('OFFER_WITHDRAWN')
  })

  test('a time given as busy, overridden, is still theirs', async () => {
    const w = await world()
    const away = [{ start: '2026-11-25T00:00:00Z', end: '2026-11-26T00:00:00Z' }]
    const partnerId = await aPartner(w.coordinator())
    ok(await setAvailability(w.partner(partnerId), partnerId, { away }))
    const { id } = ok(await ask(w.worker(), aRequest()))
    await w.settle()
    ok(await offerByHand(w.coordinator(), id, { partnerId, slot: SLOT, override: { reason: 'sopi puhelimessa' } }))
    const { open, accept } = tellers(w, id)
    expect(await accept(open()[0])).toBe('accepted')
  })
})
