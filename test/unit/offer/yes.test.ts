import { describe, expect, test } from 'vitest'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { changePartner } from '#core/partner/change.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'
import { asked, tellers } from './story.ts'
import type { Diary } from '#core/records/partner.ts'
import { transact } from '#core/commit/transact.ts'

const SLOT = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }
const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const OTHER = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const

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
  ).toEqual(others.map((one) => one.partnerId).sort())
  expect(diary(first!.partnerId).holds).toMatchObject([{ firm: true, slots: first!.slots }])
  expect(request()).toMatchObject({ state: 'accepted', waitsFor: 'decision', owner: 'worker', taken: [{ state: 'held' }] })
  await w.settle()
  expect(others.map((one) => diary(one.partnerId).holds)).toEqual([[], []])
})

describe('a yes', () => {
  test('goes to the worker with the time that was chosen, when it waits for a decision', async () => {
    const { open, say, told, offers, request } = await asked({
      windows: [{ start: '2026-11-25T08:00:00Z', end: '2026-11-25T14:00:00Z' }],
    })
    const [offer] = open()
    await say(offer, { kind: 'accept', start: offer!.slots[1]!.start })
    // Until when the worker has, not until when the partner had.
    expect(request().due).not.toBe(offer!.answerBy)
    expect(told('partner-accepted')).toMatchObject([
      {
        to: { role: 'worker', id: 'worker' },
        facts: { slots: [offer!.slots[1]], area: '529', mode: 'in-person', deadline: request().due },
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
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
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
    const { w, id, accept, open } = await asked({}, { partner: { languages: [{ code: 'sv', level: 'native' }] } })
    const partnerId = w.items().find((item) => item['kind'] === 'card')!['id']
    ok(await offerByHand(w.coordinator(), id, { partnerId, override: { reason: 'tulkki on' } }))
    expect(await accept(open()[0])).toBe('accepted')
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

  test('a time given as busy, and set aside by themselves, is still theirs', async () => {
    const w = await world()
    const away = [{ start: '2026-11-25T00:00:00Z', end: '2026-11-26T00:00:00Z' }]
    const partnerId = await aPartner(w.coordinator())
    ok(await setAvailability(w.partner(partnerId), partnerId, { away }))
    const { id } = ok(await ask(w.worker(), aRequest()))
    await w.settle()
    const phoned = w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'partner', id: partnerId } })
    ok(await offerByHand(phoned, id, { partnerId, slot: SLOT }))
    const { open, accept } = tellers(w, id)
    expect(await accept(open()[0])).toBe('accepted')
  })
})

test('room still kept for an earlier question of the same request does not stand in the way of a yes', async () => {
  const { w, id, open, accept, diary } = await asked({ windows: [FAR] })
  const [offer] = open()
  const kept = { offerId: `${id}.o0`, requestId: id, firm: true, slots: [FAR], mode: 'in-person', until: FAR.end } as const
  const now = diary(offer!.partnerId)
  ok(
    await transact<Diary, Diary>(w.coordinator(), {
      subject: id,
      load: async () => now,
      decide: (one, work) => work.change(one)(() => ({ holds: [...one.holds, kept] }), 'offer.sent'),
    }),
  )
  expect(await accept(offer)).toBe('accepted')
})
