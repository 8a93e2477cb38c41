import { afterAll, beforeAll, expect, test } from 'vitest'
import { dynamoStores } from '#aws/dynamodb/stores.ts'
import { clock } from '#aws/clock.ts'
import { organisationIdOf } from '#core/records/organisation.ts'
import { keys, lists } from '#core/records/keys.ts'
import { loadItems } from '#local/database/table.ts'
import { unmoved } from '../simulation/earlier/unmoved.ts'
import { type TestDynamoDb, startDynamoDb } from '../support/dynamodb.ts'
import { type Ran, script } from '../support/script.ts'
import { everywhere } from '../support/tenant.ts'
import { ORG, world } from '../support/world.ts'

let emulator: TestDynamoDb
beforeAll(async () => {
  emulator = await startDynamoDb()
  const items = unmoved((await world()).items()).map((item) =>
    item['kind'] === 'tenant'
      ? { ...item, agreements: everywhere('Yhdistys').map((one) => ({ ...one, validTo: '2028-12-31' })) }
      : item,
  )
  await loadItems(emulator.client, emulator.tableName, items)
})
afterAll(() => emulator?.stop())

const move = (...given: string[]): Promise<Ran> =>
  script('agreements:move', given, { PATH: process.env['PATH'], RINNALLA_STATE: '/nonexistent' })
const there = () => ['--endpoint', emulator.endpoint, '--table', emulator.tableName]

test('npm run agreements:move moves what an earlier version keeps on the tenant’s record, and does nothing more when called again', async () => {
  for (const again of [false, true]) {
    const { code, stdout, stderr } = await move('--tenant', ORG, ...there())
    expect({ again, code, stderr }).toEqual({ again, code: 0, stderr: '' })
    expect(stdout).toContain(`${everywhere('Yhdistys').length} agreements of 1 organisations are items of their own.`)
  }
  const store = dynamoStores({ client: emulator.client, tableName: emulator.tableName, real: clock.real }).open(ORG)
  expect(await store.get(keys.tenant(ORG))).toMatchObject({ agreements: [] })
  const { items } = await store.query({ partition: keys.agreements(ORG, '529'), from: 'OPEN#', to: 'OPEN#~' })
  expect(items).toMatchObject([{ phase: 'OPEN', organisationId: organisationIdOf('Yhdistys') }])
  const ending = await store.query({ index: 'list', partition: lists.ends(ORG), from: '2028-12-01', to: '2028-12-31~', limit: 1 })
  expect(ending.items).toMatchObject([{ kind: 'agreement', validTo: '2028-12-31' }])
})

test('and says what it lacks', async () => {
  expect(await move(...there())).toMatchObject({ code: 2, stderr: expect.stringContaining('Whose agreements?') })
  expect(await move('--tenant', 'nobody', ...there())).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Nothing is kept'),
  })
})
