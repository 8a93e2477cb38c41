import { describe, expect, test } from 'vitest'
import { decide } from '#core/request/decide.ts'
import { ask } from '#core/request/ask.ts'
import { accepted } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world } from '../../support/world.ts'

describe('a new request', () => {
  test('is the worker’s, is looked at now, and has a name that says nothing', async () => {
    const w = await world()
    const made = ok(await ask(w.worker(), aRequest()))
    expect(made).toMatchObject({
      org: ORG,
      kind: 'request',
      version: 1,
      state: 'open',
      waitsFor: 'ranking',
      due: w.ports.clock.now(),
      owner: 'system',
      reason: 'new',
      attempts: 0,
      createdAt: w.ports.clock.now(),
      createdBy: 'worker',
      workerId: 'worker',
      taken: [],
      asked: [],
      refusedPartners: [],
      misses: [],
      sequence: 0,
      wave: 0,
      nudges: 0,
      phaseHistory: [{ at: w.ports.clock.now(), phases: ['OPEN'], unusual: false }],
    })
    expect(made.clientReference).toMatch(/^CL-[A-Z0-9]{6}$/)
    expect(ok(await ask(w.worker(), aRequest())).clientReference).not.toBe(made.clientReference)
    expect(ok(await ask(w.worker(), aRequest({ clientReference: 'CL-ABC234' }))).clientReference).toBe('CL-ABC234')
  })

  test('where there is no client has no reference', async () => {
    const w = await world()
    const made = ok(await ask(w.worker(), aRequest({ channel: 'group', phases: [], consent: { given: false } })))
    expect(made).not.toHaveProperty('clientReference')
  })

  test('by a coordinator for a worker who phoned is that worker’s, if there is one', async () => {
    const w = await world()
    const phoned = (id: string) => w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'worker', id } })
    expect(ok(await ask(phoned('worker-2'), aRequest()))).toMatchObject({ workerId: 'worker-2', createdBy: 'coordinator' })
    expect(await ask(phoned('nobody'), aRequest())).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'onBehalfOf.id', code: 'UNKNOWN_COLLEAGUE' }],
    })
  })

  test('for a partner nobody knows is refused', async () => {
    const w = await world()
    expect(await ask(w.worker(), aRequest({ preferences: { partnerId: 'nobody' } }))).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'preferences.partnerId', code: 'UNKNOWN_PARTNER' }],
    })
  })
})

describe('the same partner as before', () => {
  const again = (more: object = {}) =>
    aRequest({ clientReference: 'CL-ABC234', alongside: true, preferences: { samePartnerAsBefore: true }, ...more })

  test('is whoever was confirmed for the same reference, in any worker’s hands', async () => {
    const w = await world()
    const { requestId, partnerId } = await accepted(w, { request: { clientReference: 'CL-ABC234' } })
    expect(ok(await ask(w.worker(), again())).preferences.partnerId).toBeUndefined() // a yes alone is no relationship
    ok(await decide(w.worker(), requestId, { decision: 'confirm' }))
    expect(ok(await ask(w.worker(), again())).preferences.partnerId).toBe(partnerId)
    expect(ok(await ask(w.worker(), again({ clientReference: 'CL-XYZ234' }))).preferences.partnerId).toBeUndefined()
    expect(ok(await ask(w.worker('worker-2'), again())).preferences.partnerId).toBe(partnerId)
    expect(ok(await ask(w.worker(), again({ preferences: {} }))).preferences.partnerId).toBeUndefined()
  })

  test('yields to a partner who is named', async () => {
    const w = await world()
    const { requestId } = await accepted(w, { request: { clientReference: 'CL-ABC234' } })
    ok(await decide(w.worker(), requestId, { decision: 'confirm' }))
    const named = await aPartner(w.coordinator())
    expect(
      ok(await ask(w.worker(), again({ preferences: { samePartnerAsBefore: true, partnerId: named } }))).preferences.partnerId,
    ).toBe(named)
  })
})
