import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Reply, firstTime, type Journey, type Json, startJourney, type Who } from '../support/journey.ts'
import { withHeldClock } from '../support/rewired.ts'

/** What can go wrong behind a link, at the built functions: every dead end a page of words, no 5xx, nothing changed. */
let j: Journey
beforeAll(async () => {
  j = await startJourney({ bundles: withHeldClock() })
})
afterAll(() => j?.stop())

interface Asked {
  readonly id: string
  readonly partner: Who
  readonly link: string
  /** The first yes the page offers. */
  readonly yes: string
}

async function asked(): Promise<Asked> {
  const area = j.newArea()
  const partner = await j.partner(area)
  const id = await j.request(area, { windows: [await j.window(3, '12:00', '14:00'), await j.window(4, '12:00', '14:00')] })
  await j.settle()
  const link = await j.linkOf(partner)
  return { id, partner, link, yes: firstTime((await j.page(link)).text)! }
}

const post = (link: string, answer: string, headers = {}) => j.page(link, { form: { answer }, headers })
/** All the API tells of a request, versions and history included, and the partner's register entry. */
const everything = async ({ id, partner }: Asked) =>
  (await j.api('coordinator', `GET /requests/${id}`)).text + (await j.api('coordinator', `GET /partners/${partner.id}`)).text
const said = ({ status, text }: Reply) => [status, /<h1[^>]*>([^<]*)/.exec(text)?.[1]]

/** None of these changes a thing, so one question does for all of them. */
describe('what changes nothing', () => {
  let one: Asked
  beforeAll(async () => {
    one = await asked()
  })

  test.each([
    ['forged', (link: string) => `${link.slice(0, -22)}${'A'.repeat(22)}`],
    ['truncated', (link: string) => link.slice(0, -1)],
    ['lengthened', (link: string) => `${link}x`],
    ['with other signs', (link: string) => `${link.slice(0, -2)}%00`],
  ])('a token that is %s opens nothing, and each says so in the same bytes', async (_, spoil) => {
    const { link, yes } = one
    const before = await everything(one)
    const [read, posted] = [await j.page(spoil(link)), await post(spoil(link), yes)]
    expect([read.status, posted.status, posted.text]).toEqual([404, 404, read.text])
    expect(said(read)).toEqual([404, 'Linkki ei toimi.'])
    expect(await everything(one)).toBe(before)
  })

  test('a scanner that reads and heads every address of a link changes nothing, not a version', async () => {
    const before = await everything(one)
    const own = one.link.replace('/o/', '/m/')
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      for (const address of [
        one.link,
        `${one.link}/pause`,
        `${one.link}/calendar.ics`,
        own,
        `${own}/pause`,
        `${own}/requests/${one.id}/leave`,
      ]) {
        expect((await j.page(address, { method })).status).toBeLessThan(500)
      }
    }
    expect(await everything(one)).toBe(before)
  })

  test.each([
    ['nothing', {}],
    ['only its hidden fields', { nonce: 'x' }],
    ['an answer nobody offered', { answer: 'yes' }],
  ])('a form submitted with %s asks to choose, and changes nothing', async (_, form) => {
    const before = await everything(one)
    const { status, text } = await j.page(one.link, { form })
    expect([status, text.includes('name="answer"'), text.includes('Valitse')]).toEqual([422, true, true])
    expect(await everything(one)).toBe(before)
  })

  test.each([
    ['one megabyte', `answer=decline&x=${'x'.repeat(1024 * 1024)}`, 'application/x-www-form-urlencoded', 413],
    ['JSON', '{"answer":"decline"}', 'application/json', 415],
  ])('a form of %s is refused on a page of words', async (_, form, type, status) => {
    const before = await everything(one)
    expect((await j.page(one.link, { form, headers: { 'content-type': type } })).status).toBe(status)
    expect(await everything(one)).toBe(before)
  })
})

describe('a token', () => {
  test('of one offer takes no answer to another', async () => {
    const [mine, other] = [await asked(), await asked()]
    const times = await j.window(20, '12:00', '14:00')
    const before = await everything(other)
    expect((await post(mine.link, `accept:${times.start}`)).status).toBe(422)
    const nonce = /name="nonce" value="([^"]*)"/.exec((await j.page(other.link)).text)![1]!
    expect((await j.page(mine.link, { form: { answer: mine.yes, nonce } })).status).toBe(200)
    expect(await everything(other)).toBe(before)
    const offer = (await j.see(other.id)).offers[0].id
    for (const path of [`meetings/${offer}/cancel`, `requests/${other.id}/leave`]) {
      expect((await j.page(`${mine.link.replace('/o/', '/m/')}/${path}`, { form: { sure: 'yes' } })).status).toBe(404)
    }
    expect(await everything(other)).toBe(before)
  })

  test('of an offer whose time is over says so, and takes no answer', async () => {
    const { id, link, yes } = await asked()
    await j.advance('P2D')
    expect(said(await j.page(link))).toEqual([200, 'Vastausaika päättyi.'])
    expect(said(await post(link, yes))).toEqual([409, 'Vastausaika päättyi.'])
    expect((await j.see(id)).offers[0].state).toBe('expired')
    await j.morning()
  })
})

test('a double click is one yes: twice the same page, one line of history', async () => {
  const { id, link, yes } = await asked()
  const [first, second] = await Promise.all([post(link, yes), post(link, yes)])
  expect([first, second].map((one) => said(one).join(' '))).toEqual(Array(2).fill('200 Kiitos, vastauksesi tuli perille.'))
  expect(said(await post(link, yes))[0]).toBe(200)
  expect((await j.see(id)).history.filter((line: Json) => line.what === 'offer.accepted').length).toBe(1)
})

test('yes and then no is refused, and the yes stands', async () => {
  const { id, link, yes } = await asked()
  await post(link, yes)
  expect(said(await post(link, 'decline'))).toEqual([409, 'Olet jo vastannut toisin.'])
  expect((await j.see(id)).offers[0].state).toBe('accepted')
})

test('a yes after the worker has cancelled is refused kindly, and books nothing', async () => {
  const { id, link, yes, partner } = await asked()
  await j.ok('worker', `POST /requests/${id}/cancel`, { as: 'withdrawn' })
  expect(said(await post(link, yes))).toEqual([409, 'Tähän ei tarvitse enää vastata.'])
  await j.settle()
  expect(await j.see(id)).toMatchObject({ state: 'closed', offers: [{ state: 'withdrawn' }], meetings: [] })
  expect((await j.ok('coordinator', `GET /partners/${partner.id}`)).bookings).toEqual([])
})

test.each([
  ['a second before its time is over counts', -1000, 200, 'accepted'],
  ['a millisecond before counts', -1, 200, 'accepted'],
  ['at the very moment does not', 0, 409, 'sent'],
  ['three seconds later, before it has been noted as expired, does not', 3000, 409, 'sent'],
])('a yes %s', async (_, milliseconds, status, state) => {
  const { id, link, yes } = await asked()
  const { answerBy } = (await j.see(id)).offers[0]
  const held = { 'x-held-at': new Date(Date.parse(answerBy) + milliseconds).toISOString() }
  const answer = await post(link, yes, held)
  expect(answer.status).toBe(status)
  if (status === 409) expect(said(answer)[1]).toBe('Vastausaika päättyi.')
  expect((await j.see(id)).offers[0].state).toBe(state)
})

test('a wish to be called after a no is open work until the coordinator has called; a form without a wish is none', async () => {
  const { link, id } = await asked()
  expect((await post(link, 'decline')).status).toBe(200)
  const offer = (await j.see(id)).offers[0].id
  const waits = async () => (await j.see(id)).offers[0].waitsFor
  expect((await j.page(`${link}/next`, { form: {} })).status).toBe(422)
  expect(await waits()).toBe('nothing')
  const asks = await j.page(`${link}/next`, { form: { next: 'call' } })
  expect([asks.status, asks.headers.get('location')]).toEqual([303, expect.stringMatching(/\?done=call$/)])
  expect((await j.page(link)).text).toContain('Soitamme sinulle.')
  await j.settle()
  expect(await waits()).toBe('call')
  expect((await j.api('worker', `POST /offers/${offer}/called`, {})).status).toBe(403)
  expect((await j.ok('coordinator', `POST /offers/${offer}/called`, {})).waitsFor).toBe('nothing')
})

describe('a link tells what stands now, and opens no more than that', () => {
  async function agreed() {
    const one = await asked()
    await post(one.link, one.yes)
    await j.ok('worker', `POST /requests/${one.id}/decision`, { decision: 'confirm' })
    await j.settle()
    const meeting = (await j.see(one.id)).meetings[0]
    return { ...one, meeting, own: await j.linkOf(one.partner, '/m/') }
  }

  test('agreed; then cancelled by the worker: both links say so, and open no calendar, no place, no form about it', async () => {
    const { link, own, meeting } = await agreed()
    expect(said(await j.page(link))).toEqual([200, 'Sovittu!'])
    await j.ok('worker', `POST /meetings/${meeting.id}/cancel`, {})
    for (const path of [link, own]) expect(said(await j.page(path))).toEqual([200, 'Aika on peruttu.'])
    for (const path of [`${link}/calendar.ics`, `${own}/${meeting.id}.ics`]) expect((await j.page(path)).status).toBe(404)
    expect(
      (await j.page(`${own}/requests/${meeting.requestId}/leave`, { form: { sure: 'yes' } })).headers.get('location'),
    ).not.toContain('done')
  })

  test('an address claims nothing that this browser did not do here, and a form of thousands of rows is not drawn', async () => {
    const { link } = await asked()
    await post(link, 'decline')
    const says = async (address: string, headers = {}) =>
      (await j.page(address, { headers })).text.includes('Hyvä, kysymme taas.')
    const saved = await j.page(`${link}/next`, { form: { next: 'again' } })
    const left = saved.headers.get('location') ?? ''
    expect([saved.status, left]).toEqual([303, expect.stringMatching(/\?done=again$/)])
    const cookie = saved.headers.getSetCookie()[0]!.split(';')[0]!
    expect(cookie).not.toContain(link.split('/').at(-1))
    expect([await says(left, { cookie }), await says(left), await says(left, { cookie: 'done=again' })]).toEqual([
      true,
      false,
      false,
    ])

    const form = Array.from({ length: 3000 }, (_, n) => `weekly.${n}.day=`).join('&')
    expect(form.length).toBeGreaterThan(36_000)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const { status, text } = await j.page(link, { form, headers })
    expect([status, text.includes('poista rivejä'), text.length < 10_000]).toEqual([413, true, true])
  })

  test('a lost phone: no link opens or does anything after the lock, and only the coordinator sends one that does', async () => {
    const { id, partner, link, own, meeting } = await agreed()
    expect((await j.page(`${own}/lock`, { form: {} })).status).toBe(422)
    expect((await j.page(`${own}/lock`, { form: { sure: 'yes' } })).status).toBe(303)
    const before = await everything({ id, partner, link, yes: '' })
    for (const path of [link, own]) expect(said(await j.page(path))).toEqual([404, 'Tämä linkki ei enää toimi.'])
    for (const path of [`${own}/meetings/${meeting.id}/cancel`, `${own}/link`, `${link}/link`, `${own}/${meeting.id}.ics`])
      expect((await j.page(path, path.endsWith('.ics') ? {} : { form: { sure: 'yes' } })).status).toBe(404)
    expect(await everything({ id, partner, link, yes: '' })).toBe(before)
    expect((await j.api('worker', `POST /partners/${partner.id}/send-link`, {})).status).toBe(403)
    await j.ok('coordinator', `POST /partners/${partner.id}/send-link`, {})
    await j.settle()
    const fresh = await j.linkOf(partner, '/m/')
    expect(fresh).not.toBe(own)
    expect(said(await j.page(fresh))).toEqual([200, 'Omat aikasi'])
    expect(said(await j.page(own))).toEqual([404, 'Tämä linkki ei enää toimi.'])
  })
})
