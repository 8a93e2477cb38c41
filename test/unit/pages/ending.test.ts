import { beforeEach, expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { cardOf, confirmed, further, type Life, meetingOf } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let life: Life
let coordinator: Visitor
let at: string
let ids: string[]

/** An undertaking that ends in twelve days, and two meetings agreed after that. */
beforeEach(async () => {
  here = await world()
  life = await confirmed(here)
  ids = [(await further(here, life, '2026-12-10T10:00:00.000Z')).id, (await further(here, life, '2026-12-17T10:00:00.000Z')).id]
  const checks = { undertakingUntil: '2026-12-05', agreementUntil: '2027-12-31' }
  ok(await changePartner(here.coordinator(), life.partnerId, { checks }))
  await here.pass({ minutes: 15 })
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  at = `/endings/${life.partnerId}`
})

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

test('the open work leads to a page with each meeting and a choice that nobody has made', async () => {
  const queue = expectSound(await coordinator.get('/queue'))
  expect(queue.html).toContain(`href="${at}"`)
  const page = expectSound(await coordinator.get(at))
  expect(page.text).toContain('Päättymisen jälkeen on sovittu 2 aikaa')
  const radios = page.form(at).controls.filter(({ type }) => type === 'radio')
  expect([radios.length, radios.filter(({ checked }) => checked)]).toEqual([6, []])
})

test('sent with nothing chosen it changes nothing and says so', async () => {
  const page = await coordinator.get(at)
  expect(expectSound(await coordinator.send(page, at), 422).text).toContain('Valitse jokin vaihtoehdoista.')
  for (const id of ids) expect(await meetingOf(here, id)).toMatchObject({ state: 'scheduled', partnerId: life.partnerId })
})

test('renewed without a day it comes back with the choice; with one, and another cancelled, both are done', async () => {
  const page = await coordinator.get(at)
  const named = { [`choices.${rowOf(page, ids[0]!)}.choice`]: 'cancel', [`choices.${rowOf(page, ids[1]!)}.choice`]: 'renewed' }
  const back = expectSound(await coordinator.send(page, at, named), 422)
  expect(back.form(at).controls.filter(({ checked, type }) => checked && type === 'radio')).toHaveLength(2)
  const done = expectSound(await coordinator.send(back, at, { ...named, until: '31.12.2027' }))
  expect(done.text).toContain('Valinnat on tallennettu.')
  await here.pass({ minutes: 15 })
  expect(await meetingOf(here, ids[0]!)).toMatchObject({ state: 'cancelled' })
  expect(await meetingOf(here, ids[1]!)).toMatchObject({ state: 'scheduled', partnerId: life.partnerId })
  expect(cardOf(here, life.partnerId).checks.undertakingUntil).toBe('2027-12-31')
})

const rowOf = (page: Page, meetingId: string): string =>
  page
    .form(at)
    .controls.find(({ value }) => value === meetingId)!
    .name.split('.')[1]!

test('its meetings are marked on the request’s page, and why is not said to the worker', async () => {
  const worker = await staffVisitor(here, 'worker')
  const page = expectSound(await worker.get(`/requests/${life.requestId}`))
  expect(page.text.split('Koordinaattori varmistaa, kuka tähän aikaan tulee.')).toHaveLength(3)
  expect(page.text).not.toContain('aitiolositoumus')
  expect((await worker.get(at)).status).toBe(403)
})

test('what the partner said about their own settings is written down as their word, for good', async () => {
  const address = `/partners/${life.partnerId}`
  const page = expectSound(await coordinator.get(address))
  const fields = { hoursPerMonth: '60', saidByPartner: 'yes' }
  expect(expectSound(await coordinator.send(page, `${address}/card`, fields)).text).toContain('Tiedot on tallennettu.')
  expect(cardOf(here, life.partnerId).capacity.hoursPerMonth).toBe(60)
  const events = here.items().filter((item) => item.pk.includes(`#EVT#${life.partnerId}`))
  expect(JSON.stringify(events.at(-1))).toContain(`"onBehalfOf":{"role":"partner","id":"${life.partnerId}"}`)
})
