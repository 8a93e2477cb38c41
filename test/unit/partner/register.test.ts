import { describe, expect, test } from 'vitest'
import { BadCursor } from '#core/ports.ts'
import { addPartner } from '#core/partner/add.ts'
import { changePartner } from '#core/partner/change.ts'
import { findPartner, listPartners } from '#core/partner/read.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, ORG, world } from '../../support/world.ts'

const SOMEONE = {
  firstName: 'Sari',
  introduction: 'Olen kulkenut saman tien.',
  organisation: 'Yhdistys',
  roles: ['peer-support-person'],
  experience: ['OPEN'],
  languages: [{ code: 'fi', level: 'native' }],
  areas: ['853'],
  contact: { phone: '+358401234555', email: 'sari@example.org' },
}

describe('a partner', () => {
  test('is added by staff who see all, with a card, an empty diary and a contact of their own name', async () => {
    const w = await world()
    expect(await addPartner(w.worker(), SOMEONE)).toEqual({ refused: 'FORBIDDEN' })
    const { card, diary, contact } = ok(await addPartner(w.coordinator(), { ...SOMEONE, state: 'trained' }))
    expect(card).toMatchObject({
      org: ORG,
      kind: 'card',
      version: 1,
      firstName: 'Sari',
      state: 'trained',
      waitsFor: 'nothing',
      due: null,
      createdAt: w.ports.clock.now(),
    })
    expect(card).not.toHaveProperty('contact')
    expect(diary).toMatchObject({ id: card.id, state: 'kept', bookings: [], holds: [], families: [], waitsFor: 'nothing' })
    expect(contact).toMatchObject({ id: card.id, name: 'Sari', phone: '+358401234555', email: 'sari@example.org' })
  })

  test('who is active from the first is looked at for those nobody could take', async () => {
    const w = await world()
    expect(ok(await addPartner(w.coordinator(), { ...SOMEONE, state: 'active' })).card).toMatchObject({
      waitsFor: 'rematch',
      due: w.ports.clock.now(),
      owner: 'system',
    })
  })

  test('of an area the tenant does not serve is refused, now and later', async () => {
    const w = await world()
    const refused = { refused: 'INVALID', fields: [{ path: 'areas.1', code: 'UNKNOWN_AREA' }] }
    expect(await addPartner(w.coordinator(), { ...SOMEONE, areas: ['853', '091'] })).toEqual(refused)
    const id = await aPartner(w.coordinator())
    expect(await changePartner(w.coordinator(), id, { areas: ['853', '091'] })).toEqual(refused)
  })
})

describe('the register', () => {
  test('is seen by those who see all, by name and then by id, whole or page by page', async () => {
    const w = await world()
    const ids = { Veera: '', Aino: '', Mari: '' }
    for (const firstName of ['Veera', 'Aino', 'Mari'] as const) ids[firstName] = await aPartner(w.coordinator(), { firstName })
    const twin = await aPartner(w.coordinator(), { firstName: 'Mari' })
    const names = [ids.Aino, ...[ids.Mari, twin].sort(), ids.Veera]
    const page = async (more: object) => ok(await listPartners(w.coordinator(), more))
    const whole = await page({})
    expect([whole.items.map(({ card }) => card.id), whole.next]).toEqual([names, undefined])
    const first = await page({ limit: 3 })
    expect([first.items.length, first.next]).toEqual([3, names[2]])
    const last = await page({ limit: 3, cursor: first.next })
    expect([last.items.map(({ card }) => card.id), last.next]).toEqual([[ids.Veera], undefined])
    await expect(page({ cursor: 'nobody' })).rejects.toThrow(BadCursor)
    expect(await listPartners(w.worker())).toEqual({ refused: 'FORBIDDEN' })
    expect(await findPartner(w.worker(), twin)).toEqual({ refused: 'FORBIDDEN' })
    expect(await findPartner(w.coordinator(), 'nobody')).toEqual({ refused: 'NOT_FOUND' })
  })
})
