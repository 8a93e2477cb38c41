import { expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { findPartner } from '#core/partner/read.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

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
  ok(await changePartner(w.as({ role: 'admin', id: 'admin' }), id, { checks: { extract, agreementUntil: '2027-12-31' } }))
  expect(ok(await findPartner(w.coordinator(), id)).card.checks.extract).toEqual({ ...extract, checkedBy: 'coordinator' })
})
