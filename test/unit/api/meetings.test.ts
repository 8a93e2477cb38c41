import { describe, expect, test } from 'vitest'
import { shapes } from '../../../functions/api/shapes/all.ts'
import { confirmed } from './story.ts'
import { REQUEST } from './world.ts'

const coordinator = 'coordinator' as const
const [WINDOW] = REQUEST.windows

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
