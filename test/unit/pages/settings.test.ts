import { beforeEach, expect, test } from 'vitest'
import type { Tenant } from '#core/records/tenant.ts'
import { ask } from '#core/request/ask.ts'
import { recordBasis } from '#core/request/record-basis.ts'
import { changeSettings } from '#core/tenant/change-settings.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor } from './visitor.ts'

const AT = '/settings'
let here: World
beforeEach(async () => {
  here = await world()
})

const settings = () => (here.items().find((item) => item['kind'] === 'tenant') as unknown as Tenant).settings

/** In the tenant's own language where the reader has said none. */
function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html, settings().language)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

test.each(['coordinator', 'admin'] as const)('a %s sets who is on duty and the language of messages', async (role) => {
  const visitor = await staffVisitor(here, role, role)
  const page = expectSound(await visitor.get(AT))
  const saved = expectSound(await visitor.send(page, AT, { dutyPhone: '02 123 4567', writesIn: 'sv' }))
  expect(saved.text).toContain('Inställningarna är sparade.')
  expect(settings()).toMatchObject({ dutyPhone: '+35821234567', language: 'sv', coordinatorPhone: '+358401234500' })
  expectSound(await visitor.send(await visitor.get(AT), AT, { dutyPhone: '' }))
  expect(settings().dutyPhone).toBeUndefined()
})

test('what is no number or no address comes back with what was typed', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const page = await coordinator.get(AT)
  const back = expectSound(await coordinator.send(page, AT, { dutyPhone: 'päivystys', coordinatorEmail: 'ei' }), 422)
  expect(back.form(AT).controls.find(({ name }) => name === 'dutyPhone')?.value).toBe('päivystys')
  expect(settings().dutyPhone).toBeUndefined()
})

test('nobody saves over what a colleague changed meanwhile without having seen it', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const page = await coordinator.get(AT)
  ok(await changeSettings(here.coordinator(), { dutyPhone: '0401234567' }))
  const back = expectSound(await coordinator.send(page, AT, { writesIn: 'en' }), 409)
  expect(settings().language).toBeUndefined()
  expectSound(await coordinator.send(back, AT))
  expect(settings().language).toBe('en')
})

test('a worker has no such page', async () => {
  expect((await (await staffVisitor(here, 'worker')).get(AT)).status).toBe(403)
})

test('the lines a parent can choose from are the tenant’s to write, the same in each language', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const page = await coordinator.get(AT)
  await coordinator.send(page, AT, { travel: 'paid' })
  expect([settings().travel, settings().goals]).toEqual(['paid', undefined])
  const lines = {
    'goals-fi': 'tulla kuulluksi tapaamisessa\r\nlevätä',
    'goals-sv': 'bli hörd\nvila',
    'goals-en': 'be heard\nrest',
  }
  const uneven = expectSound(await coordinator.send(await coordinator.get(AT), AT, { ...lines, 'goals-sv': 'bli hörd' }), 422)
  expect(uneven.text).toContain('Toiveet ruotsiksi')
  expect(settings().goals).toBeUndefined()
  expectSound(await coordinator.send(await coordinator.get(AT), AT, lines))
  expect(settings().goals).toMatchObject([
    { code: 'heard', names: { fi: 'tulla kuulluksi tapaamisessa', sv: 'bli hörd', en: 'be heard' } },
    { names: { fi: 'levätä', sv: 'vila', en: 'rest' } },
  ])
})

test('a page from before there were lines to choose from leaves them as they are', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const page = await coordinator.get(AT)
  const { controls } = page.form(AT)
  const kept = controls.filter(({ tag, name }) => tag !== 'button' && !name.startsWith('goals-'))
  const old = new URLSearchParams(kept.map(({ name, value }): [string, string] => [name, value]))
  const saved = await coordinator.post(AT, old.toString())
  expect(saved.status).toBe(200)
  expect(settings().goals).toBeUndefined()
})

test('the page lists by which act partners are checked, once that is recorded', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  expect((await coordinator.get(AT)).text).not.toContain('Rikostaustan tarkistusten perusteet')
  const { id } = ok(await ask(here.worker(), aRequest({ audience: 'sibling' })))
  await here.settle()
  ok(await recordBasis(here.coordinator(), id, { basis: '148/2014' }))
  const { text } = expectSound(await coordinator.get(AT))
  expect(text).toContain('Rikostaustan tarkistusten perusteet')
  expect(text).toContain('Laki 148/2014: vapaaehtoinen alaikäisten kanssa. Kirjattu')
})

test('places are written a line each, with what one must know to find them, and read back the same', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const area = here.items().find((item) => item['kind'] === 'tenant') as unknown as Tenant
  const path = `/places?area=${area.areas[0]!.code}`
  const action = `/places/${area.areas[0]!.code}`
  const lines = 'Kirjasto | Neuvotteluhuone, 2. kerros\nEtähuone 1 https://kokous.example.fi/1 | Odota hetki\nPerhekeskus'
  const saved = expectSound(await coordinator.send(await coordinator.get(path), action, { places: lines }))
  const stored = (here.items().find((item) => item['kind'] === 'tenant') as unknown as Tenant).areas[0]!.places!
  expect(stored.map(({ id: _id, ...place }) => place)).toEqual([
    { name: 'Kirjasto', instructions: 'Neuvotteluhuone, 2. kerros' },
    { name: 'Etähuone 1', link: 'https://kokous.example.fi/1', instructions: 'Odota hetki' },
    { name: 'Perhekeskus' },
  ])
  const shown = saved.form(action).controls.find(({ name }) => name === 'places')?.value
  expect(shown?.replaceAll('\r', '')).toBe(lines)
  const kept = stored.map(({ id }) => id)
  await coordinator.send(saved, action, { places: lines.replace(' | Odota hetki', '') })
  const after = (here.items().find((item) => item['kind'] === 'tenant') as unknown as Tenant).areas[0]!.places!
  expect(after.map(({ id }) => id)).toEqual(kept)
  expect(after[1]).not.toHaveProperty('instructions')
})
