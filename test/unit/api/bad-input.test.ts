import { describe, expect, test } from 'vitest'
import { refusals } from '#copy/fi/refusals.ts'
import { fields } from '#copy/fi/fields.ts'
import { REQUEST, tokenOf, world } from './world.ts'

const long = 'x'.repeat(10_000)
const day = (date: string, from: string, to: string) => [{ start: `${date}T${from}`, end: `${date}T${to}` }]

describe('a body that cannot be read', () => {
  test.each([
    ['malformed JSON', '{"phases": [', {}, 400, 'MALFORMED_JSON'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400, 'MALFORMED_JSON'],
    ['nested without end', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, {}, 400, 'MALFORMED_JSON'],
    ['a form', 'phases=EMERGENCY', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['text', '{}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['of 1 MB', JSON.stringify({ ...REQUEST, note: 'x'.repeat(1_000_000) }), {}, 413, 'BODY_TOO_LARGE'],
  ] as const)('%s', async (_, body, headers, status, code) => {
    const { app, call } = await world()
    const signed = { authorization: `Bearer ${tokenOf('worker')}` }
    const response = await app.request('/api/v1/requests', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signed, ...headers },
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status, code })
    expect((await call('GET', '/api/v1/requests', { as: 'worker' })).json.items).toEqual([])
  })

  test('a lie about the length changes nothing', async () => {
    const { call } = await world()
    const { status } = await call('POST', '/api/v1/requests', {
      as: 'worker',
      body: { note: 'x'.repeat(100_000) },
      headers: { 'content-length': '10' },
    })
    expect(status).toBe(413)
  })

  test('with a charset is read all the same', async () => {
    const { call } = await world()
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect((await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST, headers })).status).toBe(201)
  })
})

describe('a request that cannot be taken as it is', () => {
  const table: readonly (readonly [string, unknown, readonly (readonly [string, string])[]])[] = [
    [
      'nothing at all',
      {},
      [
        ['phases', 'REQUIRED'],
        ['area', 'REQUIRED'],
        ['languages', 'REQUIRED'],
      ],
    ],
    ['a list', [], [['', 'WRONG_TYPE']]],
    ['null', 'null', [['', 'WRONG_TYPE']]],
    ['an unknown field', { ...REQUEST, parentName: 'x' }, [['parentName', 'UNKNOWN_FIELD']]],
    [
      'a field that would reach the prototype',
      `{"__proto__": {}, ${JSON.stringify(REQUEST).slice(1)}`,
      [['__proto__', 'UNKNOWN_FIELD']],
    ],
    ['a wrong type', { ...REQUEST, durationMinutes: '90' }, [['durationMinutes', 'TOO_SMALL']]],
    ['an unknown area', { ...REQUEST, area: '999' }, [['area', 'UNKNOWN_AREA']]],
    ['an unknown phase', { ...REQUEST, phases: ['EMERGENCY', 'PANIC'] }, [['phases.1', 'UNKNOWN_PHASE']]],
    ['an unknown language', { ...REQUEST, languages: ['xx'] }, [['languages.0', 'UNKNOWN_LANGUAGE']]],
    ['no phase where there is a client', { ...REQUEST, phases: [] }, [['phases', 'PHASES_NEEDED']]],
    [
      'a window in the past',
      { ...REQUEST, windows: day('2026-11-20', '10:00:00+02:00', '12:00:00+02:00') },
      [['windows.0.start', 'IN_THE_PAST']],
    ],
    [
      'a window too short',
      { ...REQUEST, windows: day('2026-11-25', '10:00:00+02:00', '11:00:00+02:00') },
      [['windows.0.end', 'SHORTER_THAN_DURATION']],
    ],
    [
      'an end before its start',
      { ...REQUEST, windows: day('2026-11-25', '12:00:00+02:00', '10:00:00+02:00') },
      [['windows.0.end', 'END_BEFORE_START']],
    ],
    [
      'a time without an offset',
      { ...REQUEST, windows: day('2026-11-25', '10:00:00', '12:00:00') },
      [
        ['windows.0.start', 'NOT_AN_INSTANT'],
        ['windows.0.end', 'NOT_AN_INSTANT'],
      ],
    ],
    ['a day that is not there', { ...REQUEST, needBy: '2026-02-30T10:00:00+02:00' }, [['needBy', 'NOT_AN_INSTANT']]],
    ['pre-approval where there is a parent', { ...REQUEST, confirm: 'pre-approved' }, [['confirm', 'NOT_PRE_APPROVABLE']]],
    ['initials for a reference', { ...REQUEST, clientReference: 'M.V.' }, [['clientReference', 'CLIENT_REFERENCE_FORM']]],
    ['an identity code in the note', { ...REQUEST, note: 'Asiakas 131052-308T' }, [['note', 'IDENTITY_CODE']]],
    ['a phone number in the note', { ...REQUEST, note: 'Soita 040 1234 501' }, [['note', 'PHONE_NUMBER']]],
    ['an e-mail address in the note', { ...REQUEST, note: 'Kirjoita äiti@example.fi' }, [['note', 'EMAIL_ADDRESS']]],
    ['10,000 characters', { ...REQUEST, note: long }, [['note', 'TOO_LONG']]],
    ['so many that they are not even searched', { ...REQUEST, note: `${long} 131052-308T` }, [['note', 'TOO_LONG']]],
    ['right-to-left controls', { ...REQUEST, note: 'abc\u202Edef' }, [['note', 'CONTROL_CHARACTERS']]],
    ['a null character', { ...REQUEST, note: 'abc\u0000def' }, [['note', 'CONTROL_CHARACTERS']]],
    ['half an emoji', { ...REQUEST, note: '\ud83d' }, [['note', 'CONTROL_CHARACTERS']]],
    ['consent from the future', { ...REQUEST, consent: { given: true, on: '2026-12-24' } }, [['consent.on', 'CONTRADICTORY']]],
    ['a number JSON cannot hold', JSON.stringify(REQUEST).replace('90', '1e999'), [['durationMinutes', 'TOO_SMALL']]],
  ]

  test.each(table)('%s', async (_, body, expected) => {
    const { call } = await world()
    const { status, json, headers } = await call('POST', '/api/v1/requests', { as: 'worker', body })
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect({ status, code: json.code, type: json.type }).toEqual({ status: 422, code: 'INVALID', type: '/problems/invalid' })
    expect(json.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual(expected)
  })

  test('is told in words too', async () => {
    const { call } = await world()
    const { json } = await call('POST', '/api/v1/requests', { as: 'worker', body: { ...REQUEST, area: '999' } })
    expect(json.detail).toBe(`${refusals.INVALID.title} ${refusals.INVALID.todo}`)
    expect(json.errors[0].message).toBe(fields.UNKNOWN_AREA)
  })
})

test.each([
  ['emoji', 'Hyvä 👩‍👧 pari'],
  ['Arabic', 'مرحبا بكم'],
  ['line ends of a text area', 'yksi\nkaksi'],
])('%s in the note comes back as it was', async (_, note) => {
  const { call } = await world()
  const { status, json } = await call('POST', '/api/v1/requests', { as: 'worker', body: { ...REQUEST, note } })
  expect({ status, note: json.note }).toEqual({ status: 201, note })
})

describe('an address', () => {
  test.each([
    '/api/v1/nothing',
    '/api/v1',
    '/api/v1/requests/',
    '/api/v1/requests/%zz',
    `/api/v1/requests/${long}`,
    '/api/v1/requests/a%23b',
    '/elsewhere',
  ])('%.40s answers 404 as a problem', async (path) => {
    const { call } = await world()
    const { status, json, headers } = await call('GET', path, { as: 'coordinator' })
    expect({ status, code: json.code }).toEqual({ status: 404, code: 'NOT_FOUND' })
    expect(headers.get('content-type')).toBe('application/problem+json')
  })

  test.each([
    ['DELETE', '/api/v1/requests', 'POST, GET, HEAD'],
    ['PUT', '/api/v1/partners/x', 'GET, HEAD, PATCH'],
    ['GET', '/api/v1/requests/x/cancel', 'POST'],
    ['OPTIONS', '/api/v1/queue', 'GET, HEAD'],
    ['POST', '/health', 'GET, HEAD'],
  ])('%s %s answers 405 and what it takes', async (method, path, allow) => {
    const { call } = await world()
    const { status, json, headers } = await call(method, path, { as: 'coordinator' })
    expect({ status, code: json.code }).toEqual({ status: 405, code: 'METHOD_NOT_ALLOWED' })
    expect(headers.get('allow')).toBe(allow)
  })

  test('HEAD answers like GET without a body', async () => {
    const { call } = await world()
    const { status, json } = await call('HEAD', '/api/v1/requests', { as: 'worker' })
    expect({ status, json }).toEqual({ status: 200, json: '' })
  })
})
