import { beforeAll, expect, test } from 'vitest'
import type { Meeting } from '#core/records/meeting.ts'
import { sha256 } from '#web/hash.ts'
import { createApi } from '../../../functions/api/app.ts'
import { shapes } from '../../../functions/api/shapes/all.ts'
import { heldOnce, oneMore } from '../../support/aged.ts'
import { ORG, type World, world } from '../../support/world.ts'
import { ISSUER, tokenOf } from './world.ts'

let w: World
let id: string
let second: Meeting

beforeAll(async () => {
  w = await world()
  const life = await heldOnce(w)
  id = life.requestId
  second = await oneMore(w, life)
  for (let n = 0; n < 6; n++) await oneMore(w, life)
})

/** As a worker with a bearer token; a `body` is posted. */
async function call(
  path: string,
  { staffId = 'worker', body, version }: { staffId?: string; body?: object; version?: number } = {},
) {
  const expires = w.ports.clock.real() + 86_400
  const session = { org: ORG, staffId, role: 'worker', kind: 'bearer', issuer: ISSUER, expires } as const
  await w.ports.directory.saveSession(sha256(tokenOf(staffId)), session)
  const response = await createApi(w.ports, { publicUrl: 'https://rinnalla.example.fi', issuer: ISSUER }).request(path, {
    headers: {
      authorization: `Bearer ${tokenOf(staffId)}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers freely
  return { status: response.status, headers: response.headers, json: (await response.json()) as any }
}

test('a request says that there is more than it shows, and where', async () => {
  const { json } = await call(`/api/v1/requests/${id}`)
  expect(shapes.RequestView.parse(json)).toEqual(json)
  expect(json.meetings).toHaveLength(1)
  expect(json.earlier).toEqual({ meetings: true, history: expect.any(String) })
  const earlier = await call(`/api/v1/requests/${id}/earlier`)
  expect(shapes.Earlier.parse(earlier.json)).toEqual(earlier.json)
  expect(earlier.json.meetings.map((one: { id: string }) => one.id)).toContain(second.id)
  const history = await call(`/api/v1/requests/${id}/history?cursor=${encodeURIComponent(json.earlier.history)}`)
  for (const line of history.json.items) expect(shapes.HistoryLine.parse(line)).toEqual(line)
  expect(history.json.items.length).toBeGreaterThan(0)
})

test('to another worker none of it is there', async () => {
  for (const what of ['earlier', 'history'])
    expect((await call(`/api/v1/requests/${id}/${what}`, { staffId: 'worker-2' })).status).toBe(404)
})

test('a place in the history that is none is refused as a cursor is', async () => {
  expect((await call(`/api/v1/requests/${id}/history?cursor=x`)).status).toBe(422)
})

test('a filed meeting is read, and corrected at the version that was seen of it alone', async () => {
  const { json, headers } = await call(`/api/v1/meetings/${second.id}`)
  expect(json).toMatchObject({ id: second.id, state: 'held' })
  const version = Number(/\d+/.exec(headers.get('etag') ?? '')?.[0])
  const last = `${id}.m8` // the last but one
  const { headers: of } = await call(`/api/v1/meetings/${last}`)
  const seen = Number(/\d+/.exec(of.get('etag') ?? '')?.[0])
  const correct = { body: { outcome: 'no-show-parent' } }
  expect((await call(`/api/v1/meetings/${last}/correct`, { ...correct, version: seen + 1 })).status).toBe(412)
  expect((await call(`/api/v1/meetings/${last}/correct`, { ...correct, version: seen })).json).toMatchObject({ state: 'no-show' })
  expect(version).toBe(second.version + 2)
})
