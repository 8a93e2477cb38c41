import { expect, test } from 'vitest'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { cancelRequest } from '#core/request/close.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const SLOT = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const misfit = { languages: [{ code: 'sv', level: 'native' }] }
const reason = 'puhuu kyllä'

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
  ['nobody', { partnerId: '' }, { refused: 'INVALID', fields: [{ path: 'partnerId', code: 'REQUIRED' }] }],
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

test('nobody is asked twice, nor about what waits for its worker or is over', async () => {
  const { w, id, open, accept } = await asked(FAR, { partners: 2 })
  const [first] = open()
  const byHand = (partnerId: string) => offerByHand(w.coordinator(), id, { partnerId, override: { reason } })
  expect(await byHand(first!.partnerId)).toEqual({ refused: 'OFFER_ANSWERED' })
  expect(await accept(first)).toBe('accepted')
  const other = w.items().find((item) => item['kind'] === 'card' && item['id'] !== first!.partnerId)!['id'] as string
  expect(await byHand(other)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'accepted' } })
  ok(await cancelRequest(w.worker(), id))
  expect(await byHand(other)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
})
