import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureTable } from '#local/database/table.ts'
import { LOCAL_TABLE } from '#local/environment.ts'
import { beginAt, startTestCloud, type TestCloud } from '../support/cloud.ts'
import { startDynamoDb, type TestDynamoDb } from '../support/dynamodb.ts'
import { encoded, linksWithin, pressedForms } from '../support/scanner.ts'

/** A program that reads everybody's messages before they do, at the built functions of the demo county. */
let cloud: TestCloud
let database: TestDynamoDb
const state = mkdtempSync(join(tmpdir(), 'rinnalla-scanner-'))

beforeAll(async () => {
  beginAt(state)
  database = await startDynamoDb()
  await ensureTable(database.client, LOCAL_TABLE, database.endpoint)
  cloud = await startTestCloud({ state, env: { AWS_ENDPOINT_URL_DYNAMODB: database.endpoint } })
  await cloud.settle()
})
afterAll(async () => {
  await cloud?.stop()
  await database?.stop()
  rmSync(state, { recursive: true, force: true })
})

/** The whole table, the fields of each record in order. */
async function everything(): Promise<string[]> {
  const lines: string[] = []
  const pages = paginateScan({ client: database.client }, { TableName: LOCAL_TABLE, ConsistentRead: true })
  for await (const { Items = [] } of pages) lines.push(...Items.map((item) => JSON.stringify(item, inOrder)))
  return lines.toSorted()
}

const inOrder = (_: string, value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

interface Scanned {
  readonly pages: number
  /** Each kind of form, and the statuses it was answered with. */
  readonly forms: Map<string, Set<number>>
}

/** Opens every link of every message, whatever that leads to, and presses every button of every form there. */
async function scan(): Promise<Scanned> {
  const links = (await cloud.outbox()).flatMap((message) => message.links)
  const waiting = links.map((link) => new URL(link).pathname).filter((path) => /^\/[om]\//.test(path))
  const seen = new Set<string>()
  const forms = new Map<string, Set<number>>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const html = await (await fetch(`${cloud.url}${path}`)).text()
    waiting.push(...linksWithin(html))
    for (const form of pressedForms(html)) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: cloud.url }
      const answer = await fetch(`${cloud.url}${form.action}`, {
        method: 'POST',
        headers,
        body: encoded(form),
        redirect: 'manual',
      })
      const kind = form.action.replaceAll(/\/[\w-]{22}\b/g, '').replaceAll(/[^/]*\d[^/]*/g, '*')
      forms.set(kind, (forms.get(kind) ?? new Set()).add(answer.status))
    }
  }
  return { pages: seen.size, forms }
}

test('a scanner that opens every link and sends every form as it stands changes nothing', async () => {
  await cloud.advance('PT24H')
  await cloud.settle()
  const before = await everything()
  const { pages, forms } = await scan()
  await cloud.settle()
  expect(await everything()).toEqual(before)
  expect(pages).toBeGreaterThan(10)
  for (const kind of ['/o', '/m/meetings/*/cancel', '/m/meetings/*/move', '/m/requests/*/leave', '/m/pause', '/m/availability'])
    expect([kind, [...(forms.get(kind) ?? [])]]).toEqual([kind, [422]])
})
