import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { addPartner } from '#core/partner/add.ts'
import { type Agreement, agreementIdOf } from '#core/records/agreement.ts'
import { keys } from '#core/records/keys.ts'
import { MOST_ORGANISATIONS, organisationIdOf } from '#core/records/organisation.ts'
import { MOST_AGREEMENTS, type Tenant } from '#core/records/tenant.ts'
import { getTenant } from '#core/relationship/register.ts'
import { ask } from '#core/request/ask.ts'
import { addAgreement, changeAgreement, findAgreement, listAgreements, removeAgreement } from '#core/tenant/agreements.ts'
import { moveAgreements } from '#core/tenant/move-agreements.ts'
import { listOrganisations } from '#core/tenant/organisations.ts'
import type { Snapshot } from '#memory/table.ts'
import { agreementsIn } from '../../support/agreements.ts'
import { unsound } from '../../support/soundness.ts'
import { aPartner, aRequest, everywhere } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'

const NEW = { area: '853', phase: 'OPEN', organisation: 'Toinen ry', validFrom: '2026-01-01' } as const
const STORED = agreementIdOf(everywhere('Yhdistys')[0]!)
const ALL = everywhere('Yhdistys').length

let w: World
let before: Snapshot
beforeAll(async () => {
  w = await world()
  before = w.ports.table.snapshot()
})
beforeEach(() => w.ports.table.restore(before))

const tenant = () => getTenant(w.coordinator())
const items = () => w.items().filter((item) => item['kind'] === 'agreement') as unknown as Agreement[]

/** The tenant as an earlier version keeps it: all agreements on its record, by the names of organisations. */
async function asBefore(agreements = everywhere('Yhdistys')): Promise<void> {
  const { agreementCount: _, organisationCount: __, ...stored } = await tenant()
  const rest = before.items.filter(({ pk }) => !pk.includes('#AGR#') && !pk.endsWith('#ORG') && !pk.includes('#EVT#'))
  w.ports.table.restore({
    items: rest.map((item) => (item['kind'] === 'tenant' ? { ...stored, agreements, version: 1 } : item)),
  })
}

describe('an agreement', () => {
  test('is added by a coordinator, listed in its municipality, and whoever nobody could take is looked at anew', async () => {
    const added = ok(await addAgreement(w.coordinator(), NEW))
    expect(added).toMatchObject({ agreement: { ...NEW, county: '05', organisationId: organisationIdOf('Toinen ry') } })
    expect(await tenant()).toMatchObject({ waitsFor: 'rematch', owner: 'system', agreementCount: ALL + 1, organisationCount: 2 })
    const list = ok(await listAgreements(w.coordinator(), { area: '853', limit: 100 }))
    expect(list.items.map(({ id }) => id)).toContain(added.id)
    expect(ok(await findAgreement(w.coordinator(), added.id))).toMatchObject({ id: added.id })
    await w.pass({ minutes: 10 })
    expect(await tenant()).toMatchObject({ waitsFor: 'nothing', due: null })
    expect(await addAgreement(w.worker(), NEW)).toEqual({ refused: 'FORBIDDEN' })
    await w.pass({ minutes: 10 })
    expect(unsound(w)).toEqual([])
  })

  test('is listed page by page, each once', async () => {
    const seen: string[] = []
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = ok(await listAgreements(w.coordinator(), { area: '853', limit: 3, cursor }))
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    expect(seen).toHaveLength(everywhere('Yhdistys').filter(({ area }) => area === '853').length)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('ends on another day, or goes on without an end', async () => {
    expect(ok(await changeAgreement(w.coordinator(), STORED, { validTo: '2027-06-30' })).agreement.validTo).toBe('2027-06-30')
    await w.pass({ minutes: 10 })
    expect(await tenant()).toMatchObject({ waitsFor: 'ending', due: '2027-05-31T05:00:00.000Z', owner: 'system' })
    ok(await changeAgreement(w.coordinator(), STORED, { validTo: null }))
    await w.pass({ minutes: 10 })
    expect(await tenant()).toMatchObject({ waitsFor: 'nothing', due: null })
    await w.pass({ minutes: 10 })
    expect(unsound(w)).toEqual([])
  })

  test('that was never made is taken away, counts for nothing, and can be made again', async () => {
    ok(await removeAgreement(w.coordinator(), STORED))
    expect(await findAgreement(w.coordinator(), STORED)).toEqual({ refused: 'NOT_FOUND' })
    expect(await removeAgreement(w.coordinator(), STORED)).toEqual({ refused: 'NOT_FOUND' })
    expect([agreementsIn(w).length, (await tenant()).agreementCount]).toEqual([ALL - 1, ALL - 1])
    const { area, phase, organisation, validFrom } = everywhere('Yhdistys')[0]!
    ok(await addAgreement(w.coordinator(), { area, phase, organisation, validFrom }))
    expect([agreementsIn(w).length, (await tenant()).agreementCount]).toEqual([ALL, ALL])
    await w.pass({ minutes: 10 })
    expect(unsound(w)).toEqual([])
  })

  test('said again under its key is made once, and given as it is by now', async () => {
    const call = () => ({ ...w.coordinator(), idempotency: { key: 'k1', fingerprint: 'f' } })
    const first = ok(await addAgreement(call(), NEW))
    expect(ok(await addAgreement(call(), NEW)).id).toBe(first.id)
    expect(agreementsIn(w)).toHaveLength(ALL + 1)
  })

  test('needs the version of the tenant’s record it was read at, where one is named', async () => {
    const { version } = ok(await findAgreement(w.coordinator(), STORED))
    ok(await addAgreement(w.coordinator(), NEW))
    for (const refused of [
      await changeAgreement(w.coordinator(), STORED, { validTo: null }, version),
      await removeAgreement(w.coordinator(), STORED, version),
    ])
      expect(refused).toMatchObject({ refused: 'STALE_VERSION' })
  })

  test.each([
    ['an area not served', { area: '091' }, 'area', 'UNKNOWN_AREA'],
    ['too long an area', { area: '8530' }, 'area', 'UNKNOWN_AREA'],
    ['an unheard-of phase', { phase: 'PANIC' }, 'phase', 'UNKNOWN_PHASE'],
    ['nobody', { organisation: ' ' }, 'organisation', 'REQUIRED'],
    ['an end before its beginning', { validTo: '2025-12-31' }, 'validTo', 'END_BEFORE_START'],
    ['the first day of one that is there', { organisation: 'YHDISTYS ' }, 'validFrom', 'CONTRADICTORY'],
  ])('with %s is refused at its place', async (_, wrong, path, code) => {
    expect(await addAgreement(w.coordinator(), { ...NEW, ...wrong })).toEqual({ refused: 'INVALID', fields: [{ path, code }] })
  })

  test('of no id, or no id at all, is not there; its last day is not before its first', async () => {
    for (const id of ['', 'x', '853.OPEN', `853.OPEN.${organisationIdOf('x')}.2026-01-01`, '853#X.OPEN'])
      expect(await changeAgreement(w.coordinator(), id, { validTo: null })).toEqual({ refused: 'NOT_FOUND' })
    expect(await changeAgreement(w.coordinator(), STORED, { validTo: '2025-01-01' })).toMatchObject({
      fields: [{ path: 'validTo', code: 'END_BEFORE_START' }],
    })
  })

  test('is one of 2,000 at most, of 500 organisations', async () => {
    const stored = await tenant()
    const store = w.coordinator().store
    const put = (more: Partial<Tenant>) =>
      w.ports.table.restore({ items: before.items.map((item) => (item['kind'] === 'tenant' ? { ...stored, ...more } : item)) })
    put({ agreementCount: MOST_AGREEMENTS })
    expect(await addAgreement(w.coordinator(), NEW)).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'agreements', code: 'TOO_MANY' }],
    })
    put({ organisationCount: MOST_ORGANISATIONS })
    const refused = { refused: 'INVALID', fields: [{ path: 'organisations', code: 'TOO_MANY' }] }
    expect(await addAgreement(w.coordinator(), NEW)).toEqual(refused)
    const partner = { firstName: 'Aino', organisation: 'Uusi', languages: [{ code: 'fi', level: 'good' }] }
    expect(await addPartner(w.coordinator(), partner)).toEqual(refused)
    ok(await addAgreement(w.coordinator(), { ...NEW, organisation: 'yhdistys', validFrom: '2026-02-01' }))
    expect(await store.get(keys.organisation(ORG, organisationIdOf('Uusi')))).toBeUndefined()
  })
})

describe('an organisation', () => {
  test('is one whatever its capitals and blanks, and shown as it was first written', async () => {
    const partner = await aPartner(w.coordinator(), { organisation: '  YHDISTYS ' })
    const card = () => w.items().find(({ sk }) => sk === `${partner}#CARD`)
    expect(card()).toMatchObject({ organisation: 'Yhdistys', organisationId: organisationIdOf('Yhdistys') })
    ok(await addAgreement(w.coordinator(), { ...NEW, organisation: 'Toinen  RY' }))
    ok(await changePartner(w.coordinator(), partner, { organisation: 'toinen ry' }))
    expect(card()).toMatchObject({ organisation: 'Toinen RY', organisationId: organisationIdOf('Toinen ry') })
    const { items: all } = ok(await listOrganisations(w.coordinator()))
    expect(all.map(({ name }) => name).toSorted()).toEqual(['Toinen RY', 'Yhdistys'])
    await w.pass({ minutes: 10 })
    expect(unsound(w)).toEqual([])
  })

  test('that a partner’s card names in other capitals is asked by its agreements', async () => {
    await aPartner(w.coordinator(), { organisation: 'yhdistys' })
    const { id } = ok(await ask(w.worker(), aRequest()))
    await w.settle()
    expect(w.items().filter((item) => item['kind'] === 'offer' && item['requestId'] === id)).toHaveLength(1)
  })

  test('that two write down at one moment is one', async () => {
    const names = ['Uusi ry', 'UUSI RY', 'uusi  ry']
    const areas = ['853', '202', '529']
    await Promise.all(
      names.map((organisation, n) => addAgreement(w.coordinator(), { ...NEW, area: areas[n]!, organisation }).then(ok)),
    )
    expect(ok(await listOrganisations(w.coordinator())).items).toHaveLength(2)
    expect(await tenant()).toMatchObject({ organisationCount: 2, agreementCount: ALL + 3 })
    await w.pass({ minutes: 10 })
    expect(unsound(w)).toEqual([])
  })
})

describe('agreements that an earlier version keeps on the tenant’s record', () => {
  const partner = () => aPartner(w.coordinator(), { organisation: 'Yhdistys' })
  const isAsked = async (): Promise<boolean> => {
    const { id } = ok(await ask(w.worker(), aRequest()))
    await w.settle()
    return w.items().some((item) => item['kind'] === 'offer' && item['requestId'] === id)
  }

  test('are read, listed and changed where they are, for the earlier version to read', async () => {
    await asBefore()
    await partner()
    expect(await isAsked()).toBe(true)
    expect(ok(await listAgreements(w.coordinator(), { area: '529' })).items).toHaveLength(ALL / 4)
    ok(await changeAgreement(w.coordinator(), STORED, { validTo: '2027-06-30' }))
    ok(await addAgreement(w.coordinator(), NEW))
    expect((await tenant()).agreements).toHaveLength(ALL + 1)
    ok(await removeAgreement(w.coordinator(), STORED))
    expect([(await tenant()).agreements.length, items().length]).toEqual([ALL, 0])
    await w.pass({ minutes: 10 })
    expect(unsound(w)).toEqual([])
  })

  test('are moved a handful a commit, and at any moment each is read', async () => {
    await asBefore()
    await partner()
    const admin = w.as({ role: 'admin', id: 'admin' })
    const { store } = admin
    let commits = 0
    const breaking = {
      ...admin,
      store: {
        ...store,
        commit: async (...how: Parameters<typeof store.commit>) => {
          if (++commits > 1) throw new Error('broken off')
          return store.commit(...how)
        },
      },
    }
    await expect(moveAgreements(breaking)).rejects.toThrow('broken off')
    expect(items().length).toBeGreaterThan(0)
    expect((await tenant()).agreements.length + items().length).toBe(ALL)
    expect(await isAsked()).toBe(true)
    expect(ok(await moveAgreements(admin))).toMatchObject({ agreements: [], agreementCount: ALL, organisationCount: 1 })
    expect(new Set(agreementsIn(w).map(agreementIdOf))).toEqual(new Set(everywhere('Yhdistys').map(agreementIdOf)))
    await w.pass({ minutes: 10 })
    expect(unsound(w)).toEqual([])
    expect(await moveAgreements(w.coordinator())).toEqual({ refused: 'FORBIDDEN' })
  })

  test('of two that are one by now, the one that lasts longer is kept', async () => {
    const [one] = everywhere('Yhdistys') as [ReturnType<typeof everywhere>[number]]
    await asBefore([
      { ...one, validTo: '2026-12-31' },
      { ...one, organisation: 'yhdistys' },
      { ...one, organisation: 'YHDISTYS', validTo: '2027-12-31' },
    ])
    ok(await moveAgreements(w.as({ role: 'admin', id: 'admin' })))
    expect(agreementsIn(w)).toMatchObject([{ organisation: 'yhdistys' }])
    expect(agreementsIn(w)[0]?.validTo).toBeUndefined()
  })
})
