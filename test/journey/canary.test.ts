import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTroubled, type Troubled } from '../support/fault-proxy.ts'
import { firstTime, type Who } from '../support/journey.ts'

/**
 * Words that nobody could mistake, put where people write and name each other, and a whole life lived with them, its
 * troubles too. Then they are looked for in everything that leaves the table.
 */
const NOTE = 'Kanarianlintu'
const PLACE = 'Peipposentalo'
const FIRST_NAME = 'Västäräkki'
const FULL_NAME = 'Varpunen Vihervarpunen'
const INTRODUCTION = 'Tiltaltti laulaa'
const REFUSING = 'Satakieli'
const OVERRIDING = 'Keltasirkku'
const EVERYTHING = [NOTE, PLACE, FIRST_NAME, FULL_NAME, INTRODUCTION, REFUSING, OVERRIDING]
const PHASE_WORDS = ['EMERGENCY', 'kiireelli', 'lastensuojel', 'huostaan', 'sijoit']

let j: Troubled
let id: string
let reference: string
const contact = { phone: '+358401234567', email: 'lintu@example.org' }
/** Every address that somebody saw: asked for, led to, or linked. */
const addresses: string[] = []
let logged: string

beforeAll(async () => {
  j = await startTroubled()
  const { other, area } = await asked()
  await refused()
  await agreedByPhone(other)
  await walkedPages(area)
  await met()
  addresses.push(...(await j.outbox()).flatMap((message) => message.links))
  logged = `${readFileSync(join(j.state, 'functions.log'), 'utf8')}\n${j.printed()}`
})
afterAll(() => j?.stop())

async function asked() {
  const area = j.newArea()
  const names = { firstName: FIRST_NAME, introduction: INTRODUCTION }
  await j.partner(area, { ...names, contact: { ...contact, name: FULL_NAME } })
  const other = await j.partner(area, names)
  id = await j.request(area, {
    phases: ['EMERGENCY'],
    urgency: 'soon',
    place: PLACE,
    note: NOTE,
    windows: [await j.window(3, '12:00', '14:00')],
  })
  reference = (await j.see(id)).clientReference
  j.trouble('broken', ({ room, service }) => room === 'on-change' && service === 'dynamodb', 10)
  await j.rest()
  j.allIsWell()
  return { other, area }
}

/** The partner answers nonsense, then yes; the worker says no. */
async function refused(): Promise<void> {
  const link = (await j.outbox(contact.phone)).at(-1)!.links[0]!
  const unread = await j.page(link, { form: { answer: 'nonsense', note: NOTE } })
  await j.page(link, { form: { answer: firstTime(unread.text)! } })
  await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'refuse', reason: REFUSING })
  await j.rest()
}

async function agreedByPhone(other: Who): Promise<void> {
  const slot = (await j.see(id)).windows[0]
  const offer = await j.ok('coordinator', `POST /requests/${id}/offers`, {
    partnerId: other.id,
    slot,
    override: { reason: OVERRIDING },
  })
  await j.ok('coordinator', `POST /offers/${offer.id}/answer`, {
    answer: 'accept',
    start: offer.slots[0].start,
    onBehalfOf: { role: 'partner', id: other.id },
  })
  j.trouble('down', ({ service }) => service === 'mail', 3)
  await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
  await j.rest()
}

/** Pages and forms, and a request under trouble. */
async function walkedPages(area: string): Promise<void> {
  j.trouble('throttled', ({ room }) => room === 'api', 6)
  await j.api('worker', 'POST /requests', { phases: ['OPEN'], area, languages: ['fi'], note: NOTE })
  j.allIsWell()
  for (const as of ['worker', 'coordinator']) {
    for (const address of ['/requests', `/requests/${id}`, '/meetings', '/queue', '/partners']) await j.page(address, { as })
    const sent = await j.page('/requests/new', {
      as,
      form: {
        phases: 'OPEN',
        area,
        languages: 'fi',
        when: 'later',
        note: NOTE,
        place: PLACE,
        ...(as === 'coordinator' && { forWorker: 'worker' }),
      },
    })
    addresses.push(sent.headers.get('location')!)
  }
}

async function met(): Promise<void> {
  const [meeting] = (await j.see(id)).meetings
  await j.turnTo(await j.on(3, '15:00'))
  await j.ok('worker', `POST /meetings/${meeting.id}/close`, { outcome: 'held' })
  await j.rest()
}

test('the words were really there, for those whom they are for', async () => {
  const page = (await j.page(`/requests/${id}`, { as: 'worker' })).text
  for (const word of [NOTE, PLACE, FIRST_NAME, REFUSING]) expect(page).toContain(word)
  expect(JSON.stringify((await j.see(id)).partners)).toContain(INTRODUCTION)
  expect((await j.see(id)).meetings[0].state).toBe('held')
  expect(logged).toMatch(/unavailable/)
})

test('why a coordinator asked against a rule is told to coordinators, and not to the worker', async () => {
  for (const [as, told] of [
    ['coordinator', true],
    ['worker', false],
  ] as const) {
    const texts = [(await j.api(as, `GET /requests/${id}`)).text, (await j.page(`/requests/${id}`, { as })).text]
    expect([as, ...texts.map((text) => text.includes(OVERRIDING))]).toEqual([as, told, told])
  }
})

test('no line of any log holds a word, a name, an address, a token or a reference', () => {
  const tokens = addresses.flatMap((address) => /\/[om]\/([\w-]{22})/.exec(address)?.[1] ?? [])
  expect(tokens.length).toBeGreaterThan(5)
  for (const word of [...EVERYTHING, contact.phone, contact.email, 'worker@example.fi', reference, ...tokens])
    expect(logged).not.toContain(word)
})

test('no wake-up holds more than a key', async () => {
  const { items } = (await j.page('/local/schedules')).body
  expect(items.length).toBeGreaterThan(0)
  for (const { input } of items) expect(Object.keys(JSON.parse(input)).toSorted()).toEqual(['pk', 'sk'])
  for (const word of [...EVERYTHING, contact.phone, contact.email, reference]) expect(JSON.stringify(items)).not.toContain(word)
})

test('no message holds free text, a full name or a phase, none but a subject to staff a reference, and none to a partner the other side', async () => {
  const messages = await j.outbox()
  expect(messages.length).toBeGreaterThan(10)
  for (const { to, subject = '', text, html = '' } of messages) {
    const all = `${subject} ${text} ${html}`
    for (const word of [NOTE, FULL_NAME, INTRODUCTION, REFUSING, OVERRIDING]) expect(all, to).not.toContain(word)
    // Which matter it is about is told to staff by its random reference: in the subject, and at each line of a digest.
    const bare = to.startsWith('koordinaattori@') ? all.replaceAll(/(- |<li>)CL-[A-Z0-9]{6}: /g, '') : all
    expect(to.endsWith('@example.fi') ? bare.replace(subject, '') : all, to).not.toContain(reference)
    for (const word of PHASE_WORDS) expect(all.toLowerCase(), to).not.toContain(word.toLowerCase())
    if (!to.endsWith('@example.fi')) expect(all, to).not.toMatch(/Outi|Sosiaalityöntekijä/)
  }
})

test('no address anybody is led to holds a word or a name', () => {
  expect(addresses.length).toBeGreaterThan(10)
  for (const address of addresses) {
    const plain = decodeURIComponent(address)
    for (const word of [...EVERYTHING, contact.phone, contact.email, reference]) expect(plain).not.toContain(word)
  }
})
