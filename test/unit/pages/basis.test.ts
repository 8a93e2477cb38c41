import { beforeEach, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor } from './visitor.ts'

let here: World
let at: string
beforeEach(async () => {
  here = await world()
  await aPartner(here.coordinator())
  const { id } = ok(await ask(here.worker(), aRequest({ audience: 'sibling' })))
  await here.settle()
  at = `/requests/${id}`
})

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 500)).toEqual([status, []])
  return page
}

test('a coordinator records it at the request, with nothing chosen beforehand, and those who fit are asked', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  expect((await coordinator.get('/queue')).text).toContain('Kirjaa pyynnön sivulla, tarvitaanko rikosrekisteriote.')
  const page = expectSound(await coordinator.get(at))
  expect(page.text).toContain('Perustetta ei ole vielä kirjattu, joten ketään ei voi kysyä.')
  expect(page.form(`${at}/basis`).controls.filter(({ checked }) => checked)).toEqual([])
  const back = expectSound(await coordinator.send(page, `${at}/basis`), 422)
  expect(back.text).toContain('Mikä peruste koskee tällaisia pyyntöjä?')
  const saved = expectSound(await coordinator.send(page, `${at}/basis`, { basis: 'none' }))
  expect(saved.text).toContain('Peruste on kirjattu.')
  await here.settle()
  const { text } = expectSound(await coordinator.get(at))
  expect(text).toContain('Ei kumpikaan: ei yksin lapsen kanssa. Kirjattu 23.11.2026.')
  expect(text).not.toContain('Ketään ei voitu kysyä')
})

test('its worker reads that the coordinator does it, and has no form for it', async () => {
  const page = expectSound(await (await staffVisitor(here, 'worker')).get(at))
  expect(page.text).toContain('Koordinaattori kirjaa ensin, tarvitaanko ote.')
  expect(page.forms.map(({ action }) => action)).not.toContain(`${at}/basis`)
})

test('where no minors can be, nothing is said of it', async () => {
  const { id } = ok(await ask(here.worker(), aRequest()))
  const page = expectSound(await (await staffVisitor(here, 'coordinator', 'coordinator')).get(`/requests/${id}`))
  expect(page.text).not.toContain('Rikosrekisteriote')
})
