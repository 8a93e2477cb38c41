import { beforeEach, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { advance } from '#core/flow.ts'
import { keyOf } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import type { Request } from '#core/records/request.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { putAreas } from '#core/tenant/change.ts'
import type { Card } from '#core/records/partner.ts'
import { changePartner } from '#core/partner/change.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { aPartner, aRequest, AREAS } from '../../support/tenant.ts'
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

async function asked(more: Record<string, unknown> = {}): Promise<Request> {
  const request = ok(await ask(here.worker(), aRequest(more)))
  await here.settle()
  return request
}

const card = (id: string) => here.items().find((item) => item['kind'] === 'card' && item['id'] === id) as unknown as Card
const tenant = () => here.items().find((item) => item['kind'] === 'tenant') as unknown as Tenant
const control = (page: Page, action: string, name: string) => page.form(action).controls.find((one) => one.name === name)

test('the queue says of each what waits, for whom, until when and why; near misses by rule and by partner', async () => {
  await aPartner(here.coordinator(), { firstName: 'Aino', languages: [{ code: 'sv', level: 'native' }] })
  await aPartner(here.coordinator(), { firstName: 'Sari', areas: ['853'] })
  await asked()
  const { text, html } = expectSound(await coordinator.get('/queue'))
  expect(text).toContain('Kaikki, mikä odottaa jotakuta.')
  expect(text).toContain('Seuraava askel Kysy kumppania itse, tai sovi työntekijän kanssa, mitä tehdään.')
  expect(text).toContain('Kenen vuoro Koordinaattori')
  expect(text).toMatch(/Viimeistään ma 23\.11\.2026 klo [\d.]+ .* jäljellä/)
  expect(text).toContain('Aino : Ei yhteistä kieltä')
  expect(text).toContain('Sari : Ei kulje tähän kuntaan')
  expect(html.includes('/candidates"')).toBe(true)
})

test('the queue is narrowed by municipality and by state, and says what it is narrowed to', async () => {
  await asked()
  await asked({ area: '853' })
  const page = expectSound(await coordinator.get('/queue?area=853'))
  expect([page.text.includes('Turku'), /Pyyntö: Naantali/.test(page.text)]).toEqual([true, false])
  expect(control(page, '/queue', 'area')?.value).toBe('853')
})

test('candidates: who fits by rank, the others with every rule in words; asked by hand with a reason', async () => {
  await aPartner(here.coordinator(), { firstName: 'Aino', areas: ['853'], languages: [{ code: 'fi', level: 'good' }] })
  const { id } = await asked()
  const page = expectSound(await coordinator.get(`/requests/${id}/candidates`))
  expect(page.text).toContain('Ei kulje tähän kuntaan')
  const action = `/requests/${id}/offers`
  const refused = expectSound(await coordinator.send(page, action), 409)
  expect(refused.text).toContain('Miksi kysyt silti? Täytä tämä kohta.')
  const done = expectSound(await coordinator.send(page, action, { reason: 'Voi tulla tällä kertaa Naantaliin' }))
  expect(done.text).toContain('Kysely on lähetetty.')
})

test('a rule that began to stand in the way after the page was opened is not overridden unseen', async () => {
  const partnerId = await aPartner(here.coordinator(), { firstName: 'Aino', areas: ['853'] })
  const { id } = await asked()
  const page = expectSound(await coordinator.get(`/requests/${id}/candidates`))
  ok(await changePartner(here.coordinator(), partnerId, { languages: [{ code: 'sv', level: 'native' }] }))
  const refused = expectSound(await coordinator.send(page, `/requests/${id}/offers`, { reason: 'Sovittu niin' }), 409)
  expect(refused.text).toContain('Ei yhteistä kieltä')
  expect(expectSound(await coordinator.send(refused, `/requests/${id}/offers`, { reason: 'Sovittu niin' })).text).toContain(
    'Kysely on lähetetty.',
  )
})

test('an answer given on the phone is written down as such', async () => {
  const partnerId = await aPartner(here.coordinator())
  const { id } = await asked()
  const page = expectSound(await coordinator.get(`/requests/${id}/candidates`))
  const action = `/offers/${id}.o1/answer`
  const none = expectSound(await coordinator.send(page, action), 422)
  expect(none.text).toContain('Vastauksesi: Täytä tämä kohta.')
  const yes = control(page, action, 'answer')?.value ?? ''
  expect(control(page, action, 'partnerId')?.value).toBe(partnerId)
  const done = expectSound(await coordinator.send(page, action, { answer: yes }))
  expect(done.text).toContain('Puhelu on kirjattu.')
  expect(done.text).toContain('Kaisa Koordinaattori, koordinaattori, puhelimessa: Sari, kumppani')
})

test('a cancellation asked for on the phone is written down as such', async () => {
  const { id } = await asked()
  const page = await coordinator.get(`/requests/${id}`)
  const done = expectSound(await coordinator.send(page, `/requests/${id}/cancel`, { onBehalf: 'yes' }))
  expect(done.text).toContain('Pyyntö on peruttu.')
  expect(done.text).toContain('puhelimessa: Tiina Työntekijä, työntekijä')
})

test('nobody was free: other times or remote start the search anew', async () => {
  const { id } = await asked()
  const worker = await staffVisitor(here, 'worker')
  const page = expectSound(await worker.get(`/requests/${id}`))
  expect(page.text).toContain('Kukaan ei ehtinyt näihin aikoihin.')
  for (const way of ['Ehdota toista aikaa', 'Vaihda etäyhteyteen', 'Soita koordinaattorille 040 123 4500'])
    expect(page.text).toContain(way)
  expect(page.text).not.toContain('Avoin kohtaamispaikka') // this town has none
  const turku = await worker.get(`/requests/${(await asked({ area: '853' })).id}`)
  expect(turku.text).toContain('Avoin kohtaamispaikka Sinne voi tulla ilman ajanvarausta: Olohuone, ti 12-15.')
  const empty = expectSound(await worker.send(page, `/requests/${id}/times`), 422)
  expect(empty.text).toContain('Aika 1, päivä: Täytä tämä kohta.')
  expect(expectSound(await worker.send(page, `/requests/${id}/times`, { remote: 'yes' })).text).toContain('Ajat on muutettu.')
})

test('consent pending: confirming is refused kindly, and consent can be recorded there', async () => {
  await aPartner(here.coordinator())
  const { id } = await asked({ consent: { given: false } })
  const phone = await coordinator.get(`/requests/${id}/candidates`)
  const action = `/offers/${id}.o1/answer`
  await coordinator.send(phone, action, { answer: control(phone, action, 'answer')?.value ?? '' })
  const worker = await staffVisitor(here, 'worker')
  const page = expectSound(await worker.get(`/requests/${id}`))
  const refused = expectSound(await worker.send(page, `/requests/${id}/decision`, { decision: 'confirm' }), 409)
  expect(refused.text).toContain('Vanhemman suostumus puuttuu.')
  expectSound(await worker.send(refused, `/requests/${id}/consent`, { given: 'yes', on: '' }), 422)
  expect(expectSound(await worker.send(refused, `/requests/${id}/consent`, { given: 'yes' })).text).toContain(
    'Suostumus on merkitty.',
  )
})

test('a decision on a page that has passed is refused, and nothing typed is lost', async () => {
  await aPartner(here.coordinator())
  const { id } = await asked()
  const phone = await coordinator.get(`/requests/${id}/candidates`)
  const action = `/offers/${id}.o1/answer`
  await coordinator.send(phone, action, { answer: control(phone, action, 'answer')?.value ?? '' })
  const worker = await staffVisitor(here, 'worker')
  const page = await worker.get(`/requests/${id}`)
  await worker.send(page, `/requests/${id}/phase`, { phases: 'OPEN_PLACED' })
  const stale = expectSound(
    await worker.send(page, `/requests/${id}/decision`, { decision: 'refuse', reason: 'Perhe toivoo toista' }),
    409,
  )
  expect(stale.text).toContain('Joku muutti tätä juuri.')
  expect(control(stale, `/requests/${id}/decision`, 'reason')?.value).toBe('Perhe toivoo toista')
})

test('handed over: to a colleague, and not to nobody', async () => {
  const { id } = await asked()
  const worker = await staffVisitor(here, 'worker')
  const page = await worker.get(`/requests/${id}`)
  expect(expectSound(await worker.send(page, `/requests/${id}/hand-over`), 422).text).toContain('Kenelle? Täytä tämä kohta.')
  expect(expectSound(await worker.send(page, `/requests/${id}/hand-over`, { to: 'worker-2' })).text).toContain(
    'Pyyntö on siirretty.',
  )
  expect((await worker.get(`/requests/${id}`)).status).toBe(404)
  const colleague = await staffVisitor(here, 'worker-2')
  expect(expectSound(await colleague.get(`/requests/${id}`)).status).toBe(200)
})

test('a partner is added with a telephone number as people write it', async () => {
  const page = expectSound(await coordinator.get('/partners/new'))
  const empty = expectSound(await coordinator.send(page, '/partners/new', { families: 'monta' }), 422)
  expect(empty.text).toContain('Etunimi, jonka työntekijä näkee: Täytä tämä kohta.')
  expect(control(empty, '/partners/new', 'families')?.value).toBe('monta')
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

test('two coordinators edit the same partner: the second is told, and keeps what was typed', async () => {
  const id = await aPartner(here.coordinator())
  const [one, other] = [await coordinator.get(`/partners/${id}`), await coordinator.get(`/partners/${id}`)]
  expect(expectSound(await coordinator.send(one, `/partners/${id}/card`, { travelMinutes: '45' })).text).toContain(
    'Tiedot on tallennettu.',
  )
  const stale = expectSound(await coordinator.send(other, `/partners/${id}/card`, { introduction: 'Uusi esittely' }), 409)
  expect(stale.text).toContain('Joku muutti tätä juuri.')
  expect(control(stale, `/partners/${id}/card`, 'introduction')?.value).toBe('Uusi esittely')
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
  await send('pause', { until: '2026-12-31' })
  expect(card(id)).toMatchObject({
    state: 'paused',
    availability: { weekly: [{ day: 1, from: '09:00', to: '16:00', validFrom: '2026-12-01' }] },
    checks: { undertakingUntil: '2027-06-30', extract: { checkedOn: '2026-11-02', basis: '148/2014', checkedBy: 'coordinator' } },
    conflicts: { workers: ['worker'], ownCase: true },
  })
  await send('resume', {})
  expect(card(id).state).toBe('active')
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
  expect(control(back, '/agreements', `items.${n}.area`)?.value).toBe('853')
})

test('a message nobody knows the fate of: sent again, or settled on the phone', async () => {
  await aPartner(here.coordinator())
  here.ports.sms.answer = () => ({ status: 'rejected', reason: 'no such number' })
  const { id } = await asked()
  const page = expectSound(await coordinator.get('/queue'))
  const retry = page.forms.find(({ action }) => action.endsWith('/retry'))?.action ?? ''
  expect(retry.startsWith(`/notices/${id}.`)).toBe(true)
  expect(expectSound(await coordinator.send(page, retry)).text).toContain('Viesti lähtee uudestaan.')
  await here.settle()
  const again = await coordinator.get('/queue')
  expect(expectSound(await coordinator.send(again, retry.replace('/retry', '/close'))).text).toContain('Merkitty hoidetuksi.')
})

/** Half an hour after its due, nobody having taken the step. */
async function stick(kind: string): Promise<Live> {
  const record = here.items().find((item) => item['kind'] === kind && typeof item['due'] === 'string') as Live | undefined
  here.ports.clock.turnTo(new Date(Date.parse(record!.due!) + 30 * 60_000).toISOString())
  await passOn(here.ports, record!)
  return record!
}

test('what does not go on by itself says so, since when and what can be done; tried again it is no longer there', async () => {
  await aPartner(here.coordinator())
  await asked()
  const { id } = await stick('offer')
  const page = expectSound(await coordinator.get('/queue'))
  expect(page.text).toMatch(
    /Ei etene Kysytty .*Pysähtynyt .*Tämän piti jo tapahtua, mutta se ei ole onnistunut\..*Kysely ei etene\. Yritä uudestaan\./,
  )
  const done = expectSound(await coordinator.send(page, `/queue/offer/${id}/retry`))
  expect(done.text).toContain('Yritämme uudestaan.')
  expect(done.text).not.toContain('Ei etene')
  const again = expectSound(await coordinator.post(`/queue/offer/${id}/retry`, {}), 409)
  expect(again.text).toContain('Avoimet pyynnöt')
})

test('a question that does not go on is taken back', async () => {
  await aPartner(here.coordinator())
  await asked()
  const { id } = await stick('offer')
  const done = expectSound(await coordinator.send(await coordinator.get('/queue'), `/queue/offer/${id}/close`))
  expect(done.text).toContain('Kysely on peruttu.')
})

test.each(['request', 'tenant'])('of a %s nothing but another try is offered, and each links to its page', async (kind) => {
  await aPartner(here.coordinator())
  await asked()
  if (kind === 'tenant') ok(await putAreas(here.coordinator(), { items: AREAS }))
  const { id } = await stick(kind)
  const page = expectSound(await coordinator.get('/queue'))
  expect(page.forms.filter(({ action }) => action.startsWith('/queue/')).map(({ action }) => action)).toEqual([
    `/queue/${kind}/${id}/retry`,
  ])
  expect(page.html).toContain(kind === 'tenant' ? 'href="/agreements"' : `href="/requests/${id}"`)
})

test('a message nobody could send does not say that it goes in time', async () => {
  await aPartner(here.coordinator())
  ok(await ask(here.worker(), aRequest()))
  await advance(here.ports, keyOf(here.items().find((item) => item['kind'] === 'request')!))
  await stick('notice')
  const { text } = expectSound(await coordinator.get('/queue'))
  expect(text).toMatch(/Ei etene Kenelle .*Miksi Viesti ei ole lähtenyt\..*Lähetä uudestaan/)
  expect(text).not.toContain('Lähtee ajallaan')
})

test.each(['/queue/contact/p/retry', '/queue/offer/p/open', '/queue/notice/n/close', '/queue/offer/none.o1/retry'])(
  '%s leads nowhere',
  async (path) => {
    expectSound(await coordinator.post(path, {}), 404)
    expect((await coordinator.get(path)).headers.get('location')).toBe('/queue')
  },
)
