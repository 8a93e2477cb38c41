import { describe, expect, test } from 'vitest'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { changePartner } from '#core/partner/change.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked, tellers } from './story.ts'

const OTHER = { kind: 'other-time', start: '2026-11-26T10:00:00.000Z', end: '2026-11-26T12:00:00.000Z' } as const

test('the first who accepts has the seat, and the others are withdrawn and thanked in the same commit', async () => {
  const { w, open, accept, states, told, diary, request } = await asked({ urgency: 'urgent' }, { partners: 3 })
  const [first, ...others] = open()
  const commits: string[] = []
  w.ports.table.subscribe(({ item }) => item?.['kind'] === 'event' && commits.push(item.sk))
  expect(await accept(first)).toBe('accepted')
  expect(commits).toHaveLength(1)
  expect(states()).toEqual(['accepted', 'withdrawn', 'withdrawn'])
  expect(
    told('offer-withdrawn')
      .map((one) => one.to.id)
      .sort(),
  ).toEqual(others.flatMap((one) => [one.partnerId, one.partnerId]).sort())
  expect(diary(first!.partnerId).holds).toMatchObject([{ firm: true, slots: first!.slots }])
  expect(request()).toMatchObject({ state: 'accepted', waitsFor: 'decision', owner: 'worker', taken: [{ state: 'held' }] })
  await w.settle()
  expect(others.map((one) => diary(one.partnerId).holds)).toEqual([[], []])
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

describe('at the edge of the time', () => {
  test.each([
    [-1, 'accepted'],
    [0, 'OFFER_EXPIRED'],
    [4_999, 'OFFER_EXPIRED'],
    [5_000, 'OFFER_EXPIRED'],
  ])('%i ms from the end: %s', async (late, expected) => {
    const { w, open, accept, states } = await asked()
    const offer = open()[0]!
    w.ports.clock.turnTo(new Date(Date.parse(offer.answerBy) + late).toISOString())
    expect(await accept(offer)).toBe(expected)
    await w.settle()
    expect(states()).toEqual([late < 0 ? 'accepted' : late < 5_000 ? 'sent' : 'expired'])
  })

  test('after it has expired', async () => {
    const { w, open, accept, decline } = await asked()
    const offer = open()[0]
    await w.passTo('2026-11-25T12:00:00.000Z')
    expect([await accept(offer), await decline(offer)]).toEqual(['OFFER_EXPIRED', 'OFFER_EXPIRED'])
  })
})

describe('accepting looks again at what may have changed', () => {
  test('the request was cancelled', async () => {
    const { w, id, open, accept } = await asked()
    const offer = open()[0]
    ok(await cancelRequest(w.worker(), id))
    expect(await accept(offer)).toBe('OFFER_WITHDRAWN')
  })

  test('the partner is on a break', async () => {
    const { w, open, accept } = await asked()
    const offer = open()[0]!
    ok(await pausePartner(w.partner(offer.partnerId), offer.partnerId))
    expect(await accept(offer)).toBe('OFFER_WITHDRAWN')
  })

  test('the undertaking ran out', async () => {
    const { w, open, accept } = await asked()
    const offer = open()[0]!
    ok(
      await changePartner(w.coordinator(), offer.partnerId, {
        checks: { undertakingUntil: '2026-11-24', agreementUntil: '2027-12-31' },
      }),
    )
    expect(await accept(offer)).toBe('OFFER_WITHDRAWN')
  })

  test('they have said to be away', async () => {
    const { w, open, accept } = await asked()
    const offer = open()[0]!
    ok(
      await setAvailability(w.partner(offer.partnerId), offer.partnerId, {
        away: [{ start: '2026-11-25T00:00:00Z', end: '2026-11-26T00:00:00Z' }],
      }),
    )
    expect(await accept(offer)).toBe('SLOT_NO_LONGER_FREE')
  })

  test('they have promised the time, or the way there, to another family', async () => {
    const { w, open, accept } = await asked()
    const near = [{ start: '2026-11-25T13:45:00Z', end: '2026-11-25T15:45:00Z' }]
    const second = ok(await ask(w.worker(), aRequest({ windows: near })))
    await w.settle()
    expect(await accept(open()[0])).toBe('accepted')
    const other = tellers(w, second.id)
    expect(await other.accept(other.open()[0])).toBe('SLOT_NO_LONGER_FREE')
  })

  test('a rule the coordinator has overridden stays overridden', async () => {
    const { w, id, accept, open } = await asked({}, { partner: { state: 'paused' } })
    const partnerId = w.items().find((item) => item['kind'] === 'card')!['id']
    ok(await offerByHand(w.coordinator(), id, { partnerId, override: { reason: 'kysyi itse' } }))
    expect(await accept(open()[0])).toBe('accepted')
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
    expect(await say(open()[0], { kind: 'accept', start: OTHER.start })).toBe('SLOT_NOT_OFFERED')
    expect(await say(open()[0], { kind: 'accept' })).toBe('SLOT_NOT_OFFERED')
  })
})
