import { describe, expect, test } from 'vitest'
import type { Item } from '#core/ports.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { shapes } from '../../../functions/api/shapes/all.ts'
import { PARTNER, REQUEST, world } from './world.ts'

const coordinator = 'coordinator' as const
const [WINDOW] = REQUEST.windows

/** A request asked of one partner by hand, as a coordinator would. */
async function offered() {
  const there = await world()
  const { call } = there
  const { json: partner } = await call('POST', '/api/v1/partners', { as: coordinator, body: PARTNER })
  const { json: request } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
  const made = await call('POST', `/api/v1/requests/${request.id}/offers`, {
    as: coordinator,
    body: { partnerId: partner.id, slot: WINDOW },
  })
  return { ...there, partner, request, made, offer: made.json }
}

async function accepted() {
  const there = await offered()
  const onBehalfOf = { role: 'partner', id: there.partner.id }
  const answer = await there.call('POST', `/api/v1/offers/${there.offer.id}/answer`, {
    as: coordinator,
    body: { answer: 'accept', start: WINDOW.start, onBehalfOf },
  })
  return { ...there, answer }
}

async function confirmed() {
  const there = await accepted()
  const decision = await there.call('POST', `/api/v1/requests/${there.request.id}/decision`, {
    as: 'worker',
    body: { decision: 'confirm' },
  })
  const { json } = await there.call('GET', '/api/v1/meetings', { as: 'worker' })
  return { ...there, decision, meeting: json.items[0] }
}

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
      body: { ...PARTNER, firstName: 'Ada', areas: ['529'] },
    })
    const refused = await call('POST', `/api/v1/requests/${request.id}/offers`, { as: coordinator, body: { partnerId: ada.id } })
    expect({ status: refused.status, code: refused.json.code, context: refused.json.context }).toEqual({
      status: 409,
      code: 'RULES_FAIL',
      context: { codes: ['AREA'] },
    })
    const body = { partnerId: ada.id, override: { reason: 'Kävi täällä ennenkin' } }
    const made = await call('POST', `/api/v1/requests/${request.id}/offers`, { as: coordinator, body })
    expect(made.json.override).toEqual({ rules: ['AREA'], reason: 'Kävi täällä ennenkin' })
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
        body: { partnerId: ada.id, override: { rules, reason: 'Sovittu niin' } },
      })
    const half = await ask(['AREA'])
    expect([half.status, half.json.code, half.json.context]).toEqual([409, 'RULES_FAIL', { codes: ['LANGUAGE'] }])
    expect((await ask(['AREA', 'MOOD'])).json.errors).toMatchObject([{ path: 'override.rules.1' }])
    expect((await ask(['LANGUAGE', 'AREA', 'PHASE'])).json.override).toEqual({
      rules: ['AREA', 'LANGUAGE'],
      reason: 'Sovittu niin',
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
    [{}, [['answer', 'REQUIRED']]],
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

describe('the worker', () => {
  test('confirms, and the meeting is in the calendar', async () => {
    const { decision, meeting, request, partner } = await confirmed()
    expect(decision.json).toMatchObject({ state: 'confirmed', taken: [{ partnerId: partner.id, state: 'confirmed' }] })
    expect(shapes.Meeting.parse(meeting)).toEqual(meeting)
    expect(meeting).toMatchObject({ requestId: request.id, state: 'scheduled', ...WINDOW })
  })

  test('may wish for the same partner again, found by the client reference among their own', async () => {
    const { call, request, partner } = await confirmed()
    await call('POST', `/api/v1/requests/${request.id}/close`, { as: 'worker', body: { as: 'fulfilled' } })
    const wish = async (as: 'worker' | 'worker-2', clientReference?: string) =>
      (
        await call('POST', '/api/v1/requests', {
          as,
          body: { ...REQUEST, preferences: { samePartnerAsBefore: true }, ...(clientReference && { clientReference }) },
        })
      ).json.preferences
    expect(await wish('worker', request.clientReference)).toEqual({ samePartnerAsBefore: true, partnerId: partner.id })
    expect(await wish('worker', 'CL-ZZZZZZ')).toEqual({ samePartnerAsBefore: true })
    expect(await wish('worker')).toEqual({ samePartnerAsBefore: true })
    expect(await wish('worker-2', request.clientReference)).toEqual({ samePartnerAsBefore: true })
  })

  test('refuses, and the partner is free again', async () => {
    const { call, request } = await accepted()
    const { json } = await call('POST', `/api/v1/requests/${request.id}/decision`, {
      as: 'worker',
      body: { decision: 'refuse', reason: 'Tuttu ennestään' },
    })
    expect(json).toMatchObject({ state: 'open', taken: [] })
  })

  test('may not decide before anybody said yes', async () => {
    const { call, request } = await offered()
    const { status, json } = await call('POST', `/api/v1/requests/${request.id}/decision`, {
      as: 'worker',
      body: { decision: 'confirm' },
    })
    expect({ status, code: json.code }).toEqual({ status: 409, code: 'NOBODY_TO_DECIDE_ON' })
  })

  test('hands over to a colleague, whose it then is', async () => {
    const { call, request } = await confirmed()
    const { json } = await call('POST', `/api/v1/requests/${request.id}/hand-over`, { as: 'worker', body: { to: 'worker-2' } })
    expect(json.workerId).toBe('worker-2')
    expect((await call('GET', `/api/v1/requests/${request.id}`, { as: 'worker' })).status).toBe(404)
    expect((await call('GET', `/api/v1/requests/${request.id}`, { as: 'worker-2' })).status).toBe(200)
  })

  test('cancels; a second time says that it is over', async () => {
    const { call, request } = await accepted()
    const first = await call('POST', `/api/v1/requests/${request.id}/cancel`, { as: 'worker' })
    expect(first.json).toMatchObject({ state: 'closed', closedAs: 'withdrawn', waitsFor: 'nothing', due: null })
    const second = await call('POST', `/api/v1/requests/${request.id}/cancel`, { as: 'worker' })
    expect({ status: second.status, code: second.json.code }).toEqual({ status: 409, code: 'WRONG_STATE' })
  })

  test.each([
    ['consent', { given: false }, { consent: { given: false } }],
    ['phase', { phases: ['OPEN'] }, { phases: ['OPEN'] }],
    ['times', { mode: 'remote' }, { mode: 'remote' }],
    ['close', { as: 'irrelevant' }, { state: 'closed', closedAs: 'irrelevant' }],
  ])('%s answers with the request as it is then', async (step, body, expected) => {
    const { call } = await world()
    const { json: request } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const { status, json } = await call('POST', `/api/v1/requests/${request.id}/${step}`, { as: 'worker', body })
    expect(status).toBe(200)
    expect(shapes.Request.parse(json)).toEqual(json)
    expect(json).toMatchObject(expected)
  })

  test('may not say that there is no capacity', async () => {
    const { call } = await world()
    const { json: request } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const { status } = await call('POST', `/api/v1/requests/${request.id}/close`, { as: 'worker', body: { as: 'no-capacity' } })
    expect(status).toBe(403)
  })
})

describe('meetings', () => {
  test('are added and found by day', async () => {
    const { call, request } = await confirmed()
    const body = { start: '2026-12-02T10:00:00+02:00', end: '2026-12-02T12:00:00+02:00' }
    const made = await call('POST', `/api/v1/requests/${request.id}/meetings`, { as: 'worker', body })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`https://rinnalla.example.fi/api/v1/meetings/${made.json.id}`)
    const on = async (query: string) =>
      (await call('GET', `/api/v1/meetings?${query}`, { as: 'worker' })).json.items.map(({ id }: { id: string }) => id)
    expect(await on('from=2026-12-02&to=2026-12-02')).toEqual([made.json.id])
    expect(await on(`from=${body.start}`)).toEqual([made.json.id])
    expect(await on(`from=${encodeURIComponent(body.start)}`)).toEqual([made.json.id])
    expect(await on('to=2026-12-01')).toHaveLength(1)
    expect((await call('GET', `/api/v1/meetings/${made.json.id}`, { as: 'worker' })).json).toEqual(made.json)
  })

  test('are not shown to another worker', async () => {
    const { call } = await confirmed()
    expect((await call('GET', '/api/v1/meetings', { as: 'worker-2' })).json.items).toEqual([])
  })

  test('move when the other side has said yes', async () => {
    const { call, meeting, partner } = await confirmed()
    const to = { start: '2026-11-27T10:00:00+02:00', end: '2026-11-27T12:00:00+02:00' }
    const proposed = await call('POST', `/api/v1/meetings/${meeting.id}/move`, { as: 'worker', body: to })
    expect(proposed.json).toMatchObject({ ...WINDOW, waitsFor: 'move-answer', proposal: { ...to, by: 'worker' } })
    const onBehalfOf = { role: 'partner', id: partner.id }
    const moved = await call('POST', `/api/v1/meetings/${meeting.id}/move/answer`, {
      as: coordinator,
      body: { agree: true, onBehalfOf },
    })
    expect(moved.json).toMatchObject(to)
    expect(moved.json).not.toHaveProperty('proposal')
  })

  test('stay as they are when the move is taken back', async () => {
    const { call, meeting } = await confirmed()
    const to = { start: '2026-11-27T10:00:00+02:00', end: '2026-11-27T12:00:00+02:00' }
    await call('POST', `/api/v1/meetings/${meeting.id}/move`, { as: 'worker', body: to })
    const { status, json } = await call('POST', `/api/v1/meetings/${meeting.id}/keep`, { as: 'worker' })
    expect(status).toBe(200)
    expect(json).toMatchObject({ ...WINDOW, waitsFor: 'start' })
    expect(json).not.toHaveProperty('proposal')
  })

  test('whose partner cannot come wait for the worker’s choice when it is late', async () => {
    const { call, ports, meeting, partner } = await confirmed()
    ports.clock.turnTo('2026-11-25T06:00:00.000Z')
    const onBehalfOf = { role: 'partner', id: partner.id }
    const lost = await call('POST', `/api/v1/meetings/${meeting.id}/cancel`, { as: coordinator, body: { onBehalfOf } })
    expect(lost.json).toMatchObject({ state: 'scheduled', waitsFor: 'late-choice', partnerId: null })
    const chosen = await call('POST', `/api/v1/meetings/${meeting.id}/late-choice`, { as: 'worker', body: { choice: 'without' } })
    expect(chosen.status).toBe(200)
    expect(shapes.Meeting.parse(chosen.json)).toEqual(chosen.json)
  })

  test('are cancelled, which ends no relationship', async () => {
    const { call, meeting, request } = await confirmed()
    const { json } = await call('POST', `/api/v1/meetings/${meeting.id}/cancel`, { as: 'worker' })
    expect(json).toMatchObject({ state: 'cancelled', cancelledBy: 'worker' })
    expect((await call('GET', `/api/v1/requests/${request.id}`, { as: 'worker' })).json.state).toBe('confirmed')
  })

  test('are closed with how it went, once they have begun', async () => {
    const { call, ports, meeting } = await confirmed()
    const early = await call('POST', `/api/v1/meetings/${meeting.id}/close`, { as: 'worker', body: { outcome: 'held' } })
    expect({ status: early.status, code: early.json.code }).toEqual({ status: 409, code: 'WRONG_STATE' })
    ports.clock.turnTo('2026-11-25T14:00:00.000Z')
    const { json } = await call('POST', `/api/v1/meetings/${meeting.id}/close`, {
      as: 'worker',
      body: { outcome: 'no-show-parent' },
    })
    expect(json).toMatchObject({ state: 'no-show', outcome: 'no-show-parent' })
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

test.each(['parent', 'CL-7F3K2Q'])('a parent who phoned is written down as %s', async (id) => {
  const { call, meeting } = await confirmed()
  const { status } = await call('POST', `/api/v1/meetings/${meeting.id}/cancel`, {
    as: coordinator,
    body: { onBehalfOf: { role: 'parent', id } },
  })
  expect(status).toBe(200)
})

describe('a partner who leaves', () => {
  test('is recorded by the coordinator, and the request asks on', async () => {
    const { call, request, partner } = await confirmed()
    const body = { partnerId: partner.id, onBehalfOf: { role: 'partner', id: partner.id } }
    const { status, json } = await call('POST', `/api/v1/requests/${request.id}/withdrawal`, { as: coordinator, body })
    expect(status).toBe(200)
    expect(shapes.Request.parse(json)).toEqual(json)
    expect(json.taken).toEqual([])
    expect((await call('GET', `/api/v1/partners/${partner.id}`, { as: coordinator })).json).toMatchObject({
      bookings: [],
      families: [],
    })
  })
})

describe('a notice that did not arrive', () => {
  async function failed() {
    const there = await offered()
    const store = there.ports.stores.open('demo')
    const { items } = await store.query({ partition: `demo#REQ#${there.request.id}`, from: 'NOTE#', to: 'NOTE#~' })
    const notice = items[0] as Item & { readonly id: string }
    const waits = {
      state: 'failed',
      waitsFor: 'person',
      owner: 'coordinator',
      reason: 'failed',
      failedFor: 'BOUNCE_PERMANENT',
      listPk: 'demo#OPEN',
      listSk: '0',
    }
    await store.commit({ opId: 'fail', at: there.ports.clock.now() }, [
      { op: 'replace', item: { ...notice, ...waits, version: notice.version + 1 } },
    ])
    return { ...there, id: notice.id }
  }

  test.each([
    ['retry', { state: 'waiting', waitsFor: 'sending' }],
    ['close', { state: 'suppressed', suppressedFor: 'handled', waitsFor: 'nothing' }],
  ])('%s', async (step, expected) => {
    const { call, id } = await failed()
    const { status, json } = await call('POST', `/api/v1/notices/${id}/${step}`, { as: coordinator })
    expect(status).toBe(200)
    expect(shapes.Notice.parse(json)).toEqual(json)
    expect(json).toMatchObject(expected)
  })

  test('is shown with its request', async () => {
    const { call, id, request } = await failed()
    const { json } = await call('GET', `/api/v1/requests/${request.id}`, { as: coordinator })
    expect(json.notices.find((one: { id: string }) => one.id === id)).toMatchObject({
      state: 'failed',
      failedFor: 'BOUNCE_PERMANENT',
    })
  })

  test('stands in the queue with what it was, to whom and why, and no address', async () => {
    const { call, id, partner } = await failed()
    const { json } = await call('GET', '/api/v1/queue', { as: coordinator })
    const row = json.items.find((one: { id: string }) => one.id === id)
    expect(shapes.QueueRow.parse(row)).toEqual(row)
    expect(row).toMatchObject({
      template: 'offer',
      failedFor: 'BOUNCE_PERMANENT',
      area: '853',
      to: { role: 'partner', id: partner.id, name: 'Sari' },
    })
    expect(JSON.stringify(json)).not.toMatch(/358|@/)
  })

  test('and is another tenant’s answers like none', async () => {
    const { call, id } = await failed()
    const theirs = await call('POST', `/api/v1/notices/${id}/retry`, { as: 'elsewhere' })
    const nobodys = await call('POST', '/api/v1/notices/nobody.n1/retry', { as: 'elsewhere' })
    expect(theirs.status).toBe(404)
    expect(theirs.json).toEqual(nobodys.json)
  })
})

describe('the queue', () => {
  test('is open work by clock', async () => {
    const { call } = await offered()
    await call('POST', '/api/v1/requests', { as: 'worker-2', body: { ...REQUEST, area: '529' } })
    const { status, json } = await call('GET', '/api/v1/queue', { as: coordinator })
    expect(status).toBe(200)
    for (const row of json.items) expect(shapes.QueueRow.parse(row)).toEqual(row)
    expect(json.items.map(({ area }: { area: string }) => area)).toEqual(['529', '853'])
    expect((await call('GET', '/api/v1/queue?area=853', { as: coordinator })).json.items).toHaveLength(1)
    expect((await call('GET', '/api/v1/queue?state=offered', { as: coordinator })).json.items).toMatchObject([
      { state: 'offered', area: '853' },
    ])
  })

  test('knows its states, and refuses what is none', async () => {
    const { call } = await world()
    const { status, json } = await call('GET', '/api/v1/queue?state=stuck', { as: coordinator })
    expect([status, json.errors]).toMatchObject([422, [{ path: 'state', code: 'UNKNOWN_VALUE' }]])
    for (const state of ['failed', 'kept', 'offered'])
      expect((await call('GET', `/api/v1/queue?state=${state}`, { as: coordinator })).status).toBe(200)
  })
})

describe('what does not go on by itself', () => {
  /** The question has been due for half an hour, and nobody took the step. */
  async function stuckOffer() {
    const there = await offered()
    there.ports.clock.turnTo(new Date(Date.parse(there.offer.due) + 30 * 60_000).toISOString())
    await passOn(there.ports, {
      pk: `${there.ports.table.snapshot().items.find((item) => item['id'] === there.offer.id)!.pk}`,
      sk: `OFFER#${there.offer.id}`,
    })
    const post = (path: string, as: 'worker' | 'coordinator' = coordinator) =>
      there.call('POST', `/api/v1/offers/${there.offer.id}/${path}`, { as, body: {} })
    return { ...there, post }
  }

  test('stands in the queue since when, and is tried again', async () => {
    const { call, offer, post } = await stuckOffer()
    const { json } = await call('GET', '/api/v1/queue', { as: coordinator })
    const row = json.items.find(({ id }: { id: string }) => id === offer.id)
    expect(shapes.QueueRow.parse(row)).toEqual(row)
    expect(row).toMatchObject({
      kind: 'offer',
      owner: 'coordinator',
      reason: 'overdue',
      waitsFor: 'answer',
      stuck: { since: offer.due },
    })
    const retried = await post('retry')
    expect(retried.status).toBe(200)
    expect(shapes.QueueRow.parse(retried.json)).toEqual(retried.json)
    expect(retried.json).toMatchObject({ id: offer.id, owner: 'partner', reason: offer.reason })
    expect((await post('retry')).json).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('or is taken back', async () => {
    const { post } = await stuckOffer()
    expect((await post('close')).json).toMatchObject({ state: 'withdrawn', waitsFor: 'nothing' })
  })

  test('by coordinators only', async () => {
    const { post } = await stuckOffer()
    for (const step of ['retry', 'close']) expect((await post(step, 'worker')).status).toBe(403)
  })

  test.each(['requests', 'meetings', 'partners'])('of %s that are not there is not found', async (noun) => {
    const { call } = await offered()
    expect((await call('POST', `/api/v1/${noun}/none/retry`, { as: coordinator, body: {} })).status).toBe(404)
  })

  test('of the tenant is tried again, and its history says so', async () => {
    const { call, ports } = await offered()
    const tenant = ports.table.snapshot().items.find((item) => item['kind'] === 'tenant' && item['org'] === 'demo')!
    const stuck = {
      ...tenant,
      version: tenant.version + 1,
      waitsFor: 'rematch',
      due: '2026-11-23T09:00:00.000Z',
      owner: 'system',
      reason: 'changed',
    }
    await ports.stores.open('demo').commit({ opId: 'waits', at: ports.clock.now() }, [{ op: 'replace', item: stuck }])
    await passOn(ports, tenant)
    expect((await call('POST', '/api/v1/tenant/retry', { as: coordinator, body: {} })).json).toMatchObject({
      id: 'tenant',
      kind: 'tenant',
      owner: 'system',
    })
    const told = ports.table
      .snapshot()
      .items.filter((item) => item['kind'] === 'event' && JSON.stringify(item['changes']).includes('tenant.'))
    expect(told.map(({ pk }) => pk)).toEqual(['demo#EVT#tenant', 'demo#EVT#tenant'])
  })

  test('of the tenant: there is nothing to try again', async () => {
    const { call } = await offered()
    expect((await call('POST', '/api/v1/tenant/retry', { as: coordinator, body: {} })).json).toMatchObject({
      status: 409,
      code: 'WRONG_STATE',
    })
  })
})
