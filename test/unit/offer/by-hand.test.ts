import { describe, expect, test } from 'vitest'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { resumePartner } from '#core/partner/pause.ts'
import { type Code, CODES } from '#core/reference/rule-codes.ts'
import { ask } from '#core/request/ask.ts'
import { plus } from '#core/time/instant.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked, tellers } from './story.ts'
import { cancelRequest } from '#core/request/close.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const SLOT = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const misfit = { languages: [{ code: 'sv', level: 'native' }] }
const reason = 'puhuu kyllä'
type W = Awaited<ReturnType<typeof asked>>['w']
/** The coordinator, with that partner on the phone. */
const saidBy = (w: W, id: unknown) =>
  w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'partner', id: String(id) } })

describe('an offer by hand', () => {
  const misfit = { languages: [{ code: 'sv', level: 'native' }] }
  const only = (w: Awaited<ReturnType<typeof asked>>['w']) => w.items().find((item) => item['kind'] === 'card')!['id']

  test('names the rules it breaks, and needs a reason', async () => {
    const { w, id, open } = await asked(FAR, { partner: misfit })
    expect(await offerByHand(w.coordinator(), id, { partnerId: only(w) })).toEqual({
      refused: 'RULES_FAIL',
      detail: { codes: ['LANGUAGE'] },
    })
    ok(await offerByHand(w.coordinator(), id, { partnerId: only(w), override: { reason: 'puhuu kyllä' } }))
    expect(open()).toMatchObject([{ reason: 'by-hand', override: { rules: ['LANGUAGE'], reason: 'puhuu kyllä' } }])
  })

  test.each([
    ['ROLE', { roles: ['trainer'] }],
    ['CHECKS', { checks: {} }],
  ])('%s cannot be overridden', async (code, partner) => {
    const { w, id } = await asked(FAR, { partner })
    const answer = await offerByHand(w.coordinator(), id, { partnerId: only(w), override: { reason: 'silti' } })
    expect(answer).toEqual({ refused: 'RULES_FAIL', detail: { codes: [code] } })
  })

  test('a time promised to another family cannot be overridden either; another time can', async () => {
    const { w, open, accept } = await asked(FAR)
    const partnerId = open()[0]!.partnerId
    expect(await accept(open()[0])).toBe('accepted')
    const { id } = ok(
      await ask(w.worker(), aRequest({ windows: [{ start: '2026-12-09T11:30:00Z', end: '2026-12-09T16:30:00Z' }] })),
    )
    await w.settle()
    const asking = tellers(w, id)
    await asking.decline(asking.open()[0]) // asked by the system for what is left of the window
    const byHand = (slot?: object) =>
      offerByHand(w.coordinator(), id, { partnerId, override: { reason: 'silti' }, ...(slot && { slot }) })
    expect(await byHand({ start: '2026-12-09T13:45:00Z', end: '2026-12-09T15:45:00Z' })).toEqual({
      refused: 'RULES_FAIL',
      detail: { codes: ['SLOT'] },
    })
    expect(ok(await byHand()).slots).toEqual([{ start: '2026-12-09T14:00:00.000Z', end: '2026-12-09T16:00:00.000Z' }])
  })

  test('a yes to a time set aside is refused when the time has been promised to others since', async () => {
    const away = {
      availability: { weekly: [], extra: [], away: [{ start: '2026-12-09T00:00:00Z', end: '2026-12-10T00:00:00Z' }] },
    }
    const { w, id, open, accept } = await asked(FAR, { partner: away })
    const second = ok(await ask(w.worker(), aRequest(FAR)))
    await w.settle()
    for (const one of [id, second.id]) ok(await offerByHand(saidBy(w, only(w)), one, { partnerId: only(w) }))
    const other = tellers(w, second.id)
    expect([await accept(open()[0]), await other.accept(other.open()[0])]).toEqual(['accepted', 'SLOT_NO_LONGER_FREE'])
  })

  test('names times of the meeting length, also when a rule is overridden', async () => {
    const windows = [{ start: '2026-12-09T08:00:00Z', end: '2026-12-09T16:00:00Z' }]
    const { w, id } = await asked({ windows }, { partner: misfit })
    const { slots } = ok(await offerByHand(w.coordinator(), id, { partnerId: only(w), override: { reason: 'puhuu kyllä' } }))
    expect(slots.map((slot) => Date.parse(slot.end) - Date.parse(slot.start))).toEqual(Array(3).fill(2 * 3_600_000))
  })

  test('only a coordinator, only a partner who is there, only a time that can be', async () => {
    const { w, id } = await asked(FAR, { partner: misfit })
    expect(await offerByHand(w.worker(), id, { partnerId: only(w) })).toEqual({ refused: 'FORBIDDEN' })
    expect(await offerByHand(w.coordinator(), id, { partnerId: 'nobody' })).toMatchObject({
      fields: [{ path: 'partnerId', code: 'UNKNOWN_PARTNER' }],
    })
    const slot = { start: '2026-11-20T10:00:00Z', end: '2026-11-20T12:00:00Z' }
    expect(await offerByHand(w.coordinator(), id, { partnerId: only(w), slot })).toMatchObject({
      fields: [{ path: 'slot.start', code: 'IN_THE_PAST' }],
    })
  })
})

test('what a coordinator asks themselves is a question like any, with the rules broken and why', async () => {
  const { w, id, request, offers, diary } = await asked(FAR, { partners: 0 })
  const partnerId = await aPartner(w.coordinator(), misfit)
  const now = w.ports.clock.now()
  const made = ok(await offerByHand(w.coordinator(), id, { partnerId, override: { reason } }))
  expect(made).toMatchObject({
    id: `${id}.o1`,
    kind: 'offer',
    state: 'sent',
    waitsFor: 'answer',
    owner: 'partner',
    reason: 'by-hand',
    attempts: 0,
    requestId: id,
    partnerId,
    createdAt: now,
    wave: 0,
    contactBy: ['sms', 'email'],
    slots: [SLOT],
    override: { rules: ['LANGUAGE'], reason },
    due: made.answerBy,
  })
  expect(offers()).toEqual([made])
  expect(request()).toMatchObject({
    state: 'offered',
    waitsFor: 'answer',
    owner: 'partner',
    reason: 'asked',
    nudges: 0,
    attempts: 0,
    misses: [],
    sequence: 1,
    asked: [partnerId],
  })
  expect(request()).not.toHaveProperty('nobodySince')
  expect(diary(partnerId).holds).toEqual([
    { offerId: made.id, requestId: id, firm: false, slots: [SLOT], mode: 'in-person', until: made.answerBy },
  ])
})

test('the request waits for the last of those asked, whoever asked them', async () => {
  const { w, id, request, open } = await asked({ ...FAR, urgency: 'soon' }, { partners: 1 })
  const other = await aPartner(w.coordinator(), { urgentAtNight: true })
  await w.passTo('2026-11-23T10:00:00.000Z')
  ok(await offerByHand(w.coordinator(), id, { partnerId: other }))
  const last = open()
    .map(({ answerBy }) => answerBy)
    .sort()
    .at(-1)!
  expect(Date.parse(request().due!) - Date.parse(last)).toBe(2 * 60_000)
  expect(open()).toHaveLength(2)
  expect(open()[1]).toMatchObject({ reason: 'fits' })
})

test.each([
  [
    'no reason at all',
    { override: { reason: '' } },
    {
      refused: 'INVALID',
      fields: [{ path: 'override.reason', code: 'REQUIRED' }],
    },
  ],
  ['nobody', { partnerId: '' }, { refused: 'INVALID', fields: [{ path: 'partnerId', code: 'CHOICE_NEEDED' }] }],
  [
    'a rule that is not the one broken',
    { override: { reason, rules: ['AREA'] } },
    {
      refused: 'RULES_FAIL',
      detail: { codes: ['LANGUAGE'] },
    },
  ],
])('a coordinator who names %s is refused', async (_, more, expected) => {
  const { w, id } = await asked(FAR, { partners: 0 })
  const partnerId = await aPartner(w.coordinator(), misfit)
  expect(await offerByHand(w.coordinator(), id, { partnerId, ...more })).toEqual(expected)
})

test('a dozen open questions are enough: the next one is asked once those are over', async () => {
  const { w, id, open } = await asked(FAR)
  for (let n = open().length; n < 12; n++)
    ok(await offerByHand(w.coordinator(), id, { partnerId: await aPartner(w.coordinator()) }))
  const next = await aPartner(w.coordinator())
  expect(await offerByHand(w.coordinator(), id, { partnerId: next })).toEqual({ refused: 'ENOUGH_ASKED' })
  await w.passTo(plus(String(open()[0]!['answerBy']), 5))
  expect(open().map((one) => one.partnerId)).toContain(next)
})

test('whoever has said no stays asked, though a second question to them never went', async () => {
  const { w, id, open, decline, accept } = await asked(FAR)
  const second = await aPartner(w.coordinator())
  const first = String(open()[0]!.partnerId)
  await decline(open()[0])
  await w.settle()
  const again = { partnerId: first, override: { reason } }
  ok(await offerByHand(w.coordinator(), id, again))
  expect(await accept(open().find(({ partnerId }) => partnerId === second))).toBe('accepted')
  expect(w.items().find((one) => one['kind'] === 'request' && one['id'] === id)!['asked']).toEqual(
    expect.arrayContaining([first, second]),
  )
})

test('nobody is asked twice, nor about what waits for its worker or is over', async () => {
  const { w, id, open, accept } = await asked(FAR, { partners: 2 })
  const [first] = open()
  const byHand = (partnerId: string) => offerByHand(w.coordinator(), id, { partnerId, override: { reason } })
  expect(await byHand(first!.partnerId)).toEqual({ refused: 'OFFER_ANSWERED' })
  expect(await accept(first)).toBe('accepted')
  const other = w.items().find((item) => item['kind'] === 'card' && item['id'] !== first!.partnerId)!['id'] as string
  expect(await byHand(other)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'accepted' } })
  ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
  expect(await byHand(other)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
})

describe('a no is a no: what the partner has set nobody overrides', () => {
  const away = { weekly: [], extra: [], away: [{ start: '2026-12-09T00:00:00Z', end: '2026-12-10T00:00:00Z' }] }
  const limits = { families: 3, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 5 }
  const conflicts = { workers: [], areas: [], ownCase: false }
  const OWN: readonly (readonly [Code, object])[] = [
    ['EXPERIENCE', { experience: ['AFTERCARE'] }],
    ['LIVED_AS', { livedAs: ['foster-parent'] }],
    ['AREA', { areas: ['853'] }],
    ['SLOT', { availability: away }],
    ['CAPACITY', { capacity: { ...limits, offersPerWeek: 0 } }],
    ['HOURS', { capacity: { ...limits, hoursPerMonth: 0 } }],
    ['EARNINGS', { earningsCap: 100 }],
  ]
  const STANDING: readonly (readonly [Code, object])[] = [
    ['PAUSED', { state: 'paused' }],
    ['CONFLICT', { conflicts: { ...conflicts, ownCase: true } }],
    ['CONFLICT', { conflicts: { ...conflicts, workers: ['worker'] } }],
  ]
  const PROGRAMMES: readonly (readonly [Code, object])[] = [
    ['PHASE', { organisation: 'Toinen ry' }],
    ['LANGUAGE', misfit],
  ]
  const partnerIn = (w: W) => String(w.items().find((item) => item['kind'] === 'card')!['id'])
  const override = { reason: 'on kiire' }

  test('and every rule is somebody’s', () => {
    const tried = [...OWN, ...STANDING, ...PROGRAMMES, ['ROLE'] as const, ['BASIS'] as const, ['CHECKS'] as const].map(
      ([code]) => code,
    )
    expect([...new Set(tried)].toSorted()).toEqual([...CODES].toSorted())
  })

  test.each([...OWN, ...STANDING])('%s: no reason helps, and nothing is sent', async (code, partner) => {
    const { w, id } = await asked(FAR, { partner })
    const before = JSON.stringify(w.items())
    expect(await offerByHand(w.coordinator(), id, { partnerId: partnerIn(w), override })).toEqual({
      refused: 'RULES_FAIL',
      detail: { codes: [code] },
    })
    expect(JSON.stringify(w.items())).toBe(before)
  })

  test.each(OWN)(
    '%s: the partner says by phone that it suits this once, and it is written down as theirs',
    async (code, partner) => {
      const { w, id, open } = await asked(FAR, { partner })
      const partnerId = partnerIn(w)
      ok(await offerByHand(saidBy(w, partnerId), id, { partnerId }))
      expect(open()).toMatchObject([{ partnerId, override: { rules: [code], said: [code] } }])
      const by = w.items().flatMap((item) => (item['kind'] === 'event' ? [item['by']] : []))
      expect(by).toContainEqual({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'partner', id: partnerId } })
    },
  )

  test.each(STANDING)('%s: not even for this once', async (code, partner) => {
    const { w, id } = await asked(FAR, { partner })
    const partnerId = partnerIn(w)
    expect(await offerByHand(saidBy(w, partnerId), id, { partnerId, override })).toMatchObject({ detail: { codes: [code] } })
  })

  test('a break is over when they come back from it, by phone too', async () => {
    const { w, id } = await asked(FAR, { partner: { state: 'paused' } })
    const partnerId = partnerIn(w)
    ok(await resumePartner(saidBy(w, partnerId), partnerId))
    expect(ok(await offerByHand(w.coordinator(), id, { partnerId })).override).toBeUndefined()
  })

  test.each(PROGRAMMES)('%s is the programme’s: a reason, and never the partner’s word', async (code, partner) => {
    const { w, id, open } = await asked(FAR, { partner })
    const partnerId = partnerIn(w)
    expect(await offerByHand(saidBy(w, partnerId), id, { partnerId })).toMatchObject({ detail: { codes: [code] } })
    ok(await offerByHand(w.coordinator(), id, { partnerId, override }))
    expect(open()).toMatchObject([{ override: { rules: [code], reason: 'on kiire' } }])
  })

  test('another’s word does not lift it', async () => {
    const { w, id } = await asked(FAR, { partner: { areas: ['853'] } })
    expect(await offerByHand(saidBy(w, 'somebody'), id, { partnerId: partnerIn(w) })).toMatchObject({
      refused: 'INVALID',
      fields: [{ path: 'onBehalfOf.id', code: 'UNKNOWN_PARTNER' }],
    })
  })

  test('a reason for the programme’s rule brings nobody a time that their own hours exclude', async () => {
    const busyAtNoon = {
      ...misfit,
      availability: { weekly: [], extra: [], away: [{ start: '2026-12-09T11:00:00Z', end: '2026-12-09T16:00:00Z' }] },
    }
    const windows = [{ start: '2026-12-09T08:00:00Z', end: '2026-12-09T16:00:00Z' }]
    const { w, id } = await asked({ windows }, { partner: busyAtNoon })
    const { slots } = ok(await offerByHand(w.coordinator(), id, { partnerId: partnerIn(w), override }))
    expect(slots.filter(({ end }) => end > '2026-12-09T11:00:00.000Z')).toEqual([])
    expect(slots.length).toBeGreaterThan(0)
  })
})
