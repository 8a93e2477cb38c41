import { beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '#web/hash.ts'
import type { Card } from '#core/records/partner.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'
import { aPartner } from '../../support/tenant.ts'
import type { Control } from './html.ts'
import { faultsOf } from './sound.ts'
import { linkVisitor, type Page, staffVisitor, type Visitor } from './visitor.ts'

const STALE = 'Joku muutti tätä juuri.'
const MONDAY = { day: 1, from: '09:00', to: '16:00' }
const TUESDAY = { day: 2, from: '10:00', to: '12:00' }
const HOLIDAY = { start: '2026-12-23T22:00:00.000Z', end: '2026-12-27T22:00:00.000Z' }
let here: World
let coordinator: Visitor
let id: string

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  id = await aPartner(here.coordinator())
  await here.settle()
})

const at = (part = '') => `/partners/${id}${part && `/${part}`}`
const card = () => here.items().find((item) => item['kind'] === 'card' && item['id'] === id) as unknown as Card

const control = (page: Page, action: string, name: string): Control | undefined =>
  page.form(action).controls.find((one) => one.name === name)

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

/** The partner's own page, by a link of its own. */
async function ownLink(): Promise<string> {
  const token = here.ports.ids.token()
  await here.ports.directory.saveLink(sha256(token), {
    org: ORG,
    partnerId: id,
    purpose: 'own',
    expires: here.ports.clock.real() + 24 * 3600,
  })
  return `/m/${token}`
}

describe('a partner’s own page', () => {
  test('opened before the coordinator wrote down a holiday does not overwrite it: both are shown, and both saved', async () => {
    const link = await ownLink()
    const partner = linkVisitor(here)
    const page = expectSound(await partner.get(link))
    ok(await setAvailability(here.coordinator(), id, { away: [HOLIDAY] }))
    await here.settle()
    const form = `${link}/availability`
    const back = expectSound(
      await partner.send(page, form, { 'weekly.0.day': '2', 'weekly.0.from': '10:00', 'weekly.0.to': '12:00', sure: 'yes' }),
      409,
    )
    expect(back.text).toContain(STALE)
    expect(back.text).toContain('Nyt tallessa. Joku muu lisäsi tai muutti tämän äsken.')
    expect(card().availability).toEqual({ weekly: [], extra: [], away: [HOLIDAY] })
    expect(expectSound(await partner.send(back, form)).text).toContain('Ajat on tallennettu.')
    expect(card().availability).toEqual({ weekly: [TUESDAY], extra: [], away: [HOLIDAY] })
  })

  test('is saved again and again, whatever the machine does in between, and pressed twice counts once', async () => {
    const link = await ownLink()
    const partner = linkVisitor(here)
    const form = `${link}/availability`
    const row = { 'weekly.0.day': '2', 'weekly.0.from': '10:00', 'weekly.0.to': '12:00', sure: 'yes' }
    const page = await partner.get(link)
    const saved = expectSound(await partner.send(page, form, row))
    await here.settle()
    expectSound(await partner.send(page, form, row))
    expectSound(await partner.send(saved, form, { 'weekly.0.to': '13:00', sure: 'yes' }))
    expect(card().availability.weekly).toEqual([{ ...TUESDAY, to: '13:00' }])
  })

  test('of an earlier program is sent back, and nothing typed is lost', async () => {
    const link = await ownLink()
    const partner = linkVisitor(here)
    ok(await setAvailability(here.coordinator(), id, { weekly: [MONDAY], away: [HOLIDAY] }))
    const fields = {
      'weekly.0.day': '1',
      'weekly.0.from': '09:00',
      'weekly.0.to': '16:00',
      'weekly.1.day': '2',
      'weekly.1.from': '10:00',
      'weekly.1.to': '12:00',
      sure: 'yes',
    }
    const back = expectSound(await partner.post(`${link}/availability`, fields), 409)
    expectSound(await partner.send(back, `${link}/availability`))
    expect(card().availability).toEqual({ weekly: [MONDAY, TUESDAY], extra: [], away: [HOLIDAY] })
  })
})

describe('rows of times that somebody else changed meanwhile', () => {
  const open = async () => {
    ok(await setAvailability(here.coordinator(), id, { weekly: [MONDAY, TUESDAY], away: [HOLIDAY] }))
    return coordinator.get(at())
  }
  const form = () => at('availability')
  const stored = (part: { weekly?: object[]; away?: object[] }) =>
    setAvailability(here.partner(id), id, { weekly: [MONDAY, TUESDAY], away: [HOLIDAY], ...part })

  test('a row they removed and nobody touched here is ticked to go; what was typed here stays', async () => {
    const page = await open()
    ok(await stored({ weekly: [TUESDAY] }))
    const back = expectSound(await coordinator.send(page, form(), { 'weekly.1.to': '14:00' }), 409)
    expect(back.text).toContain('Joku muu poisti tai muutti tämän äsken.')
    expect(control(back, form(), 'weekly.0.remove')?.checked).toBe(true)
    expect(control(back, form(), 'weekly.1.to')?.value).toBe('14:00')
    expectSound(await coordinator.send(back, form()))
    expect(card().availability.weekly).toEqual([{ ...TUESDAY, to: '14:00' }])
  })

  test('a row changed there and here is shown both ways', async () => {
    const page = await open()
    ok(await stored({ weekly: [{ ...MONDAY, to: '18:00' }, TUESDAY] }))
    const back = expectSound(await coordinator.send(page, form(), { 'weekly.0.to': '12:00' }), 409)
    expect(back.text).toContain('Joku muu poisti tai muutti tämän äsken. Tässä on sinun muutoksesi.')
    const rows = back
      .form(form())
      .controls.filter(({ name }) => /^weekly\.\d+\.to$/.test(name))
      .map(({ value }) => value)
      .filter(Boolean)
    expect(rows).toEqual(['12:00', '12:00', '18:00'])
  })

  test('a row removed on both sides is gone; one added on both sides is there once', async () => {
    const page = await open()
    ok(await stored({ weekly: [TUESDAY, { ...TUESDAY, day: 3 }] }))
    const add = { 'weekly.2.day': '3', 'weekly.2.from': '10:00', 'weekly.2.to': '12:00' }
    const back = expectSound(await coordinator.send(page, form(), { 'weekly.0.remove': 'yes', ...add }), 409)
    expectSound(await coordinator.send(back, form()))
    expect(card().availability.weekly).toEqual([TUESDAY, { ...TUESDAY, day: 3 }])
  })

  test('a time away that is not whole days comes through a second press as it was', async () => {
    const hours = { start: '2026-12-01T08:00:00.000Z', end: '2026-12-01T12:00:00.000Z' }
    const page = await open()
    ok(await stored({ away: [HOLIDAY, hours] }))
    const back = expectSound(await coordinator.send(page, form()), 409)
    expectSound(await coordinator.send(back, form()))
    expect(card().availability.away).toEqual([HOLIDAY, hours])
  })

  test('a form with something to correct keeps its rows, however few are stored', async () => {
    const page = await open()
    const wrong = expectSound(await coordinator.send(page, form(), { 'weekly.4.day': '5' }), 422)
    expect(control(wrong, form(), 'weekly.4.day')?.value).toBe('5')
    expect(control(wrong, form(), 'weekly.0.remove')?.checked).toBe(false)
  })
})

test('every time the use case takes can be saved on the page, and none is dropped unsaid', async () => {
  const day = (n: number) => new Date(Date.UTC(2027, 0, 1 + 2 * n, 8)).toISOString()
  const away = Array.from({ length: 200 }, (_, n) => ({ start: day(n), end: day(n).replace('T08', 'T10') }))
  const extra = away.map(({ start, end }) => ({ start: start.replace('T08', 'T12'), end: end.replace('T10', 'T14') }))
  const weekly = Array.from({ length: 50 }, (_, n) => ({
    day: 1 + (n % 7),
    from: `${String(n % 20).padStart(2, '0')}:00`,
    to: '23:00',
    validFrom: '2027-01-01',
  }))
  ok(await setAvailability(here.coordinator(), id, { away, extra, weekly }))
  const before = card().availability
  const saved = expectSound(await coordinator.send(await coordinator.get(at()), at('availability'), { 'away.0.remove': 'yes' }))
  expect(saved.text).toContain('Ajat on tallennettu.')
  expect(card().availability).toEqual({ ...before, away: before.away.slice(1) })
  const link = await ownLink()
  const own = linkVisitor(here)
  expectSound(await own.send(await own.get(link), `${link}/availability`, { sure: 'yes' }))
  expect(card().availability).toEqual({ ...before, away: before.away.slice(1) })
  const more = { 'away.200.from': '2029-01-01', 'away.201.from': '2029-02-01', 'away.9999.from': '2029-03-01' }
  const refused = expectSound(await coordinator.send(await coordinator.get(at()), at('availability'), more), 422)
  expect(refused.text).toContain('Näinä aikoina en pääse, enintään 200 riviä: Valitse vähemmän.')
})
