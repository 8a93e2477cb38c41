import { describe, expect, test } from 'vitest'
import { shapes } from '../../../functions/api/shapes/all.ts'
import { PARTNER, REQUEST, world } from './world.ts'

const coordinator = 'coordinator' as const

async function withPartner() {
  const there = await world()
  const { json: partner, ...rest } = await there.call('POST', '/api/v1/partners', { as: coordinator, body: PARTNER })
  return { ...there, partner, made: rest }
}

describe('partners', () => {
  test('are added, found and listed with how to reach them', async () => {
    const { call, partner, made } = await withPartner()
    expect(made.status).toBe(201)
    expect(shapes.Partner.parse(partner)).toEqual(partner)
    expect(partner).toMatchObject({ firstName: 'Sari', contact: { phone: '+358401234501' }, bookings: [], families: [] })
    expect(made.headers.get('location')).toBe(`https://rinnalla.example.fi/api/v1/partners/${partner.id}`)
    expect((await call('GET', `/api/v1/partners/${partner.id}`, { as: coordinator })).json).toEqual(partner)
    const { contact: _, ...listed } = partner
    expect((await call('GET', '/api/v1/partners', { as: coordinator })).json).toEqual({ items: [listed] })
  })

  test('come page by page, by name, each once', async () => {
    const { call } = await world()
    for (const firstName of ['Bo', 'Aino', 'Aino', 'Cia', 'Aada'])
      await call('POST', '/api/v1/partners', { as: 'coordinator', body: { ...PARTNER, firstName } })
    const seen: { id: string; firstName: string }[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { json } = await call('GET', `/api/v1/partners?limit=2${cursor && `&cursor=${cursor}`}`, { as: 'coordinator' })
      expect(json.items.length).toBeLessThanOrEqual(2)
      seen.push(...json.items)
      cursor = json.next
    }
    expect([new Set(seen.map(({ id }) => id)).size, seen.map(({ firstName }) => firstName)]).toEqual([
      5,
      ['Aada', 'Aino', 'Aino', 'Bo', 'Cia'],
    ])
    expect((await call('GET', '/api/v1/partners?cursor=nobody', { as: 'coordinator' })).status).toBe(422)
  })

  test('never show whom they must not meet', async () => {
    const { call } = await world()
    const body = { ...PARTNER, conflicts: { workers: ['worker'], areas: ['529'], ownCase: true } }
    const { status, json } = await call('POST', '/api/v1/partners', { as: coordinator, body })
    expect(status).toBe(201)
    expect(JSON.stringify(json)).not.toMatch(/conflict|ownCase|529/)
  })

  test('are reached at a number however it was written, and at none that takes no SMS', async () => {
    const { call, partner } = await withPartner()
    const at = (phone: string) => ({ as: coordinator, body: { contact: { phone } } })
    const path = `/api/v1/partners/${partner.id}`
    expect((await call('PATCH', path, at('+358 (0)40 123 4502'))).json.contact.phone).toBe('+358401234502')
    const refused = [await call('PATCH', path, at('09 012 3456'))]
    expect(refused.map(({ status, json }) => [status, json.errors.at(-1).code])).toEqual([[422, 'PHONE_NOT_MOBILE']])
    const abroad = await call('POST', '/api/v1/partners', {
      as: coordinator,
      body: { ...PARTNER, ...at('+1 900 555 0123').body },
    })
    expect(abroad.json.errors).toEqual([{ path: 'contact.phone', code: 'PHONE_COUNTRY', message: expect.any(String) }])
    expect((await call('GET', path, { as: coordinator })).json.contact.phone).toBe('+358401234502')
  })

  test('take an identity code for no other number', async () => {
    const { call } = await world()
    const body = { ...PARTNER, conflicts: { workers: ['131052-308t'] }, contact: { payrollNumber: '131052-308T' } }
    const { status, json } = await call('POST', '/api/v1/partners', { as: coordinator, body })
    expect(status).toBe(422)
    expect(json.errors.map(({ path, code }: Record<string, string>) => [path, code])).toEqual([
      ['conflicts.workers.0', 'IDENTITY_CODE'],
      ['contact.payrollNumber', 'IDENTITY_CODE'],
    ])
  })

  test('another tenant does not find them', async () => {
    const { call, partner } = await withPartner()
    const theirs = await call('GET', `/api/v1/partners/${partner.id}`, { as: 'elsewhere' })
    const nobodys = await call('GET', '/api/v1/partners/nobody', { as: 'elsewhere' })
    expect(theirs.status).toBe(404)
    expect(theirs.json).toEqual(nobodys.json)
  })

  test('a patch changes what it names and leaves the rest', async () => {
    const { call, partner } = await withPartner()
    const { status, json } = await call('PATCH', `/api/v1/partners/${partner.id}`, { as: coordinator, body: { areas: ['529'] } })
    expect(status).toBe(200)
    expect(json).toMatchObject({ areas: ['529'], languages: PARTNER.languages, availability: partner.availability })
  })

  test('availability is replaced whole', async () => {
    const { call, partner } = await withPartner()
    const body = { weekly: [], away: [{ start: '2026-12-01T00:00:00+02:00', end: '2026-12-08T00:00:00+02:00' }] }
    const { status, json } = await call('PUT', `/api/v1/partners/${partner.id}/availability`, { as: coordinator, body })
    expect(status).toBe(200)
    expect(shapes.Partner.parse(json)).toEqual(json)
    expect(json.availability).toEqual({ ...body, extra: [] })
  })

  test('pause and come back', async () => {
    const { call, partner } = await withPartner()
    const paused = await call('POST', `/api/v1/partners/${partner.id}/pause`, {
      as: coordinator,
      body: { until: '2026-12-31', agreed: 'hand-back' },
    })
    expect(paused.json).toMatchObject({ state: 'paused', pausedUntil: '2027-01-01T00:00:00+02:00' })
    const back = await call('POST', `/api/v1/partners/${partner.id}/resume`, { as: coordinator })
    expect(back.json.state).toBe('active')
    expect(back.json).not.toHaveProperty('pausedUntil')
  })

  test('a resume that says something is refused: it would not have been heard', async () => {
    const { call, partner } = await withPartner()
    const { status, json } = await call('POST', `/api/v1/partners/${partner.id}/resume`, {
      as: coordinator,
      body: { from: '2026-12-01' },
    })
    expect(status).toBe(422)
    expect(json.errors).toMatchObject([{ path: 'from', code: 'UNKNOWN_FIELD' }])
  })

  test('input that cannot be is refused by field', async () => {
    const { call } = await world()
    const body = { ...PARTNER, areas: ['999'], availability: { weekly: [{ day: 8, from: '25:00', to: '10:00' }] } }
    const { status, json } = await call('POST', '/api/v1/partners', { as: coordinator, body })
    expect(status).toBe(422)
    expect(json.errors.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(['availability.weekly.0.from']))
  })
})

describe('candidates', () => {
  test('are everybody considered, with rank or the rules that fail', async () => {
    const { call, partner } = await withPartner()
    await call('POST', '/api/v1/partners', {
      as: coordinator,
      body: { ...PARTNER, firstName: 'Ada', languages: [{ code: 'sv', level: 'native' }] },
    })
    const { json: request } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const { status, json } = await call('GET', `/api/v1/requests/${request.id}/candidates`, { as: coordinator })
    expect(status).toBe(200)
    for (const item of json.items) expect(shapes.Candidate.parse(item)).toEqual(item)
    expect(json.items).toMatchObject([
      { partnerId: partner.id, firstName: 'Sari', codes: [], rank: 1 },
      { firstName: 'Ada', codes: ['LANGUAGE'] },
    ])
  })
})

describe('agreements and areas', () => {
  test('areas are read, replaced as a whole, and guarded by their version', async () => {
    const { call } = await world()
    const before = await call('GET', '/api/v1/areas', { as: coordinator })
    expect(before.status).toBe(200)
    for (const one of before.json.items) expect(shapes.Area.parse(one)).toEqual(one)
    const area = { code: '202', county: '05', names: { fi: 'Kaarina', sv: 'S:t Karins' } }
    const body = { items: [...before.json.items, area] }
    const headers = { 'if-match': before.headers.get('etag')! }
    const after = await call('PUT', '/api/v1/areas', { as: coordinator, body, headers })
    expect({ status: after.status, json: after.json }).toEqual({ status: 200, json: body })
    expect((await call('PUT', '/api/v1/areas', { as: coordinator, body, headers })).status).toBe(412)
  })

  test('an agreement is added, read, ended and taken away, guarded by its version', async () => {
    const { call } = await world()
    const body = { area: '529', phase: 'OPEN', organisation: 'tuki  RY', validFrom: '2026-01-01' }
    const added = await call('POST', '/api/v1/agreements', { as: coordinator, body })
    expect([added.status, shapes.Agreement.parse(added.json)]).toEqual([201, added.json])
    const at = added.headers.get('location')!.replace(/^.*(?=\/api)/, '')
    const headers = { 'if-match': added.headers.get('etag')! }
    const ended = await call('PATCH', at, { as: coordinator, body: { validTo: '2027-12-31' }, headers })
    expect([ended.status, ended.json.validTo]).toEqual([200, '2027-12-31'])
    expect((await call('PATCH', at, { as: coordinator, body: { validTo: null }, headers })).status).toBe(412)
    const list = await call('GET', '/api/v1/agreements?area=529', { as: coordinator })
    expect(list.json.items).toEqual([ended.json])
    const organisations = await call('GET', '/api/v1/organisations', { as: coordinator })
    for (const one of organisations.json.items) expect(shapes.Organisation.parse(one)).toEqual(one)
    expect((await call('POST', `${at}/remove`, { as: coordinator })).status).toBe(200)
    expect((await call('GET', at, { as: coordinator })).status).toBe(404)
    expect((await call('GET', '/api/v1/agreements?area=529', { as: coordinator })).json.items).toEqual([])
  })

  test('an agreement about an area not served is refused, and so is a list of none', async () => {
    const { call } = await world()
    const body = { area: '999', phase: 'OPEN', organisation: 'Tuki ry', validFrom: '2026-01-01' }
    const { status, json } = await call('POST', '/api/v1/agreements', { as: coordinator, body })
    expect([status, json.errors]).toMatchObject([422, [{ path: 'area', code: 'UNKNOWN_AREA' }]])
    expect((await call('GET', '/api/v1/agreements', { as: coordinator })).json.errors).toMatchObject([{ path: 'area' }])
  })
})
