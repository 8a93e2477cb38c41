import { beforeEach, expect, test } from 'vitest'
import type { Card } from '#core/records/partner.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { ok, world, type World } from '../../support/world.ts'
import { aPartner } from '../../support/tenant.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let coordinator: Visitor

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
})

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

const card = (id: string) => here.items().find((item) => item['kind'] === 'card' && item['id'] === id) as unknown as Card
const controlOf = (page: Page, action: string, name: string) => page.form(action).controls.find((one) => one.name === name)

/** The next read of this record is answered only after something else was done. */
function nextReadWaitsFor<T>(sk: string, meanwhile: () => Promise<T>): () => Promise<T> {
  const { open } = here.ports.stores
  let begun: Promise<T> | undefined
  here.ports.stores.open = (org) => {
    const store = open(org)
    const get: typeof store.get = async (key) => {
      if (begun || key.sk !== sk) return store.get(key)
      begun = meanwhile()
      await begun
      return store.get(key)
    }
    return { ...store, get }
  }
  return () => begun!
}

test('a partner is added with a telephone number as people write it', async () => {
  const page = expectSound(await coordinator.get('/partners/new'))
  const empty = expectSound(await coordinator.send(page, '/partners/new', { families: 'monta' }), 422)
  expect(empty.text).toContain('Etunimi, jonka työntekijä näkee: Täytä tämä kohta.')
  expect(controlOf(empty, '/partners/new', 'families')?.value).toBe('monta')
  const fields = {
    firstName: 'Liisa',
    organisation: 'Yhdistys',
    'languages.0.code': 'fi',
    phone: '040 123 4567',
    earningsCap: '250,50',
  }
  const added = expectSound(await coordinator.send(page, '/partners/new', fields))
  expect(added.text).toContain('Kumppani on lisätty.')
  const contact = here.items().find((item) => item['name'] === 'Liisa')
  expect([contact?.['phone'], card(String(contact?.['id'])).earningsCap]).toEqual(['+358401234567', 25_050])
})

test.each([
  ['a landline', { phone: '09 012 3456' }, 'Puhelin: Tämä ei ole matkapuhelimen numero.'],
  ['a number too short', { phone: '040 12' }, 'Puhelin: Numero on väärän mittainen'],
  ['a number of another continent', { phone: '+1 900 555 0123' }, 'Puhelin: Tähän maahan emme lähetä tekstiviestejä.'],
  ['an address without its end', { email: 'liisa@' }, 'Sähköposti: Tarkista osoite.'],
  ['a payroll number with blanks', { payrollNumber: 'a b' }, 'Palkanlaskennan numero: Käytä vain kirjaimia'],
])('%s comes back with what is wrong, and what was typed', async (_, typed, said) => {
  const page = expectSound(await coordinator.get('/partners/new'))
  const filled = { firstName: 'Liisa', organisation: 'Yhdistys', 'languages.0.code': 'fi', ...typed }
  const back = expectSound(await coordinator.send(page, '/partners/new', filled), 422)
  expect(back.text).toContain(said)
  const [[name, value]] = Object.entries(typed) as [[string, string]]
  expect(controlOf(back, '/partners/new', name)?.value).toBe(value)
})

test('two coordinators edit the same partner: the second is told, and keeps what was typed', async () => {
  const id = await aPartner(here.coordinator())
  const [one, other] = [await coordinator.get(`/partners/${id}`), await coordinator.get(`/partners/${id}`)]
  expect(expectSound(await coordinator.send(one, `/partners/${id}/card`, { travelMinutes: '45' })).text).toContain(
    'Tiedot on tallennettu.',
  )
  const stale = expectSound(await coordinator.send(other, `/partners/${id}/card`, { introduction: 'Uusi esittely' }), 409)
  expect(stale.text).toContain('Joku muutti tätä juuri.')
  expect(controlOf(stale, `/partners/${id}/card`, 'introduction')?.value).toBe('Uusi esittely')
  expect(card(id).travelMinutes).toBe(45)
})

test('times the partner changed meanwhile on their own page are not overwritten unseen; pressing twice is no such change', async () => {
  const id = await aPartner(here.coordinator())
  const at = `/partners/${id}/availability`
  const page = await coordinator.get(`/partners/${id}`)
  const row = { 'weekly.0.day': '1', 'weekly.0.from': '09:00', 'weekly.0.to': '16:00' }
  expectSound(await coordinator.send(page, at, row))
  expect(expectSound(await coordinator.send(page, at, row)).text).toContain('Ajat on tallennettu.')
  const old = await coordinator.get(`/partners/${id}`)
  ok(await setAvailability(here.partner(id), id, { weekly: [{ day: 2, from: '10:00', to: '12:00' }] }))
  expect(expectSound(await coordinator.send(old, at, row), 409).text).toContain('Joku muutti tätä juuri.')
  expect(card(id).availability.weekly).toEqual([{ day: 2, from: '10:00', to: '12:00' }])
})

test('of two presses of one button, the second is told it is saved even when the first was done in the middle of it', async () => {
  const id = await aPartner(here.coordinator())
  const at = `/partners/${id}/availability`
  const page = await coordinator.get(`/partners/${id}`)
  const row = { 'weekly.0.day': '1', 'weekly.0.from': '09:00', 'weekly.0.to': '16:00' }
  const first = nextReadWaitsFor(`${id}#CARD`, () => coordinator.send(page, at, row))
  expect(expectSound(await coordinator.send(page, at, row)).text).toContain('Ajat on tallennettu.')
  expect((await first()).status).toBe(200)
})

test('availability, checks, conflicts and pauses of a partner', async () => {
  const id = await aPartner(here.coordinator())
  const at = `/partners/${id}`
  const send = async (part: string, fields: Record<string, string>) =>
    expectSound(await coordinator.send(await coordinator.get(at), `${at}/${part}`, fields))
  await send('availability', {
    'weekly.0.day': '1',
    'weekly.0.from': '09:00',
    'weekly.0.to': '16:00',
    'weekly.0.validFrom': '2026-12-01',
  })
  await send('checks', { undertakingUntil: '2027-06-30', checkedOn: '2026-11-02', basis: '148/2014' })
  await send('conflicts', { workers: 'worker', ownCase: 'yes' })
  await send('pause', { until: '2026-12-31', agreed: 'keep' })
  expect(card(id)).toMatchObject({
    state: 'paused',
    availability: { weekly: [{ day: 1, from: '09:00', to: '16:00', validFrom: '2026-12-01' }] },
    checks: { undertakingUntil: '2027-06-30', extract: { checkedOn: '2026-11-02', basis: '148/2014', checkedBy: 'coordinator' } },
    conflicts: { workers: ['worker'], ownCase: true },
  })
  await send('resume', {})
  expect(card(id).state).toBe('active')
})
