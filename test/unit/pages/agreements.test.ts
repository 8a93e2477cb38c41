import { beforeEach, describe, expect, test } from 'vitest'
import { PHASES } from '#core/reference/phases.ts'
import { putAgreements, putAreas } from '#core/tenant/change.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { AREAS, everywhere } from '../../support/tenant.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

const AT = '/agreements'
const SAVED = 'Sopimukset on tallennettu.'
let here: World
let coordinator: Visitor
let colleague: Visitor

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  colleague = await staffVisitor(here, 'admin', 'admin')
})

const tenant = () => here.items().find((item) => item['kind'] === 'tenant') as unknown as Tenant
const control = (page: Page, name: string) => page.form(AT).controls.find((one) => one.name === name)

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

/** A new row at the end of a page's form. */
const added = (organisation: string, n = tenant().agreements.length) => ({
  [`items.${n}.area`]: '853',
  [`items.${n}.phase`]: 'OPEN',
  [`items.${n}.organisation`]: organisation,
  [`items.${n}.validFrom`]: '2027-01-01',
})

const organisations = () => [...new Set(tenant().agreements.map(({ organisation }) => organisation))].sort()

/** As many as the towns and phases of a county give, and more: `n` rows in 27 towns. */
async function many(n: number): Promise<void> {
  const areas = [
    ...AREAS,
    ...Array.from({ length: 23 }, (_, i) => ({
      code: String(900 + i),
      county: '05',
      names: { fi: `Kunta ${i}`, sv: `Kommun ${i}` },
    })),
  ]
  ok(await putAreas(here.coordinator(), { items: areas }))
  const items = Array.from({ length: n }, (_, i) => ({
    county: '05',
    area: areas[i % areas.length]!.code,
    phase: PHASES[Math.floor(i / areas.length) % PHASES.length]!,
    organisation: `Äitien ja isien yhdistys ${i}`,
    validFrom: '2026-01-01',
    validTo: '2028-12-31',
  }))
  ok(await putAgreements(here.coordinator(), { items }))
}

const controlOf = (page: Page, action: string, name: string) => page.form(action).controls.find((one) => one.name === name)

test('what the machine does after a save refuses no second one by the same coordinator', async () => {
  const saved = expectSound(await coordinator.send(await coordinator.get(AT), AT, { 'items.0.validTo': '2026-12-31' }))
  await here.settle()
  expect(expectSound(await coordinator.send(saved, AT, { 'items.1.validTo': '2026-12-31' })).text).toContain(SAVED)
})

test('pressed twice it is saved once, and said so both times', async () => {
  const page = await coordinator.get(AT)
  const row = added('Toinen')
  expectSound(await coordinator.send(page, AT, row))
  await here.settle()
  expect(expectSound(await coordinator.send(page, AT, row)).text).toContain(SAVED)
  expect(tenant().agreements.filter(({ organisation }) => organisation === 'Toinen')).toHaveLength(1)
})

describe('agreements that a colleague changed meanwhile', () => {
  test('a row they added is shown, and is still there after a second press', async () => {
    const page = await coordinator.get(AT)
    const mine = added('Minun')
    expectSound(await colleague.send(await colleague.get(AT), AT, added('Heidän')))
    const back = expectSound(await coordinator.send(page, AT, mine), 409)
    expect(back.text).toContain('Joku muutti tätä juuri.')
    expect(back.text).toContain('Nyt tallessa. Joku muu lisäsi tai muutti tämän äsken.')
    expect(back.form(AT).controls.map(({ value }) => value)).toEqual(expect.arrayContaining(['Minun', 'Heidän']))
    expect(organisations()).toEqual(['Heidän', 'Yhdistys'])
    expect(expectSound(await coordinator.send(back, AT)).text).toContain(SAVED)
    expect(organisations()).toEqual(['Heidän', 'Minun', 'Yhdistys'])
    expect(tenant().agreements).toHaveLength(everywhere('Yhdistys').length + 2)
  })

  test('a row they ended and nobody touched here is ended after a second press', async () => {
    const page = await coordinator.get(AT)
    expectSound(await colleague.send(await colleague.get(AT), AT, { 'items.3.validTo': '2026-12-31' }))
    const back = expectSound(await coordinator.send(page, AT, added('Minun')), 409)
    expect(back.text).toContain('Joku muu poisti tai muutti tämän äsken.')
    expect(control(back, 'items.3.remove')?.checked).toBe(true)
    expectSound(await coordinator.send(back, AT))
    expect(tenant().agreements.filter(({ validTo }) => validTo === '2026-12-31')).toHaveLength(1)
    expect(tenant().agreements).toHaveLength(everywhere('Yhdistys').length + 1)
  })

  test('a row they removed does not come back unseen, and one removed here goes', async () => {
    const page = await coordinator.get(AT)
    expectSound(await colleague.send(await colleague.get(AT), AT, { 'items.0.remove': 'yes' }))
    const back = expectSound(await coordinator.send(page, AT, { 'items.1.remove': 'yes' }), 409)
    expectSound(await coordinator.send(back, AT))
    expect(tenant().agreements).toEqual(everywhere('Yhdistys').slice(2))
  })

  test('are told though the form had something else to correct first', async () => {
    const page = await coordinator.get(AT)
    const n = tenant().agreements.length
    const wrong = expectSound(await coordinator.send(page, AT, { [`items.${n}.area`]: '853' }), 422)
    expectSound(await colleague.send(await colleague.get(AT), AT, added('Heidän')))
    expectSound(await coordinator.send(wrong, AT, added('Minun', n)), 409)
    expect(organisations()).toEqual(['Heidän', 'Yhdistys'])
  })

  test('a page of an earlier program is sent back, and loses nothing', async () => {
    const rows = everywhere('Yhdistys').flatMap((row, n) =>
      Object.entries(row)
        .filter(([name]) => name !== 'county')
        .map(([name, value]) => [`items.${n}.${name}`, value]),
    )
    ok(await putAgreements(here.coordinator(), { items: [...everywhere('Yhdistys'), { ...everywhere('Heidän')[0]! }] }))
    const sent = { ...Object.fromEntries(rows), ...added('Minun', rows.length), version: String(tenant().version), nonce: 'n' }
    const back = expectSound(await coordinator.post(AT, sent), 409)
    expectSound(await coordinator.send(back, AT))
    expect(organisations()).toEqual(['Heidän', 'Minun', 'Yhdistys'])
  })
})

test('rubbish in the hidden fields is no trouble of ours', async () => {
  const page = await coordinator.get(AT)
  const rubbish = {
    seen: 'x'.repeat(99),
    'items.0.was': '///',
    'items.1.was': 'x/toString/y',
    'items.2.was': '%',
    'items.99999999.was': 'x',
  }
  const back = expectSound(await coordinator.send(page, AT, rubbish), 409)
  expectSound(await coordinator.send(back, AT, { 'items.3.organisation': '' }), 422)
})

test.each([594, 2000])('%i rows are shown and saved on the page', async (n) => {
  await many(n)
  const page = expectSound(await coordinator.get(AT))
  // What a Lambda may answer with, and room to spare.
  expect(Buffer.byteLength(JSON.stringify(page.html))).toBeLessThan(5_000_000)
  expect(expectSound(await coordinator.send(page, AT, { [`items.${n - 1}.organisation`]: 'Toinen' })).text).toContain(SAVED)
  expect([tenant().agreements.length, tenant().agreements.at(-1)?.organisation]).toEqual([n, 'Toinen'])
})

test('rows beyond what can be stored are refused, not dropped', async () => {
  await many(2000)
  const page = await coordinator.get(AT)
  const refused = expectSound(await coordinator.send(page, AT, added('Yli')), 422)
  expect(refused.text).toContain('Vaihesopimukset, enintään 2000 riviä: Valitse vähemmän.')
})

test('agreements: one ended, one removed, one added, all in one form', async () => {
  const page = expectSound(await coordinator.get('/agreements'))
  const count = tenant().agreements.length
  const fields = {
    'items.0.validTo': '2026-12-31',
    'items.1.remove': 'yes',
    [`items.${count}.area`]: '853',
    [`items.${count}.phase`]: 'OPEN',
    [`items.${count}.organisation`]: 'Toinen',
    [`items.${count}.validFrom`]: '2027-01-01',
  }
  expect(expectSound(await coordinator.send(page, '/agreements', fields)).text).toContain('Sopimukset on tallennettu.')
  expect(tenant().agreements).toHaveLength(count)
  expect(tenant().agreements[0]?.validTo).toBe('2026-12-31')
  expect(tenant().agreements.at(-1)).toMatchObject({ county: '05', area: '853', organisation: 'Toinen' })
})

test('agreements: a half-filled row comes back at its row', async () => {
  const page = await coordinator.get('/agreements')
  const n = tenant().agreements.length + 1
  const back = expectSound(await coordinator.send(page, '/agreements', { [`items.${n}.area`]: '853' }), 422)
  expect(back.text).toContain(`Sopimus ${n + 1}, Järjestö: Täytä tämä kohta.`)
  expect(controlOf(back, '/agreements', `items.${n}.area`)?.value).toBe('853')
})
