import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Fault, startTroubled, type Troubled, type WireCall } from '../support/fault-proxy.ts'
import { firstTime, type Json } from '../support/journey.ts'
import { some } from '../support/reduced.ts'

/**
 * A world that does not answer while somebody waits for one: injected on the wire, between the built functions' SDK
 * clients and a real table. Each gets a clear answer, and what was asked for is there once, whoever asks again.
 */
let j: Troubled
beforeAll(async () => {
  j = await startTroubled()
})
afterAll(() => j?.stop())
afterEach(() => {
  j.allIsWell()
})

const commits = (room: string) => (call: WireCall) => call.room === room && call.operation === 'TransactWriteItems'
const table = (room: string) => (call: WireCall) => call.room === room && call.service === 'dynamodb'

const PASSING: readonly Fault[] = ['throttled', 'conflict', 'broken', 'answer-lost', 'down']
const LASTING: readonly (readonly [Fault, string, (room: string) => (call: WireCall) => boolean, number])[] = [
  ['throttled', 'throttle', commits, 503],
  ['transaction-throttled', 'throttled transaction', commits, 503],
  ['conflict', 'transaction conflict', commits, 409],
  ['broken', 'fault of the service', table, 503],
  ['down', 'connection that ends', table, 503],
]

describe('a request by the API', () => {
  async function send(area: string, key: string) {
    return j.api('worker', 'POST /requests', { phases: ['OPEN'], area, languages: ['fi'] }, { 'idempotency-key': key })
  }
  const inArea = async (area: string) => (await j.ok('worker', `GET /requests?area=${area}`)).items.length

  test.each(some(PASSING, 3))('passes through one commit that is %s, and is there once', async (fault) => {
    const area = j.newArea()
    j.trouble(fault, commits('api'), 1)
    expect((await send(area, randomUUID())).status).toBe(201)
    expect(j.allIsWell()).toBeGreaterThan(0)
    expect(await inArea(area)).toBe(1)
  })

  test.each(some(LASTING, 3))(
    'is refused clearly under a lasting %s (%s), and sent again is there once',
    async (fault, _, fits, status) => {
      const [area, key] = [j.newArea(), randomUUID()]
      j.trouble(fault, fits('api'))
      const refused = await send(area, key)
      expect([refused.status, refused.body.code]).toEqual(status === 503 ? [503, 'UNAVAILABLE'] : [409, 'BUSY'])
      if (status === 503) expect(refused.headers.get('retry-after')).toBe('5')
      j.allIsWell()
      expect((await send(area, key)).status).toBe(201)
      expect(await inArea(area)).toBe(1)
    },
  )

  test('of which every word is lost after the commit is answered with 503, and the same key finds it', async () => {
    const [area, key] = [j.newArea(), randomUUID()]
    await j.ok('worker', 'GET /requests')
    let commit = false
    j.trouble('answer-lost', (call) => {
      commit ||= commits('api')(call)
      return commit && table('api')(call)
    })
    expect((await send(area, key)).status).toBe(503)
    j.allIsWell()
    expect(await inArea(area)).toBe(1)
    const again = await send(area, key)
    expect([again.status, await inArea(area)]).toEqual([201, 1])
  })

  test('whose session cannot be read is not told to sign in', async () => {
    j.trouble('throttled', (call) => call.room === 'api' && call.operation === 'GetItem')
    expect((await j.api('worker', 'GET /requests')).status).toBe(503)
  })
})

describe('a request by the form', () => {
  test('keeps what was typed when the table does not answer, and sent again is one request', async () => {
    const area = j.newArea()
    const form = { phases: 'OPEN', area, languages: 'fi', when: 'later', note: 'Pyörätuoli mukana', nonce: randomUUID() }
    j.trouble('throttled', commits('staff'))
    const refused = await j.page('/requests/new', { as: 'worker', form })
    expect([
      refused.status,
      refused.text.includes('Palvelu ei juuri nyt vastaa'),
      refused.text.includes('Pyörätuoli mukana'),
    ]).toEqual([503, true, true])
    j.trouble('answer-lost', commits('staff'), 1)
    expect((await j.page('/requests/new', { as: 'worker', form })).status).toBe(303)
    expect((await j.page('/requests/new', { as: 'worker', form })).status).toBe(303)
    expect((await j.ok('worker', `GET /requests?area=${area}`)).items.length).toBe(1)
  })

  test('before whose session can be read says that nothing is lost, and offers to send it again', async () => {
    j.trouble('down', table('staff'))
    const { status, text } = await j.page('/requests/new', { as: 'worker', form: { note: 'Pyörätuoli mukana' } })
    expect([status, text.includes('Mitään ei ole kadonnut'), text.includes('Pyörätuoli mukana')]).toEqual([503, true, true])
  })
})

describe('a partner’s answer', () => {
  async function asked() {
    const area = j.newArea()
    const partner = await j.partner(area)
    const id = await j.request(area)
    await j.settle()
    const link = await j.linkOf(partner)
    const answer = firstTime((await j.page(link)).text)!
    return { id, partner, yes: () => j.page(link, { form: { answer } }) }
  }
  const acceptances = async (id: string) =>
    (await j.see(id)).history.filter((line: Json) => line.what.includes('offer.accepted')).length

  test.each(some(PASSING, 2))('passes through one commit that is %s, and counts once', async (fault) => {
    const { id, yes } = await asked()
    j.trouble(fault, commits('link'), 1)
    expect((await yes()).status).toBe(200)
    expect(j.allIsWell()).toBeGreaterThan(0)
    expect([await acceptances(id), (await j.see(id)).state]).toEqual([1, 'accepted'])
  })

  test.each(some(LASTING, 2))(
    'is answered in words under a lasting %s (%s), and given again counts once',
    async (fault, _, fits, status) => {
      const { id, yes } = await asked()
      j.trouble(fault, fits('link'))
      const refused = await yes()
      expect([refused.status, /Palvelu ei juuri nyt vastaa|Moni tekee tätä samaan aikaan/.test(refused.text)]).toEqual([
        status,
        true,
      ])
      j.allIsWell()
      expect((await yes()).status).toBe(200)
      expect(await acceptances(id)).toBe(1)
    },
  )
})
