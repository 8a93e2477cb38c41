import { beforeEach, expect, test } from 'vitest'
import { type World, world } from '../../support/world.ts'
import { aPartner } from '../../support/tenant.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let worker: Visitor
let coordinator: Visitor
let partner: Visitor

const REQUEST = {
  phases: 'OPEN',
  languages: 'fi',
  area: '529',
  when: 'given',
  consent: 'yes',
  consentOn: '2026-11-20',
  place: 'Perhekeskus',
  'windows.0.date': '2026-11-25',
  'windows.0.from': '13:30',
  'windows.0.to': '15:30',
}

beforeEach(async () => {
  here = await world()
  worker = await staffVisitor(here, 'worker')
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  partner = linkVisitor(here)
  await aPartner(here.coordinator())
})

function expectSound(page: Page): Page {
  expect(page.status, page.text).toBe(200)
  expect(faultsOf(page.html)).toEqual([])
  return page
}

/** Asked, accepted and confirmed; the addresses of the request and of the partner's own page. */
async function agreed(): Promise<{ request: string; own: string }> {
  const sent = expectSound(await worker.send(await worker.get('/requests/new'), '/requests/new', REQUEST))
  const request = sent
    .form(sent.forms.map((form) => form.action).find((action) => action.endsWith('/cancel')) ?? '')
    .action.replace('/cancel', '')
  await here.settle()
  const [link = ''] = linksSent(here)
  const question = expectSound(await partner.get(link))
  const answer = question.form(link).controls.find(({ value }) => value.startsWith('accept:'))?.value ?? ''
  expect(expectSound(await partner.send(question, link, { answer })).text).toContain('Kiitos, vastauksesi tuli perille.')
  await here.settle()
  const waiting = expectSound(await worker.get(request))
  expect(expectSound(await worker.send(waiting, `${request}/decision`, { decision: 'confirm' })).text).toContain('Vahvistettu.')
  await here.settle()
  const own = linksSent(here).find((path) => path.startsWith('/m/')) ?? ''
  return { request, own }
}

/** The link to all that is theirs, which comes as a message to whoever asks for it. */
async function wholePage(own: string): Promise<string> {
  const page = await partner.send(await partner.get(own), `${own}/link`, { sure: 'yes' })
  expect(expectSound(page).text).toContain('Saat linkin viestinä. Siihen voi mennä hetki.')
  await here.settle()
  return linksSent(here).findLast((path) => path.startsWith('/m/')) ?? ''
}

test('asked, accepted, confirmed, met and closed through the pages alone', async () => {
  const { request, own } = await agreed()
  expect(expectSound(await partner.get(own)).text).toContain('ke 25.11.2026 klo 13.30–15.30')
  await here.passTo('2026-11-25T14:00:00.000Z')
  const over = expectSound(await worker.get(request))
  const close = over.forms.find(({ action }) => action.endsWith('/close') && action.startsWith('/meetings'))?.action ?? ''
  expect(expectSound(await worker.send(over, close, { outcome: 'held' })).text).toContain('Kiitos, merkitty.')
  expect((await worker.get(request)).text).toContain('Toteutui')
})

test('a partner sees neither phase nor reference behind the link, and of the worker nothing but the name', async () => {
  await agreed()
  for (const path of linksSent(here)) {
    const { text } = expectSound(await partner.get(path))
    expect(text).not.toMatch(/avohuolto|worker@|CL-/i)
  }
})

test('a partner proposes another time, the worker agrees, and the new time stands', async () => {
  const { request, own } = await agreed()
  const page = expectSound(await partner.get(own))
  const move = page.forms.find(({ action }) => action.endsWith('/move'))?.action ?? ''
  const when = { 'move.date': '2026-11-26', 'move.from': '10:00', 'move.to': '12:00', sure: 'yes' }
  expect(expectSound(await partner.send(page, move, when)).text).toContain('Kysymme, sopiiko se.')
  const asked = expectSound(await worker.get(request))
  const answer = asked.forms.find(({ action }) => action.endsWith('/move-answer'))?.action ?? ''
  expect(expectSound(await worker.send(asked, answer, { agree: 'yes' })).text).toContain('to 26.11.2026 klo 10–12')
})

test('a partner answers a proposed move, and without a choice is asked again', async () => {
  const { request, own } = await agreed()
  const page = await worker.get(request)
  const move = page.forms.find(({ action }) => action.endsWith('/move'))?.action ?? ''
  await worker.send(page, move, { 'move.date': '2026-11-26', 'move.from': '10:00', 'move.to': '12:00' })
  const asked = expectSound(await partner.get(own))
  const answer = asked.forms.find(({ action }) => action.endsWith('/move-answer'))?.action ?? ''
  const again = await partner.send(asked, answer)
  expect([again.status, faultsOf(again.html)]).toEqual([422, []])
  expect(expectSound(await partner.send(asked, answer, { agree: 'no' })).text).toContain('Kiitos, että kerroit.')
})

test('a partner keeps their own times and takes a break', async () => {
  const own = await wholePage((await agreed()).own)
  const page = expectSound(await partner.get(own))
  const times = {
    'weekly.0.day': '3',
    'weekly.0.from': '12:00',
    'weekly.0.to': '18:00',
    'away.0.from': '2026-12-21',
    'away.0.to': '2026-12-27',
    sure: 'yes',
  }
  const saved = expectSound(await partner.send(page, `${own}/availability`, times))
  expect(saved.text).toContain('Ajat on tallennettu.')
  expect(saved.form(`${own}/availability`).controls.find(({ name }) => name === 'away.0.to')?.value).toBe('2026-12-27')
  expect(expectSound(await partner.send(saved, `${own}/pause`, { how: 'two-weeks', agreed: 'keep' })).text).toContain(
    'Tauko on merkitty.',
  )
  expect(expectSound(await partner.send(await partner.get(own), `${own}/resume`, { sure: 'yes' })).text).toContain(
    'Tervetuloa takaisin.',
  )
})

test('a half-filled weekly row comes back with what was typed and where to look', async () => {
  const own = await wholePage((await agreed()).own)
  const page = await partner.get(own)
  const back = await partner.send(page, `${own}/availability`, { 'weekly.1.day': '2', 'weekly.1.from': '12:00', sure: 'yes' })
  expect(back.status).toBe(422)
  expect(faultsOf(back.html)).toEqual([])
  expect(back.text).toContain('Viikkoaika 2, Asti: Täytä tämä kohta.')
  expect(back.form(`${own}/availability`).controls.find(({ name }) => name === 'weekly.1.from')?.value).toBe('12:00')
})

test('a partner leaves without a reason, and the request goes on', async () => {
  const { request, own } = await agreed()
  const page = await partner.get(own)
  const leave = page.forms.find(({ action }) => action.endsWith('/leave'))?.action ?? ''
  expect(expectSound(await partner.send(page, leave, { sure: 'yes' })).text).toContain('Kiitos, että kerroit.')
  await here.settle()
  expect(expectSound(await worker.get(request)).text).not.toContain('Tuki on käynnissä.')
})

test('the calendar holds the agreed time under a neutral name', async () => {
  const { own } = await agreed()
  const page = await partner.get(own)
  const [, href = ''] = /href="([^"]+\.ics)"/.exec(page.html) ?? []
  const file = await partner.get(href)
  expect(file.headers.get('content-type')).toContain('text/calendar')
  expect(file.html).toContain('DTSTART:20261125T113000Z')
  expect(file.html).not.toMatch(/lastensuojelu|CL-|Tiina/)
})

test("every page of staff is sound, whoever's", async () => {
  const { request } = await agreed()
  for (const path of ['/requests', '/requests?state=closed', '/requests/new', request, '/meetings'])
    expectSound(await worker.get(path))
  const all = [
    '/queue',
    '/requests',
    request,
    `${request}/candidates`,
    '/partners',
    '/partners/new',
    '/agreements',
    '/meetings',
    '/requests/new',
  ]
  for (const path of all) expectSound(await coordinator.get(path))
})
