import { beforeEach, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import type { Request } from '#core/records/request.ts'
import { changePartner } from '#core/partner/change.ts'
import { ok, world, type World } from '../../support/world.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
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

const controlOf = (page: Page, action: string, name: string) => page.form(action).controls.find((one) => one.name === name)

test('candidates: who fits by rank, the others with every rule in words; asked by hand when the partner said so by phone', async () => {
  await aPartner(here.coordinator(), { firstName: 'Aino', areas: ['853'], languages: [{ code: 'fi', level: 'good' }] })
  const { id } = await asked()
  const page = expectSound(await coordinator.get(`/requests/${id}/candidates`))
  expect(page.text).toContain('Kunta tai tapaamistapa ei sovi')
  const action = `/requests/${id}/offers`
  const refused = expectSound(await coordinator.send(page, action), 409)
  expect(refused.text).toContain('Mitä kumppani sanoi puhelimessa? Valitse jokin vaihtoehdoista.')
  expect(page.text).toContain('kumppanin oma ehto Oman ehtonsa voi muuttaa vain Aino itse. Kysy puhelimessa.')
  expect(controlOf(page, action, 'reason')).toBeUndefined()
  const said = controlOf(page, action, 'saidBy')!
  expect([said.type, said.checked]).toEqual(['radio', false])
  const done = expectSound(await coordinator.send(page, action, { saidBy: said.value }))
  expect(done.text).toContain('Merkitty. Kumppanilta kysytään.')
})

test('candidates: in whose position a partner has not been is said in words, and set right on the card', async () => {
  const partnerId = await aPartner(here.coordinator(), { livedAs: ['parent'], languages: [{ code: 'fi', level: 'good' }] })
  const { id } = await asked({ audience: 'foster-parent', languages: ['fi'], manner: 'written' })
  const page = expectSound(await coordinator.get(`/requests/${id}/candidates`))
  expect(page.text).toContain('Ei ole kertonut eläneensä samassa asemassa')
  expect(page.text).toContain('Kielet eivät vastaa pyyntöä')
  const action = `/partners/${partnerId}/card`
  const card = expectSound(await coordinator.get(`/partners/${partnerId}`))
  expect(controlOf(card, action, 'languages.0.manner')?.value).toBe('spoken')
  const fields = { livedAs: ['parent', 'foster-parent'], 'languages.0.manner': 'written' }
  expect(expectSound(await coordinator.send(card, action, fields)).text).toContain('Tiedot on tallennettu.')
  expect(expectSound(await coordinator.get(`/requests/${id}/candidates`)).text).not.toContain('Ei ole kertonut')
})

test('a rule that began to stand in the way after the page was opened is not overridden unseen', async () => {
  const partnerId = await aPartner(here.coordinator(), { firstName: 'Aino', organisation: 'Toinen ry' })
  const { id } = await asked()
  const page = expectSound(await coordinator.get(`/requests/${id}/candidates`))
  ok(await changePartner(here.coordinator(), partnerId, { languages: [{ code: 'sv', level: 'native' }] }))
  const refused = expectSound(await coordinator.send(page, `/requests/${id}/offers`, { reason: 'Sovittu niin' }), 409)
  expect(refused.text).toContain('Kielet eivät vastaa pyyntöä')
  expect(expectSound(await coordinator.send(refused, `/requests/${id}/offers`, { reason: 'Sovittu niin' })).text).toContain(
    'Merkitty. Kumppanilta kysytään.',
  )
})

test('a partner on a break is not offered to be asked: the page says whose that is', async () => {
  await aPartner(here.coordinator(), { firstName: 'Aino', state: 'paused' })
  const { id } = await asked()
  const page = expectSound(await coordinator.get(`/requests/${id}/candidates`))
  expect(page.text).toContain('Tauolla')
  expect(page.text).toContain('Oman ehtonsa voi muuttaa vain Aino itse.')
  expect(page.forms.filter(({ action }) => action.endsWith('/offers'))).toEqual([])
})

test('an answer given on the phone is written down as such', async () => {
  const partnerId = await aPartner(here.coordinator())
  const { id } = await asked()
  const page = expectSound(await coordinator.get(`/requests/${id}/candidates`))
  const action = `/offers/${id}.o1/answer`
  const none = expectSound(await coordinator.send(page, action), 422)
  expect(none.text).toContain('Vastauksesi: Valitse jokin vaihtoehdoista.')
  const yes = controlOf(page, action, 'answer')?.value ?? ''
  expect(controlOf(page, action, 'partnerId')?.value).toBe(partnerId)
  const done = expectSound(await coordinator.send(page, action, { answer: yes }))
  expect(done.text).toContain('Puhelu on kirjattu.')
  expect(done.text).toContain('Kaisa Koordinaattori, koordinaattori, puhelimessa: Sari, kumppani')
})

test('a cancellation asked for on the phone is written down as such', async () => {
  const { id } = await asked()
  const page = await coordinator.get(`/requests/${id}`)
  const done = expectSound(await coordinator.send(page, `/requests/${id}/cancel`, { saidBy: 'worker', as: 'withdrawn' }))
  expect(done.text).toContain('Pyyntö on peruttu.')
  expect(done.text).toContain('puhelimessa: Tiina Työntekijä, työntekijä')
})

test('nobody was free: other times or remote start the search anew', async () => {
  const { id } = await asked()
  const worker = await staffVisitor(here, 'worker')
  const page = expectSound(await worker.get(`/requests/${id}`))
  expect(page.text).toMatch(/Ketään ei voitu kysyä|Kumppaneita ei ole vielä lisätty|Kukaan kysytyistä/)
  for (const way of ['Ehdota toista aikaa', 'Vaihda etäyhteyteen', 'Soita koordinaattorille 040 123 4500'])
    expect(page.text).toContain(way)
  expect(page.text).not.toContain('Avoin kohtaamispaikka') // this town has none
  const turku = await worker.get(`/requests/${(await asked({ area: '853' })).id}`)
  expect(turku.text).toContain('Avoin kohtaamispaikka Sinne voi tulla ilman ajanvarausta: Olohuone, ti 12-15.')
  const empty = expectSound(await worker.send(page, `/requests/${id}/times`), 422)
  expect(empty.text).toContain('Aika 1, päivä: Täytä tämä kohta.')
  expect(expectSound(await worker.send(page, `/requests/${id}/times`, { remote: 'yes' })).text).toContain(
    'Muutos on tallennettu.',
  )
})

test('consent pending: confirming is refused kindly, and consent can be recorded there', async () => {
  await aPartner(here.coordinator())
  const { id } = await asked({ consent: { given: false } })
  const phone = await coordinator.get(`/requests/${id}/candidates`)
  const action = `/offers/${id}.o1/answer`
  await coordinator.send(phone, action, { answer: controlOf(phone, action, 'answer')?.value ?? '' })
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
  await coordinator.send(phone, action, { answer: controlOf(phone, action, 'answer')?.value ?? '' })
  const worker = await staffVisitor(here, 'worker')
  const page = await worker.get(`/requests/${id}`)
  await worker.send(page, `/requests/${id}/phase`, { phases: 'OPEN_PLACED' })
  const stale = expectSound(
    await worker.send(page, `/requests/${id}/decision`, { decision: 'refuse', reason: 'Perhe toivoo toista' }),
    409,
  )
  expect(stale.text).toContain('Joku muutti tätä juuri.')
  expect(controlOf(stale, `/requests/${id}/decision`, 'reason')?.value).toBe('Perhe toivoo toista')
})

test('handed over: to a colleague, and not to nobody', async () => {
  const { id } = await asked()
  const worker = await staffVisitor(here, 'worker')
  const page = await worker.get(`/requests/${id}`)
  expect(expectSound(await worker.send(page, `/requests/${id}/hand-over`), 422).text).toContain(
    'Kenelle? Valitse jokin vaihtoehdoista.',
  )
  expect(expectSound(await worker.send(page, `/requests/${id}/hand-over`, { to: 'worker-2' })).text).toContain(
    'Pyyntö on siirretty.',
  )
  expect((await worker.get(`/requests/${id}`)).status).toBe(404)
  const colleague = await staffVisitor(here, 'worker-2')
  expect(expectSound(await colleague.get(`/requests/${id}`)).status).toBe(200)
})

test.each(['/queue/contact/p/retry', '/queue/offer/p/open', '/queue/notice/n/close', '/queue/offer/none.o1/retry'])(
  '%s leads nowhere',
  async (path) => {
    expectSound(await coordinator.post(path, {}), 404)
    expect((await coordinator.get(path)).headers.get('location')).toBe('/queue')
  },
)
