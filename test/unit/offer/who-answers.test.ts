import { describe, expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { decide } from '#core/request/decide.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'
import { keyOf } from '#core/records/keys.ts'

const SLOT = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }
const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const OTHER = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const
const yes = { kind: 'accept', start: SLOT.start } as const
const SOON = { kind: 'other-time', start: '2026-11-26T10:00:00.000Z', end: '2026-11-26T12:00:00.000Z' } as const

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

describe('whose answer it is', () => {
  test('another partner finds nothing, a worker may not answer, a coordinator may on the phone and it is logged so', async () => {
    const { w, open, diary } = await asked()
    const offer = open()[0]!
    const yes = { kind: 'accept', start: offer.slots[0]!.start } as const
    expect(await answerOffer(w.partner('somebody'), offer.id, yes)).toEqual({ refused: 'NOT_FOUND' })
    expect(await answerOffer(w.worker(), offer.id, yes)).toEqual({ refused: 'FORBIDDEN' })
    const phoned = { role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'partner', id: offer.partnerId } } as const
    ok(await answerOffer(w.as(phoned), offer.id, yes))
    expect(diary(offer.partnerId).holds).toMatchObject([{ firm: true }])
    expect(
      w
        .items()
        .filter((item) => item['kind'] === 'event')
        .map((item) => item['by']),
    ).toContainEqual(phoned)
  })

  test('a time that was not offered', async () => {
    const { open, say } = await asked()
    expect(await say(open()[0], { kind: 'accept', start: SOON.start })).toBe('SLOT_NOT_OFFERED')
    expect(await say(open()[0], { kind: 'accept' })).toBe('SLOT_NOT_OFFERED')
  })
})

describe('the same answer again is the same; another one is refused', () => {
  test.each([
    ['accept', 'decline', 'OFFER_ANSWERED'],
    ['decline', 'accept', 'OFFER_ANSWERED'],
    ['accept', 'accept', 'again'],
    ['decline', 'decline', 'again'],
  ] as const)('%s then %s: %s', async (one, two, expected) => {
    const story = await asked({}, { partners: 1 })
    const offer = story.open()[0]
    await story[one](offer)
    const version = story.request().version
    expect(await story[two](offer)).toBe(expected)
    expect(story.request().version).toBe(version)
  })

  test('another of the slots', async () => {
    const { open, say } = await asked({ windows: [{ start: '2026-11-25T08:00:00Z', end: '2026-11-25T14:00:00Z' }] })
    const [offer] = open()
    expect(await say(offer, { kind: 'accept', start: offer!.slots[1]!.start })).toBe('accepted')
    expect(await say(offer, { kind: 'accept', start: offer!.slots[0]!.start })).toBe('OFFER_ANSWERED')
  })
})

test('an answer repeated under its key says what the first said', async () => {
  const { w, open } = await asked({ windows: [FAR] })
  const call = { ...w.partner(open()[0]!.partnerId), idempotency: { key: 'key', fingerprint: 'no' } }
  const [offer] = open()
  const answers = [
    await answerOffer(call, offer!.id, { kind: 'decline' }),
    await answerOffer(call, offer!.id, { kind: 'decline' }),
  ].map(ok)
  expect(answers.map(({ again, offer: { state }, request }) => [again, state, keyOf(request)])).toEqual([
    [false, 'declined', keyOf(answers[0]!.request)],
    [false, 'declined', keyOf(answers[0]!.request)],
  ])
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
