import { describe, expect, test } from 'vitest'
import { addStaff } from '#core/staff/add.ts'
import { findStaff } from '#core/staff/find.ts'
import { listColleagues } from '#core/staff/see.ts'
import { putAreas } from '#core/tenant/change.ts'
import { getTenant } from '#core/relationship/register.ts'
import { openTenant } from '#core/tenant/open.ts'
import { DEFAULT_SETTINGS } from '#core/records/tenant.ts'
import { setAgreements } from '../../support/agreements.ts'
import { AREAS, everywhere } from '../../support/tenant.ts'
import { ok, ORG, world } from '../../support/world.ts'

const ADMIN = { role: 'admin', id: 'admin' } as const
const EMPTY = { name: 'Uusi', settings: DEFAULT_SETTINGS, areas: [], agreements: [], orderers: [], rates: [] }

describe('a tenant', () => {
  test('is opened once, by an admin', async () => {
    const w = await world()
    for (const call of [w.worker(), w.coordinator()]) expect(await openTenant(call, EMPTY)).toEqual({ refused: 'FORBIDDEN' })
    expect(await openTenant(w.as(ADMIN), EMPTY)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'open' } })
    expect(await getTenant(w.worker())).toMatchObject({
      org: ORG,
      kind: 'tenant',
      state: 'kept',
      waitsFor: 'nothing',
      due: null,
      areas: AREAS,
    })
  })

  test('that nobody has opened is a bug of whoever uses it', async () => {
    const w = await world()
    const call = w.worker()
    await expect(getTenant({ store: { ...call.store, get: async () => undefined } })).rejects.toThrow('no settings')
  })
})

describe('areas', () => {
  test('are set whole, but none that agreements name may go, and none may stand twice', async () => {
    const w = await world()
    const more = [...AREAS, { code: '430', county: '05', names: { fi: 'Loimaa', sv: 'Loimaa' } }]
    expect(ok(await putAreas(w.coordinator(), { items: more })).areas).toEqual(more)
    const refused = { refused: 'INVALID', fields: [{ path: 'items', code: 'CONTRADICTORY' }] }
    expect(await putAreas(w.coordinator(), { items: AREAS.slice(1) })).toEqual(refused)
    expect(await putAreas(w.coordinator(), { items: [...AREAS, AREAS[0]] })).toEqual(refused)
    expect(await putAreas(w.coordinator(), { items: [...AREAS, { ...more[4], code: '43' }] })).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'items.4.code', code: 'UNKNOWN_AREA' }],
    })
    await setAgreements(
      w,
      everywhere('Yhdistys').filter((one) => one.area !== '853'),
    )
    expect(ok(await putAreas(w.coordinator(), { items: AREAS.slice(1) })).areas).toHaveLength(3)
  })
})

describe('staff', () => {
  const someone = { id: 'uusi', role: 'worker', name: 'Ulla Uusi', email: 'ulla@example.fi', phone: '+358401234555' }

  test('are added by an admin, once', async () => {
    const w = await world()
    expect(await addStaff(w.coordinator(), someone)).toEqual({ refused: 'FORBIDDEN' })
    expect(ok(await addStaff(w.as(ADMIN), someone))).toMatchObject({ ...someone, kind: 'staff', version: 1 })
    expect(await addStaff(w.as(ADMIN), someone)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'known' } })
    expect(await findStaff(w.worker(), 'uusi')).toMatchObject(someone)
    expect(await findStaff(w.worker(), 'nobody')).toBeUndefined()
  })

  test('are listed by name', async () => {
    const w = await world()
    ok(await addStaff(w.as(ADMIN), { ...someone, id: 'a-first-id', name: 'Örjan Viimeinen' }))
    const names = (await listColleagues(w.worker())).map((one) => one.name)
    expect(names).toEqual([...names].sort())
    expect(names.at(-1)).toBe('Örjan Viimeinen')
  })

  test.each([
    ['id', 'Ulla Uusi', 'WRONG_TYPE'],
    ['id', 'x'.repeat(41), 'WRONG_TYPE'],
    ['name', '', 'REQUIRED'],
    ['email', 'ulla', 'EMAIL_FORM'],
    ['phone', '0401234555', 'PHONE_FORM'],
    ['phone', '+35840123455x', 'PHONE_FORM'],
    ['role', 'partner', 'UNKNOWN_VALUE'],
  ])('with %s %j are refused', async (path, value, code) => {
    const w = await world()
    expect(await addStaff(w.as(ADMIN), { ...someone, [path]: value })).toEqual({ refused: 'INVALID', fields: [{ path, code }] })
  })
})
