import { describe, expect, test } from 'vitest'
import { shapes } from '../../../functions/api/shapes/all.ts'
import { accepted, confirmed, offered } from './story.ts'
import { REQUEST, world } from './world.ts'

const coordinator = 'coordinator' as const
const [WINDOW] = REQUEST.windows

describe('the worker', () => {
  test('confirms, and the meeting is in the calendar', async () => {
    const { decision, meeting, request, partner } = await confirmed()
    expect(decision.json).toMatchObject({ state: 'confirmed', taken: [{ partnerId: partner.id, state: 'confirmed' }] })
    expect(shapes.Meeting.parse(meeting)).toEqual(meeting)
    expect(meeting).toMatchObject({ requestId: request.id, state: 'scheduled', ...WINDOW })
  })

  test('may wish for the same partner again, found by the client reference, and not told who that is', async () => {
    const { call, request } = await confirmed()
    await call('POST', `/api/v1/requests/${request.id}/close`, { as: 'worker', body: { as: 'failed' } })
    const wish = async (as: 'worker' | 'worker-2', clientReference?: string) =>
      (
        await call('POST', '/api/v1/requests', {
          as,
          body: {
            ...REQUEST,
            alongside: true,
            preferences: { samePartnerAsBefore: true },
            ...(clientReference && { clientReference }),
          },
        })
      ).json.preferences
    expect(await wish('worker', request.clientReference)).toEqual({ samePartnerAsBefore: true })
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
    const first = await call('POST', `/api/v1/requests/${request.id}/cancel`, { as: 'worker', body: { as: 'withdrawn' } })
    expect(first.json).toMatchObject({ state: 'closed', closedAs: 'withdrawn', waitsFor: 'nothing', due: null })
    const second = await call('POST', `/api/v1/requests/${request.id}/cancel`, { as: 'worker', body: { as: 'withdrawn' } })
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
