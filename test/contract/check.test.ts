import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { INVARIANTS } from '#core/check/finding.ts'
import type { Item } from '#core/ports.ts'
import { loadItems } from '#local/database/table.ts'
import { type TestDynamoDb, startDynamoDb } from '../support/dynamodb.ts'
import { some } from '../support/reduced.ts'
import { type Ran, script } from '../support/script.ts'
import { ORG } from '../support/world.ts'
import { soundTenant } from '../unit/check/sound-tenant.ts'

let emulator: TestDynamoDb
let sound: Awaited<ReturnType<typeof soundTenant>>
beforeAll(async () => {
  emulator = await startDynamoDb()
  sound = await soundTenant()
  await loadItems(emulator.client, emulator.tableName, sound.items)
})
afterAll(() => emulator?.stop())

/** With nothing of ours in its environment. */
const check = (...given: string[]): Promise<Ran> =>
  script('check', given, { PATH: process.env['PATH'], RINNALLA_STATE: '/nonexistent' })
const there = () => ['--endpoint', emulator.endpoint, '--table', emulator.tableName, '--at', sound.now]
const put = (item: object) => emulator.client.send(new PutCommand({ TableName: emulator.tableName, Item: item }))

describe('npm run check', () => {
  test('says of each invariant of a sound tenant that it holds', async () => {
    const { code, stdout, stderr } = await check('--tenant', ORG, ...there())
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.match(/^ok /gm)).toHaveLength(Object.keys(INVARIANTS).length)
    expect(stdout).toContain(
      `${sound.items.filter(({ pk }) => pk.startsWith(ORG) || pk.startsWith('LINK#')).length} records, read once`,
    )
  })

  test('names what does not hold by ids, and nothing a person has said', async () => {
    const diary = sound.items.find((item) => item['kind'] === 'diary' && (item['bookings'] as object[]).length > 0) as Item
    const contact = sound.items.find((item) => item['kind'] === 'contact') as Item
    await put({ ...diary, bookings: [] })
    await put({ ...contact, schema: 2, name: 'Uusi Muoto' })
    const [told, read] = await Promise.all([check('--tenant', ORG, ...there()), check('--tenant', ORG, ...there(), '--json')])
    await Promise.all([diary, contact].map(put))
    expect(told.code).toBe(1)
    expect(told.stdout).toMatch(new RegExp(`^WRONG diaries .*\n +diary ${diary['id']} / meeting `, 'm'))
    expect(told.stdout.match(/^WRONG/gm)).toHaveLength(1)
    const { holds, invariants, notJudged, looks } = JSON.parse(read.stdout)
    expect({ holds, notJudged, looks }).toEqual({ holds: false, notJudged: [`contact ${contact['id']}`], looks: 2 })
    expect(invariants.filter((one: { holds: boolean }) => !one.holds)).toMatchObject([{ invariant: 'diaries' }])
    for (const word of wordsOf(sound.items)) expect(told.stdout + read.stdout).not.toContain(word)
  })

  test('another tenant’s records are none of it', async () => {
    const foreign = {
      pk: 'toinen#REQ#r1',
      sk: 'A',
      version: 1,
      kind: 'request',
      schema: 1,
      state: 'lost',
      waitsFor: 'x',
      due: null,
    }
    await put(foreign)
    expect((await check('--tenant', ORG, ...there())).code).toBe(0)
    expect((await check('--tenant', 'toinen', ...there())).code).toBe(1)
  })

  const ASTRAY = [
    ['no tenant', [], 'Whose records? npm run check -- --tenant ORG'],
    ['no table and no cloud', ['--tenant', ORG], 'No local cloud runs here'],
    ['an option nobody knows', ['--tenent', ORG], "Unknown option '--tenent'"],
    ['an instant that is none', ['--tenant', ORG, '--at', 'noon'], '--at takes an instant'],
    ['nobody answers', ['--tenant', ORG, '--endpoint', 'http://127.0.0.1:1'], 'Could not read'],
  ] as const
  test.concurrent.each(some(ASTRAY, 2))('%s: says so, and ends with 2', async (_, args, why) => {
    const { code, stdout, stderr } = await check(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(why)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  const NOBODYS = [
    ['a tenant nobody is', ['--tenant', 'nobody']],
    ['a table that is not there', ['--tenant', ORG, '--table', 'none']],
  ] as const
  test.concurrent.each(some(NOBODYS, 1))('%s: ends with 2', async (_, args) =>
    expect((await check(...there(), ...args)).code).toBe(2),
  )
})

/** Names, phones, addresses, texts and client references among the records. */
function wordsOf(items: readonly Item[]): string[] {
  const fields = ['firstName', 'name', 'introduction', 'phone', 'email', 'note', 'place', 'clientReference', 'organisation']
  return [...new Set(items.flatMap((item) => fields.map((field) => item[field])))].filter(
    (word): word is string => typeof word === 'string',
  )
}
