import { describe, expect, test } from 'vitest'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { changePartner } from '#core/partner/change.ts'
import { findPartner } from '#core/partner/read.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

describe('a change', () => {
  test('needs the version that was seen, where one is named, and a coordinator', async () => {
    const w = await world()
    const id = await aPartner(w.coordinator())
    const { version } = ok(await findPartner(w.coordinator(), id)).card
    expect(await changePartner(w.worker(), id, { firstName: 'X' })).toEqual({ refused: 'FORBIDDEN' })
    expect(ok(await changePartner(w.coordinator(), id, { firstName: 'Saara' }, version)).card).toMatchObject({
      firstName: 'Saara',
      waitsFor: 'rematch',
    })
    expect(await changePartner(w.coordinator(), id, { firstName: 'X' }, version)).toEqual({
      refused: 'STALE_VERSION',
      detail: { version: version + 1 },
    })
    expect(await changePartner(w.coordinator(), 'nobody', { firstName: 'X' })).toEqual({ refused: 'NOT_FOUND' })
  })

  test('of how they are reached leaves the rest of it', async () => {
    const w = await world()
    const id = await aPartner(w.coordinator())
    const before = ok(await findPartner(w.coordinator(), id)).contact!
    ok(await changePartner(w.coordinator(), id, { contact: { email: 'uusi@example.org' } }))
    expect(ok(await findPartner(w.coordinator(), id)).contact).toMatchObject({
      phone: before['phone'],
      email: 'uusi@example.org',
      version: before.version + 1,
    })
  })

  test.each(['paused', 'exited'] as const)('to %s hands back what they have', async (state) => {
    const w = await world()
    const id = await aPartner(w.coordinator())
    expect(ok(await changePartner(w.coordinator(), id, { state })).card).toMatchObject({
      state,
      waitsFor: 'hand-back',
      due: w.ports.clock.now(),
      owner: 'system',
      reason: state,
    })
    expect(ok(await changePartner(w.coordinator(), id, { firstName: 'Saara' })).card).toMatchObject({ waitsFor: 'hand-back' })
  })

  test('back from a break ends its date', async () => {
    const w = await world()
    const id = await aPartner(w.coordinator())
    ok(await pausePartner(w.partner(id), id, { until: '2026-12-24' }))
    await w.settle()
    const { card } = ok(await changePartner(w.coordinator(), id, { state: 'active' }))
    expect(card).toMatchObject({ state: 'active', waitsFor: 'rematch' })
    expect(card.pausedUntil).toBeUndefined()
  })

  test('of the extract says who looked, anew when another was seen', async () => {
    const w = await world()
    const colleague = w.as({ role: 'coordinator', id: 'coordinator-2' })
    const extract = { checkedOn: '2026-11-01', basis: '504/2002' }
    const id = await aPartner(w.coordinator(), { checks: { extract } })
    ok(await changePartner(colleague, id, { checks: { extract: { ...extract, checkedOn: '2026-11-20' } } }))
    expect(ok(await findPartner(colleague, id)).card.checks.extract).toMatchObject({
      checkedOn: '2026-11-20',
      checkedBy: 'coordinator-2',
    })
  })
})

test('a patch leaves alone what it does not name', async () => {
  const w = await world()
  const id = await aPartner(w.coordinator(), { earningsCap: 20_000, gender: 'woman' })
  ok(await changePartner(w.coordinator(), id, { firstName: 'Saara' }))
  expect(ok(await findPartner(w.coordinator(), id)).card).toMatchObject({
    firstName: 'Saara',
    earningsCap: 20_000,
    gender: 'woman',
  })
})

test('null empties a field that may be absent', async () => {
  const w = await world()
  const id = await aPartner(w.coordinator(), { earningsCap: 20_000 })
  ok(await changePartner(w.coordinator(), id, { earningsCap: null }))
  expect(ok(await findPartner(w.coordinator(), id)).card).not.toHaveProperty('earningsCap')
})

test('null is no name', async () => {
  const w = await world()
  const id = await aPartner(w.coordinator())
  expect(await changePartner(w.coordinator(), id, { firstName: null })).toMatchObject({
    refused: 'INVALID',
    fields: [{ path: 'firstName' }],
  })
})

test('whoever looked at the extract stays on record while nothing new was seen', async () => {
  const w = await world()
  const extract = { checkedOn: '2026-11-01', basis: '504/2002' }
  const id = await aPartner(w.coordinator(), { checks: { extract } })
  ok(
    await changePartner(w.as({ role: 'coordinator', id: 'coordinator-2' }), id, {
      checks: { extract, agreementUntil: '2027-12-31' },
    }),
  )
  expect(ok(await findPartner(w.coordinator(), id)).card.checks.extract).toEqual({ ...extract, checkedBy: 'coordinator' })
})
