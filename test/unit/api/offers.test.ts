import { describe, expect, test } from 'vitest'
import { shapes } from '../../../functions/api/shapes/all.ts'
import { accepted, confirmed, offered } from './story.ts'
import { PARTNER, REQUEST } from './world.ts'

const coordinator = 'coordinator' as const
const [WINDOW] = REQUEST.windows

describe('offers', () => {
  test('are made by hand', async () => {
    const { made, offer, request, partner } = await offered()
    expect(made.status).toBe(201)
    expect(shapes.Offer.parse(offer)).toEqual(offer)
    expect(offer).toMatchObject({ state: 'sent', requestId: request.id, partnerId: partner.id, slots: [WINDOW] })
  })

  test('to somebody who does not fit need a reason, which workers do not see', async () => {
    const { call, request } = await offered()
    const { json: ada } = await call('POST', '/api/v1/partners', {
      as: coordinator,
      body: { ...PARTNER, firstName: 'Ada', languages: [{ code: 'sv', level: 'native' }] },
    })
    const refused = await call('POST', `/api/v1/requests/${request.id}/offers`, { as: coordinator, body: { partnerId: ada.id } })
    expect({ status: refused.status, code: refused.json.code, context: refused.json.context }).toEqual({
      status: 409,
      code: 'RULES_FAIL',
      context: { codes: ['LANGUAGE'] },
    })
    const body = { partnerId: ada.id, override: { reason: 'Puhuu kyllä' } }
    const made = await call('POST', `/api/v1/requests/${request.id}/offers`, { as: coordinator, body })
    expect(made.json.override).toEqual({ rules: ['LANGUAGE'], reason: 'Puhuu kyllä' })
    const seen = (await call('GET', `/api/v1/requests/${request.id}`, { as: 'worker' })).json
    expect(seen.offers.every((one: object) => !('override' in one))).toBe(true)
  })

  test('override only the rules they name', async () => {
    const { call, request } = await offered()
    const { json: ada } = await call('POST', '/api/v1/partners', {
      as: coordinator,
      body: { ...PARTNER, firstName: 'Ada', areas: ['529'], languages: [{ code: 'sv', level: 'native' }] },
    })
    const ask = (rules: readonly string[]) =>
      call('POST', `/api/v1/requests/${request.id}/offers`, {
        as: coordinator,
        body: { partnerId: ada.id, override: { rules, reason: 'Sovittu niin' }, onBehalfOf: { role: 'partner', id: ada.id } },
      })
    const half = await ask(['AREA'])
    expect([half.status, half.json.code, half.json.context]).toEqual([409, 'RULES_FAIL', { codes: ['LANGUAGE'] }])
    expect((await ask(['AREA', 'MOOD'])).json.errors).toMatchObject([{ path: 'override.rules.1' }])
    expect((await ask(['LANGUAGE', 'AREA', 'PHASE'])).json.override).toEqual({
      rules: ['AREA', 'LANGUAGE'],
      reason: 'Sovittu niin',
      said: ['AREA'],
    })
  })

  test('are answered for a partner who phoned, and the history says both', async () => {
    const { call, answer, request, partner } = await accepted()
    expect(answer.status).toBe(200)
    expect(shapes.OfferAnswered.parse(answer.json)).toEqual(answer.json)
    expect(answer.json).toMatchObject({
      again: false,
      offer: { state: 'accepted', slot: WINDOW },
      request: { state: 'accepted' },
    })
    const { history } = (await call('GET', `/api/v1/requests/${request.id}`, { as: 'worker' })).json
    const line = history.find(({ kind, state }: { kind: string; state: string }) => kind === 'offer' && state === 'accepted')
    expect(line.by).toEqual({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'partner', id: partner.id } })
  })

  test('answered the same again say so; answered otherwise are refused', async () => {
    const { call, offer } = await accepted()
    const again = await call('POST', `/api/v1/offers/${offer.id}/answer`, {
      as: coordinator,
      body: { answer: 'accept', start: WINDOW.start },
    })
    expect(again.json).toMatchObject({ again: true, offer: { state: 'accepted' } })
    const other = await call('POST', `/api/v1/offers/${offer.id}/answer`, { as: coordinator, body: { answer: 'decline' } })
    expect({ status: other.status, code: other.json.code }).toEqual({ status: 409, code: 'OFFER_ANSWERED' })
  })

  test.each([
    [{}, [['answer', 'CHOICE_NEEDED']]],
    [{ answer: 'maybe' }, [['answer', 'UNKNOWN_VALUE']]],
    [{ answer: 'decline', start: WINDOW.start }, [['start', 'CONTRADICTORY']]],
    [{ answer: 'accept', ...WINDOW }, [['end', 'CONTRADICTORY']]],
    [
      { answer: 'other-time' },
      [
        ['start', 'REQUIRED'],
        ['end', 'REQUIRED'],
      ],
    ],
    [{ answer: 'other-time', start: WINDOW.end, end: WINDOW.start }, [['end', 'END_BEFORE_START']]],
    [{ answer: 'accept', start: 'soon' }, [['start', 'NOT_AN_INSTANT']]],
    [
      { answer: 'accept', start: WINDOW.start, onBehalfOf: { role: 'worker', id: 'worker' } },
      [['onBehalfOf.role', 'UNKNOWN_VALUE']],
    ],
    [{ answer: 'accept', onBehalfOf: { role: 'partner' } }, [['onBehalfOf.id', 'REQUIRED']]],
  ])('the answer %o is refused by field', async (body, expected) => {
    const { call, offer } = await offered()
    const { status, json } = await call('POST', `/api/v1/offers/${offer.id}/answer`, { as: coordinator, body })
    expect(status).toBe(422)
    expect(json.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual(expected)
  })

  test('declined and with another time', async () => {
    const { call, offer } = await offered()
    const body = { answer: 'other-time', start: '2026-11-26T10:00:00+02:00', end: '2026-11-26T12:00:00+02:00' }
    const proposed = await call('POST', `/api/v1/offers/${offer.id}/answer`, { as: coordinator, body })
    expect(proposed.json.offer).toMatchObject({
      state: 'sent',
      waitsFor: 'worker-reply',
      counter: { start: body.start, end: body.end },
    })
    const declined = await call('POST', `/api/v1/offers/${offer.id}/answer`, { as: coordinator, body: { answer: 'decline' } })
    expect(declined.json.offer.state).toBe('declined')
  })
})

test.each([
  ['parent', '131052-308T', 'CLIENT_REFERENCE_FORM'],
  ['parent', 'anna.virtanen', 'CLIENT_REFERENCE_FORM'],
  ['partner', '0401234501', 'UNKNOWN_PARTNER'],
  ['worker', '131052-308t', 'UNKNOWN_COLLEAGUE'],
])('nobody unknown is written down as who phoned: %s %s', async (role, id, code) => {
  const { call, meeting } = await confirmed()
  const { status, json } = await call('POST', `/api/v1/meetings/${meeting.id}/cancel`, {
    as: coordinator,
    body: { onBehalfOf: { role, id } },
  })
  expect(status).toBe(422)
  expect(json.errors).toMatchObject([{ path: 'onBehalfOf.id', code }])
})

test.each([
  ['parent', () => 'parent'],
  ['the reference of the request', (reference: string) => reference],
])('a parent who phoned is written down as %s', async (_, idOf) => {
  const { call, meeting, request } = await confirmed()
  const id = idOf(request.clientReference)
  const { status } = await call('POST', `/api/v1/meetings/${meeting.id}/cancel`, {
    as: coordinator,
    body: { onBehalfOf: { role: 'parent', id } },
  })
  expect(status).toBe(200)
})
