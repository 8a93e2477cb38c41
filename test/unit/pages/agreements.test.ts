import { beforeEach, describe, expect, test } from 'vitest'
import { agreementIdOf } from '#core/records/agreement.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { addAgreement } from '#core/tenant/agreements.ts'
import { agreementsIn } from '../../support/agreements.ts'
import { everywhere } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

const AT = '/agreements?area=853'
const FIRST = agreementIdOf(everywhere('Yhdistys').find(({ area }) => area === '853')!)
const ALL = everywhere('Yhdistys').length
const NEW = { phase: 'OPEN', organisation: 'Toinen', validFrom: '2027-01-01' }
let here: World
let coordinator: Visitor
let colleague: Visitor

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  colleague = await staffVisitor(here, 'admin', 'admin')
})

const agreed = () => agreementsIn(here)
const first = () => agreed().find((one) => agreementIdOf(one) === FIRST)
const controlOf = (page: Page, action: string, name: string) => page.form(action).controls.find((one) => one.name === name)
const save = (by: Visitor, page: Page, fields: Record<string, string>) => by.send(page, `/agreements/${FIRST}`, fields)

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

test('the way to them is by municipality', async () => {
  const page = expectSound(await coordinator.get('/agreements'))
  expect(page.html).toContain('href="/agreements?area=853"')
  expect(expectSound(await coordinator.get(AT)).text).toContain('Vaihesopimukset: Turku')
  expect(expectSound(await coordinator.get('/agreements?area=999')).html).toContain('href="/agreements?area=853"')
})

test('one is added, ended, and taken away, each said so', async () => {
  const page = expectSound(await coordinator.get(AT))
  const added = expectSound(await coordinator.send(page, '/agreements', NEW))
  expect(added.text).toContain('Sopimus on lisätty.')
  expect(agreed().find((one) => one.organisation === NEW.organisation)).toMatchObject({ ...NEW, area: '853', county: '05' })
  const ended = expectSound(await save(coordinator, added, { validTo: '2027-12-31' }))
  expect(ended.text).toContain('Sopimus on tallennettu.')
  expect(first()?.validTo).toBe('2027-12-31')
  const removed = expectSound(await save(coordinator, ended, { remove: 'yes' }))
  expect(removed.text).toContain('Sopimus on poistettu.')
  expect([first(), agreed().length]).toEqual([undefined, ALL])
})

test('what the machine does after a save refuses no second one by the same coordinator', async () => {
  const saved = expectSound(await save(coordinator, await coordinator.get(AT), { validTo: '2027-12-31' }))
  await here.settle()
  expect(expectSound(await save(coordinator, saved, { validTo: '2028-12-31' })).text).toContain('Sopimus on tallennettu.')
})

test('taking one away, pressed twice, is said to be done both times', async () => {
  const page = expectSound(await coordinator.get(AT))
  for (const _ of [1, 2]) {
    expect(expectSound(await save(coordinator, page, { remove: 'yes' })).text).toContain('Sopimus on poistettu.')
    expect([first(), agreed().length]).toEqual([undefined, ALL - 1])
  }
})

test('pressed twice it is done once, and said so both times', async () => {
  const page = await coordinator.get(AT)
  expectSound(await coordinator.send(page, '/agreements', NEW))
  await here.settle()
  expect(expectSound(await coordinator.send(page, '/agreements', NEW)).text).toContain('Sopimus on lisätty.')
  const saved = await save(coordinator, page, { validTo: '2027-12-31' })
  expect(expectSound(saved).text).toContain('Sopimus on tallennettu.')
  expect(expectSound(await save(coordinator, page, { validTo: '2027-12-31' })).text).toContain('Sopimus on tallennettu.')
  expect(agreed()).toHaveLength(ALL + 1)
})

describe('meanwhile', () => {
  test('what a colleague changed is shown, and saved over only once it was seen', async () => {
    const page = await coordinator.get(AT)
    expectSound(await save(colleague, await colleague.get(AT), { validTo: '2027-06-30' }))
    const back = expectSound(await save(coordinator, page, { validTo: '2028-12-31' }), 409)
    expect(back.text).toContain('Joku muutti tätä juuri.')
    expect(back.text).toContain('Nyt tallessa:')
    expect(first()?.validTo).toBe('2027-06-30')
    expectSound(await save(coordinator, back, {}))
    expect(first()?.validTo).toBe('2028-12-31')
  })

  test('another agreement that was changed is no trouble', async () => {
    const page = await coordinator.get(AT)
    ok(await addAgreement(here.coordinator(), { ...NEW, area: '853', phase: 'OPEN' }))
    expectSound(await save(coordinator, page, { validTo: '2028-12-31' }))
    expect(first()?.validTo).toBe('2028-12-31')
  })

  test('one that was taken away is not there any more', async () => {
    const page = await coordinator.get(AT)
    expectSound(await save(colleague, await colleague.get(AT), { remove: 'yes' }))
    expect((await save(coordinator, page, { validTo: '2028-12-31' })).status).toBe(404)
    expect(first()).toBeUndefined()
  })
})

test('a half-filled one comes back with what was typed', async () => {
  const back = expectSound(await coordinator.send(await coordinator.get(AT), '/agreements', { ...NEW, organisation: '' }), 422)
  expect(back.text).toContain('Järjestö: Täytä tämä kohta.')
  expect(controlOf(back, '/agreements', 'validFrom')?.value).toBe('2027-01-01')
  const twice = expectSound(
    await coordinator.send(back, '/agreements', { organisation: ' YHDISTYS', validFrom: '2026-01-01' }),
    422,
  )
  expect(twice.text).toContain('Voimassa alkaen')
})

test('rubbish where an id or a digest should be is no trouble of ours', async () => {
  const page = await coordinator.get(AT)
  expectSound(await save(coordinator, page, { seen: 'x'.repeat(99), validTo: '2028-12-31' }), 409)
  for (const id of ['x', '853.OPEN', `853.OPEN.o${'0'.repeat(22)}.2026-01-01`])
    expect((await coordinator.post(`/agreements/${id}`, { validTo: '2028-12-31', nonce: 'n' })).status).toBe(404)
  expect((await coordinator.post('/agreements', { ...NEW, area: '999', nonce: 'n' })).status).toBe(422)
})

test('of many a page at a time is shown, and one more than 2,000 is refused with the limit', async () => {
  for (let n = 0; n < 12; n++)
    ok(await addAgreement(here.coordinator(), { ...NEW, area: '853', organisation: `Äitien ja isien yhdistys ${n}` }))
  const page = expectSound(await coordinator.get(AT))
  const next = /href="(\/agreements\?area=853&amp;cursor=[^"]+)"/.exec(page.html)?.[1]
  const rest = expectSound(await coordinator.get(next!.replaceAll('&amp;', '&')))
  const forms = (one: Page) => one.forms.filter(({ action }) => action.startsWith('/agreements/')).length
  expect([forms(page), forms(rest)]).toEqual([20, agreed().filter(({ area }) => area === '853').length - 20])
  here.ports.table.restore({
    items: here
      .items()
      .map((item) => (item['kind'] === 'tenant' ? { ...(item as unknown as Tenant), agreementCount: 2000 } : item)) as never,
  })
  const refused = expectSound(await coordinator.send(await coordinator.get(AT), '/agreements', NEW), 422)
  expect(refused.text).toContain('Vaihesopimukset, enintään 2000 riviä: Valitse vähemmän.')
})

test('names of organisations are offered, in whatever capitals they are written', async () => {
  const page = await coordinator.get(AT)
  expect(page.html).toContain('<option value="Yhdistys"')
  expectSound(await coordinator.send(page, '/agreements', { ...NEW, organisation: 'yhdistys ' }))
  expect(agreed().every(({ organisation }) => organisation === 'Yhdistys')).toBe(true)
  expect((await coordinator.get('/partners/new')).html).toContain('<option value="Yhdistys"')
})
