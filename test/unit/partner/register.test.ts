import { describe, expect, test } from 'vitest'
import { BadCursor } from '#core/ports.ts'
import { ownPage } from '#core/partner/own.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { addPartner } from '#core/partner/add.ts'
import { changePartner } from '#core/partner/change.ts'
import { findPartner, listPartners } from '#core/partner/read.ts'
import { confirmed, further } from '../../support/story.ts'
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
    const admin = w.as({ role: 'admin', id: 'admin' })
    const extract = { checkedOn: '2026-11-01', basis: '504/2002' }
    const id = await aPartner(w.coordinator(), { checks: { extract } })
    ok(await changePartner(admin, id, { checks: { extract: { ...extract, checkedOn: '2026-11-20' } } }))
    expect(ok(await findPartner(admin, id)).card.checks.extract).toMatchObject({ checkedOn: '2026-11-20', checkedBy: 'admin' })
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

describe('a partner’s own page', () => {
  test('shows their meetings by start, and no one else’s', async () => {
    const w = await world()
    const life = await confirmed(w)
    const later = await further(w, life, '2026-12-14T10:00:00.000Z')
    const between = await further(w, life, '2026-12-02T10:00:00.000Z')
    const page = ok(await ownPage(w.partner(life.partnerId), life.partnerId))
    expect(page.meetings.map((one) => one.id)).toEqual([life.meetingId, between.id, later.id])
    expect(page.card.id).toBe(life.partnerId)
    expect(page.offers).toEqual([])
    expect(await ownPage(w.partner('somebody'), life.partnerId)).toEqual({ refused: 'LINK_UNKNOWN' })
    expect(await ownPage(w.worker(), life.partnerId)).toEqual({ refused: 'FORBIDDEN' })
    expect(ok(await ownPage(w.coordinator(), life.partnerId)).meetings).toHaveLength(3)
  })

  test('opens nothing for somebody who has left, or never was', async () => {
    const w = await world()
    const id = await aPartner(w.coordinator())
    ok(await ownPage(w.partner(id), id))
    ok(await changePartner(w.coordinator(), id, { state: 'exited' }))
    expect(await ownPage(w.partner(id), id)).toEqual({ refused: 'LINK_UNKNOWN' })
    expect(await ownPage(w.partner('nobody'), 'nobody')).toEqual({ refused: 'LINK_UNKNOWN' })
  })
})
