import { beforeEach, expect, test } from 'vitest'
import type { Request } from '#core/records/request.ts'
import { ORG, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

let here: World
let worker: Visitor
let blank: Page

const FOUR = {
  phases: 'OPEN',
  languages: 'fi',
  area: '529',
  when: 'given',
  'windows.0.date': '2026-11-25',
  'windows.0.from': '13:30',
  'windows.0.to': '15:30',
}

beforeEach(async () => {
  here = await world()
  worker = await staffVisitor(here, 'worker')
  blank = await worker.get('/requests/new')
})

const send = (fields: Record<string, string | readonly string[]>) => worker.send(blank, '/requests/new', fields)
const requests = () => here.items().filter((item) => item['kind'] === 'request') as unknown as Request[]

function value(page: Page, name: string): string | undefined {
  return page.form('/requests/new').controls.find((control) => control.name === name)?.value
}

/** The page came back sound, says this, and nothing was stored. */
function expectRefused(page: Page, said: string): void {
  expect(page.status).toBe(422)
  expect(faultsOf(page.html)).toEqual([])
  expect(page.text).toContain(said)
  expect(requests()).toEqual([])
}

test('four answers make a request; its duration is the whole of the time given', async () => {
  expect((await send(FOUR)).text).toContain('Pyyntö on lähetetty.')
  expect(requests()).toMatchObject([
    {
      workerId: 'worker',
      phases: ['OPEN'],
      languages: ['fi'],
      area: '529',
      durationMinutes: 120,
      mode: 'in-person',
      urgency: 'routine',
      consent: { given: false },
      windows: [{ start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }],
    },
  ])
})

test('later is a time too, by the end of the day named', async () => {
  await send({ phases: 'OPEN', languages: 'fi', area: '529', when: 'later', needBy: '2026-11-27' })
  expect(requests()).toMatchObject([{ windows: [], needBy: '2026-11-27T21:59:00.000Z' }])
})

test('who, how and which phase leads go in as they are chosen', async () => {
  await send({
    ...FOUR,
    phases: ['OPEN', 'EMERGENCY'],
    leading: 'OPEN',
    audience: 'sibling',
    ageBand: '13-29',
    careForm: 'substitute',
    manner: 'written',
    interpreter: 'yes',
    interpreterTo: 'sv',
  })
  expect(requests()).toMatchObject([
    {
      phases: ['OPEN', 'EMERGENCY'],
      leading: 'OPEN',
      audience: 'sibling',
      ageBand: '13-29',
      careForm: 'substitute',
      manner: 'written',
      interpreterTo: 'sv',
    },
  ])
})

test('not yet in child protection is chosen in place of a phase, and not beside one', async () => {
  expectRefused(await send({ ...FOUR, phases: ['BEFORE', 'OPEN'] }), 'Tämä on ristiriidassa')
  await send({ ...FOUR, phases: ['BEFORE'] })
  expect(requests()).toMatchObject([{ phases: [], beforePhases: true }])
})

test('nothing answered: each question is named once and pointed to', async () => {
  const page = await send({})
  expectRefused(page, 'Tarkista vielä nämä')
  const pointed = [...page.html.matchAll(/href="#(new-[\w-]+)"/g)].map(([, id]) => id)
  expect(pointed).toEqual(['new-phases', 'new-languages', 'new-when', 'new-area'])
  expect(page.html.includes('<title>Virhe: Uusi pyyntö')).toBe(true)
})

test('what was typed stays, ticked or written', async () => {
  const page = await send({
    ...FOUR,
    area: '',
    languages: ['sv', 'so'],
    place: 'Perhekeskus & "kirjasto" <3',
    interpreter: 'yes',
  })
  expectRefused(page, 'Missä kunnassa? Valitse jokin vaihtoehdoista.')
  expect(value(page, 'place')).toBe('Perhekeskus & "kirjasto" <3')
  expect(value(page, 'windows.0.from')).toBe('13:30')
  const ticked = page
    .form('/requests/new')
    .controls.filter(({ checked }) => checked)
    .map(({ name, value }) => `${name}=${value}`)
  expect(ticked).toEqual(expect.arrayContaining(['phases=OPEN', 'languages=sv', 'languages=so', 'interpreter=yes']))
})

test('a half-filled time is told together with everything else that is missing', async () => {
  const page = await send({ ...FOUR, 'windows.0.to': '', languages: [] })
  expectRefused(page, 'Aika 1, päättyy: Täytä tämä kohta.')
  expect(page.text).toContain('Millä kielellä? Valitse jokin vaihtoehdoista.')
})

test('a time the clocks skip is refused at its own field', async () => {
  const skipped = { 'windows.0.date': '2027-03-28', 'windows.0.from': '03:30', 'windows.0.to': '05:00' }
  expectRefused(await send({ ...FOUR, ...skipped }), 'Aika 1, alkaa: Tätä kellonaikaa ei ole')
})

test.each([
  ['in the past', { 'windows.0.date': '2026-11-20' }, 'Aika 1, alkaa: Aika on jo mennyt.'],
  ['ending before it starts', { 'windows.0.to': '12:00' }, 'Aika 1, päättyy: Loppu on ennen alkua.'],
  ['shorter than the duration', { durationMinutes: '240' }, 'Aika 1, päättyy: Aika on lyhyempi kuin kesto.'],
  ['on a day that is none', { 'windows.0.date': '2026-02-30' }, 'Aika 1, päivä: Kirjoita päivä näin'],
  ['both now and later', { when: 'later' }, 'Milloin? Tämä on ristiriidassa'],
])('a time %s', async (_, fields, said) => {
  expectRefused(await send({ ...FOUR, ...fields }), said)
})

test('the second row is the one pointed to when it is the second that is wrong', async () => {
  const third = { 'windows.2.date': '2026-11-26', 'windows.2.from': '10:00', 'windows.2.to': '09:00' }
  const page = await send({ ...FOUR, ...third })
  expectRefused(page, 'Aika 3, päättyy: Loppu on ennen alkua.')
  expect(page.html.includes('href="#new-windows-2-to"')).toBe(true)
})

test.each([
  ['an identity code', 'Perhe 131052-308T odottaa', 'henkilötunnus'],
  ['a phone number', 'Soita 040 123 4567', 'puhelinnumero'],
  ['an e-mail address', 'tiina@example.fi', 'sähköpostiosoite'],
  ['letters turned around', 'hyvä \u202eabc', 'merkkejä, joita emme voi näyttää'],
  ['ten thousand characters', 'ä'.repeat(10_000), 'Lyhennä tekstiä'],
])('a note with %s comes back as it was typed, its fold open', async (_, note, said) => {
  const page = await send({ ...FOUR, note })
  expectRefused(page, said)
  expect(value(page, 'note')).toBe(note)
  expect(/<details open="">\s*<summary>Muut toiveet/.test(page.html)).toBe(true)
})

test('line ends, Arabic and emoji in the note are no trouble', async () => {
  await send({ ...FOUR, note: 'Ensin puhelu.\r\nSitten \u0634\u0643\u0631\u0627 🙂' })
  expect(requests()[0]?.note).toBe('Ensin puhelu.\nSitten \u0634\u0643\u0631\u0627 🙂')
})

test('pressed twice, it is one request', async () => {
  const [first, second] = [await send(FOUR), await send(FOUR)]
  expect([first.status, second.status]).toEqual([200, 200])
  expect(requests()).toHaveLength(1)
})

test('going back and sending something else makes a second one only when sent knowingly', async () => {
  await send(FOUR)
  const again = await send({ ...FOUR, area: '853' })
  expect([again.status, requests().length]).toEqual([422, 1])
  expect(again.text).toContain('Tämä pyyntö on jo lähetetty.')
  await worker.send(again, '/requests/new')
  expect(
    requests()
      .map(({ area }) => area)
      .toSorted(),
  ).toEqual(['529', '853'])
})

test('consent given needs its day, and the fold with the question opens', async () => {
  expectRefused(await send({ ...FOUR, consent: 'yes' }), 'Minä päivänä? Täytä tämä kohta.')
})

test('a coordinator on the phone asks in the name of the worker, and it is written down', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const page = await coordinator.send(await coordinator.get('/requests/new'), '/requests/new', { ...FOUR, forWorker: 'worker-2' })
  expect(requests()).toMatchObject([{ workerId: 'worker-2', createdBy: 'coordinator' }])
  expect(page.text).toContain('Kaisa Koordinaattori, koordinaattori, puhelimessa: Toni Toinen, työntekijä')
})

test('a worker cannot ask in the name of another', async () => {
  await send({ ...FOUR, forWorker: 'worker-2' })
  expect(requests()).toMatchObject([{ workerId: 'worker', org: ORG }])
})
