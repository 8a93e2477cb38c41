import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Journey, type Json, startJourney } from '../support/journey.ts'

/** What nobody should send, sent to the built functions: a clear answer each, nothing stored, never a 5xx. */
let j: Journey
beforeAll(async () => {
  j = await startJourney()
})
afterAll(() => j?.stop())

const GOOD = { phases: ['OPEN'], area: '853', languages: ['fi'] }
const LONG = 'ä'.repeat(10_000)
const MEGABYTE = 'x'.repeat(1024 * 1024)
const at = (start: string, end: string, more: object = {}) => ({ ...GOOD, ...more, windows: [{ start, end }] })

/** A worker of whom only refused requests ever come. */
const REFUSED = 'worker-2'
const stored = async () => (await j.ok(REFUSED, 'GET /requests')).items

describe('a body the API cannot read', () => {
  test.each<[string, string, Record<string, string>, number, string]>([
    ['malformed JSON', '{"phases": [', {}, 400, 'MALFORMED_JSON'],
    ['JSON nested without end', '['.repeat(30_000), {}, 400, 'MALFORMED_JSON'],
    ['a form', 'phases=OPEN', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['no content type it knows', '{}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['one megabyte', JSON.stringify({ ...GOOD, note: MEGABYTE }), {}, 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_, body, headers, status, code) => {
    const answer = await j.api(REFUSED, 'POST /requests', body, headers)
    expect([answer.status, answer.body.code, answer.headers.get('content-type')]).toEqual([
      status,
      code,
      'application/problem+json',
    ])
    expect(await stored()).toEqual([])
  })

  test('one megabyte is too much for the longest list there is', async () => {
    expect((await j.api('coordinator', 'PUT /areas', { items: [MEGABYTE] })).status).toBe(413)
  })

  test('a list of every municipality there is goes in as it came out', async () => {
    const { items } = await j.ok('coordinator', 'GET /areas')
    const free = Array.from({ length: 999 }, (_, n) => String(n + 1).padStart(3, '0')).filter(
      (one) => !items.some(({ code }: Json) => code === one),
    )
    const many = free.slice(0, 310 - items.length).map((code) => ({ ...items[0], code }))
    expect((await j.ok('coordinator', 'PUT /areas', { items: [...items, ...many] })).items).toHaveLength(310)
    await j.ok('coordinator', 'PUT /areas', { items })
  })
})

describe('a header that is there but empty, or twice', () => {
  /** Sent as it is: a header given twice goes out twice. Gives the status and the code. */
  async function sent(path: string, body: object, headers: Readonly<Record<string, string | string[]>>) {
    const url = new URL(`/api/v1${path}`, j.url)
    const authorization = `Bearer ${await j.token('worker')}`
    return new Promise<[number | undefined, string]>((done, failed) => {
      const asked = request(url, { method: 'POST', headers: { authorization, 'content-type': 'application/json', ...headers } })
      asked.on('response', (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => done([answer.statusCode, JSON.parse(Buffer.concat(chunks).toString()).code]))
      })
      asked.on('error', failed).end(JSON.stringify(body))
    })
  }

  test.each<[string, string | string[]]>([
    ['empty', ''],
    ['twice', ['one', 'one']],
    ['twice, once empty', ['', 'one']],
  ])('Idempotency-Key %s makes nothing', async (_, key) => {
    const before = (await j.ok('worker', 'GET /requests')).items.length
    expect(await sent('/requests', GOOD, { 'idempotency-key': key })).toEqual([400, 'IDEMPOTENCY_KEY_MALFORMED'])
    expect((await j.ok('worker', 'GET /requests')).items).toHaveLength(before)
  })

  test.each<[string, string | string[]]>([
    ['empty', ''],
    ['twice', ['"1"', '"1"']],
    ['twice, once empty', ['', '"1"']],
  ])('If-Match %s changes nothing', async (_, version) => {
    const { id } = await j.ok('worker', 'POST /requests', GOOD)
    expect(await sent(`/requests/${id}/cancel`, { as: 'withdrawn' }, { 'if-match': version })).toEqual([
      400,
      'IF_MATCH_MALFORMED',
    ])
    expect((await j.see(id)).state).toBe('open')
  })

  test('who is asking twice is nobody, and an empty type of body is none', async () => {
    const twice = `Bearer ${await j.token('worker')}`
    expect(await sent('/requests', GOOD, { authorization: [twice, twice] })).toEqual([401, 'UNAUTHENTICATED'])
    expect(await sent('/requests', GOOD, { 'content-type': '' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    const json = 'application/json'
    expect(await sent('/requests', GOOD, { 'content-type': [json, json] })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  })
})

describe('a request the API cannot take', () => {
  test.each<[string, object, readonly string[]]>([
    ['an unknown field', { ...GOOD, parentName: 'x' }, ['parentName UNKNOWN_FIELD']],
    ['missing fields', {}, ['phases REQUIRED', 'area REQUIRED', 'languages REQUIRED']],
    [
      'contradictory fields: pre-approved although there is a parent',
      { ...GOOD, confirm: 'pre-approved' },
      ['confirm NOT_PRE_APPROVABLE'],
    ],
    ['contradictory fields: two seats for one family', { ...GOOD, seats: 2 }, ['seats CONTRADICTORY']],
    [
      'contradictory fields: needed before the times asked for',
      { ...at('2027-03-10T10:00:00+02:00', '2027-03-10T12:00:00+02:00'), needBy: '2027-03-05T10:00:00+02:00' },
      ['needBy CONTRADICTORY'],
    ],
    ['a consent that is yet to come', { ...GOOD, consent: { given: true, on: '2027-12-24' } }, ['consent.on CONTRADICTORY']],
    ['a window in the past', at('2027-02-26T10:00:00+02:00', '2027-02-26T12:00:00+02:00'), ['windows.0.start IN_THE_PAST']],
    [
      'a window too short',
      at('2027-03-05T10:00:00+02:00', '2027-03-05T10:30:00+02:00', { durationMinutes: 60 }),
      ['windows.0.end SHORTER_THAN_DURATION'],
    ],
    ['an end before its start', at('2027-03-05T12:00:00+02:00', '2027-03-05T10:00:00+02:00'), ['windows.0.end END_BEFORE_START']],
    [
      'a local time, which in a DST gap would mean nothing',
      at('2027-03-28T03:30:00', '2027-03-28T05:00:00'),
      ['windows.0.start NOT_AN_INSTANT', 'windows.0.end NOT_AN_INSTANT'],
    ],
    ['an unknown area', { ...GOOD, area: '999' }, ['area UNKNOWN_AREA']],
    ['an unknown phase', { ...GOOD, phases: ['OPEN', 'PANIC'] }, ['phases.1 UNKNOWN_PHASE']],
    ['an unknown language', { ...GOOD, languages: ['tlh'] }, ['languages.0 UNKNOWN_LANGUAGE']],
    ['an identity code in the note', { ...GOOD, note: 'Tunnus 131052-308T.' }, ['note IDENTITY_CODE']],
    ['a phone number in the note', { ...GOOD, note: 'Soita 040 123 4501!' }, ['note PHONE_NUMBER']],
    ['an e-mail address in the note', { ...GOOD, note: 'tai matti@example.fi' }, ['note EMAIL_ADDRESS']],
    ['right-to-left controls in the note', { ...GOOD, note: 'abc\u202edef' }, ['note CONTROL_CHARACTERS']],
    ['right-to-left controls in the place', { ...GOOD, place: '\u2067Turku' }, ['place CONTROL_CHARACTERS']],
    [
      'a line end in the place that a header could be broken with',
      { ...GOOD, place: 'Turku\r\u0000Bcc: x' },
      ['place CONTROL_CHARACTERS'],
    ],
    ['10,000 characters', { ...GOOD, note: LONG }, ['note TOO_LONG']],
  ])('%s', async (_, body, problems) => {
    const { status, body: problem } = await j.api(REFUSED, 'POST /requests', body)
    expect([status, problem.code, problem.errors.map((one: Json) => `${one.path} ${one.code}`)]).toEqual([
      422,
      'INVALID',
      problems,
    ])
    expect(await stored()).toEqual([])
  })

  test.each([
    ['CRLF', 'yksi\r\nkaksi', 'yksi\nkaksi'],
    ['emoji', '👩‍👧‍👦 tulee mukaan'],
    ['Arabic', 'مرحبا بكم'],
    ['markup', '<script>alert(1)</script>&amp;'],
  ])('%s in the note is good, comes back as it was, and is words on the page', async (_, note, kept = note) => {
    const { id } = await j.ok('worker', 'POST /requests', { ...GOOD, note })
    expect((await j.see(id)).note).toBe(kept)
    const page = await j.page(`/requests/${id}`, { as: 'worker' })
    expect([page.status, page.text.includes('<script>')]).toEqual([200, false])
  })
})

describe('a form', () => {
  const FORM = { phases: 'OPEN', area: '853', languages: 'fi', when: 'later', nonce: 'n' }
  const given = (date: string, from: string, to: string) => ({
    ...FORM,
    when: 'given',
    'windows.0.date': date,
    'windows.0.from': from,
    'windows.0.to': to,
  })

  test.each<[string, Record<string, string>, string]>([
    ['a time in the DST gap', given('28.3.2027', '03:30', '05:00'), 'Tätä kellonaikaa ei ole'],
    ['a time in the past', given('2027-02-26', '10:00', '12:00'), 'Aika on jo mennyt'],
    ['an end before its start', given('2027-03-05', '12:00', '10:00'), 'Loppu on ennen alkua'],
    ['a time too short', { ...given('2027-03-05', '10:00', '10:30'), durationMinutes: '60' }, 'Aika on lyhyempi kuin kesto'],
    ['a day that is none', given('2027-02-30', '10:00', '12:00'), 'Kirjoita päivä näin'],
    ['times and "later"', { ...given('2027-03-05', '10:00', '12:00'), when: 'later' }, 'ristiriidassa'],
    ['nothing chosen', { nonce: 'n' }, 'Valitse ainakin yksi vaihe'],
    ['an unknown area', { ...FORM, area: '999' }, 'Valitse kunta'],
    ['an unknown phase', { ...FORM, phases: 'PANIC' }, 'Valitse vaihe'],
    ['an unknown language', { ...FORM, languages: 'tlh' }, 'Valitse kieli'],
    ['an identity code', { ...FORM, note: '131052-308T' }, 'henkilötunnus'],
    ['a phone number', { ...FORM, note: '+358 40 123 4501' }, 'puhelinnumero'],
    ['an e-mail address', { ...FORM, note: 'matti@example.fi' }, 'sähköpostiosoite'],
    ['right-to-left controls', { ...FORM, note: 'abc\u202edef' }, 'merkkejä, joita emme voi näyttää'],
    ['10,000 characters', { ...FORM, note: LONG }, 'Lyhennä tekstiä'],
  ])('with %s comes back with what to do and what was typed', async (_, form, words) => {
    const answer = await j.page('/requests/new', { as: REFUSED, form })
    expect([answer.status, answer.text.includes(words)]).toEqual([422, true])
    if (form['note']) expect(answer.text).toContain(form['note'])
    expect(await stored()).toEqual([])
  })

  test.each([
    ['of one megabyte', `note=${MEGABYTE}`, undefined, 413, 'liian suuri'],
    ['that is JSON', '{}', 'application/json', 415, 'ei tullut perille'],
    ['in parts', '--x--', 'multipart/form-data; boundary=x', 415, 'ei tullut perille'],
    ['with broken percent signs', 'area=%zz&phases=%&when=later', undefined, 422, 'Valitse vaihe'],
    ['from another site', 'nonce=n', undefined, 403, 'väärästä paikasta', 'https://example.org'],
  ])(
    '%s is refused on a page of words',
    async (_, form, type = 'application/x-www-form-urlencoded', status, words, origin?: string) => {
      const headers = { 'content-type': type, ...(origin && { origin }) }
      const answer = await j.page('/requests/new', { as: REFUSED, form, headers })
      expect([answer.status, answer.text.includes(words)]).toEqual([status, true])
      expect(await stored()).toEqual([])
    },
  )
})
