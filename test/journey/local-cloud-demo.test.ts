import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestCloud, type TestCloud } from '../support/cloud.ts'
import { runs } from '../support/reduced.ts'

const folder = mkdtempSync(join(tmpdir(), 'rinnalla-built-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As in a fresh clone, where nothing is built yet. */
const AS_CLONED = { RINNALLA_DATABASE: 'memory', RINNALLA_BUILD: 'changed', RINNALLA_BUNDLES: join(folder, 'functions') }

/** The real functions over the demo county, on both databases. */
describe.each([
  ['dynoxide', 'DynamoDB by dynoxide', {}],
  ['memory', 'in memory, because RINNALLA_DATABASE=memory', AS_CLONED],
])('the demo on %s', (_, line, env) => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud({ env })
  })
  afterAll(() => cloud.stop())

  async function api<T>(as: string, path: string, body?: object): Promise<T> {
    const headers = {
      authorization: `Bearer ${await cloud.token(as)}`,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': 'local-cloud-demo-0001' }),
    }
    const response = await fetch(`${cloud.url}/api/v1${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    expect(response.status).toBeLessThan(300)
    return (await response.json()) as T
  }
  type List = { readonly items: readonly { readonly id: string; readonly state: string }[] }

  test('it says which database is used, and why', () => {
    expect(cloud.printed()).toContain(line)
  })

  test('in memory no functions are built, since none of them runs', () => {
    const inMemory = line.startsWith('in memory')
    expect(cloud.printed().includes('in this process')).toBe(inMemory)
    if (inMemory) expect(existsSync(AS_CLONED.RINNALLA_BUNDLES)).toBe(false)
  })

  test('a worker finds requests in every state, the other tenant only its own', async () => {
    const mine = await api<List>('worker', '/requests')
    expect(new Set(mine.items.map(({ state }) => state))).toEqual(new Set(['open', 'offered', 'accepted', 'confirmed', 'closed']))
    const theirs = await api<List>('other-tenant-worker', '/requests')
    expect(theirs.items).toHaveLength(1)
    expect(mine.items.map(({ id }) => id)).not.toContain(theirs.items[0]!.id)
    expect((await api<List>('other-tenant-coordinator', '/queue')).items.length).toBeLessThan(
      (await api<List>('coordinator', '/queue')).items.length,
    )
  })

  test('signing in from the page leads to pages that show the demo', async () => {
    for (const [as, path] of [
      ['worker', '/requests'],
      ['coordinator', '/queue'],
    ] as const) {
      const page = await fetch(`${cloud.url}${path}`, { headers: { cookie: await cloud.cookie(as) } })
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('Turku')
    }
  })

  test('a new request leads to a message with a link that opens, through the stream', async () => {
    const before = (await cloud.outbox()).length
    const day = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10)
    const window = { start: `${day}T11:30:00Z`, end: `${day}T13:30:00Z` }
    const { id } = await api<{ id: string }>('worker', '/requests', {
      phases: ['OPEN'],
      area: '853',
      languages: ['fi'],
      windows: [window],
      urgency: 'routine',
    })
    await cloud.settle()
    // In the night nobody is asked before eight.
    const { state } = await api<{ state: string }>('worker', `/requests/${id}`)
    if (state === 'open') await cloud.advance('PT12H')
    const sent = (await cloud.outbox()).slice(before)
    const offer = sent.flatMap(({ links }) => links).find((link) => link.includes('/o/'))
    const page = await fetch(offer!)
    expect([page.status, (await page.text()).includes('name="answer"')]).toEqual([200, true])
  })

  const days = runs(3, 1)
  test(`${days === 1 ? 'a day passes' : 'three days pass'}, nothing ends up with the dead letters, and reset brings the demo back`, async () => {
    await cloud.advance(`PT${days * 24}H`)
    expect(await (await fetch(`${cloud.url}/local`)).text()).toMatch(/Dead letters<\/h2>\s*<p>None/)
    await cloud.reset()
    expect((await api<List>('worker', '/requests')).items).toHaveLength(8)
    expect(Math.abs(Date.parse(await cloud.now()) - Date.now())).toBeLessThan(30_000)
  })
})
