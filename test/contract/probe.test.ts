import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { behaviours, differenceIn } from '../../packages/operations/probe/run.ts'
import { type TestDynamoDb, startDynamoDb } from '../support/dynamodb.ts'
import { script } from '../support/script.ts'

let emulator: TestDynamoDb
let streams: DynamoDBStreamsClient
beforeAll(async () => {
  emulator = await startDynamoDb()
  streams = new DynamoDBStreamsClient({
    endpoint: emulator.endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
})
afterAll(async () => {
  streams?.destroy()
  await emulator?.stop()
})

// Its check is given the client when it runs, which is made by then.
const all = behaviours({
  send: (...args: Parameters<DynamoDBStreamsClient['send']>) => streams.send(...args),
} as unknown as DynamoDBStreamsClient)
const asked = all.filter(({ emulator }) => !emulator?.ends)
const endpoint = () => ({ client: emulator.client, table: emulator.tableName })

test('we know what we rely on: behaviours enough, no two of one name', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  expect(all.length).toBeGreaterThanOrEqual(30)
})

describe('the emulator', () => {
  test.each(asked.filter(({ emulator }) => !emulator).map((one) => [one.name, one] as const))('%s', async (_, behaviour) => {
    expect(await differenceIn(endpoint(), behaviour)).toBeUndefined()
  })

  // A gap that has closed is good news, to be taken out of the list and of docs/emulator-gaps.md.
  test.each(asked.filter(({ emulator }) => emulator).map((one) => [one.name, one] as const))(
    'differs still: %s',
    async (_, behaviour) => {
      expect(await differenceIn(endpoint(), behaviour)).toBeDefined()
    },
  )

  test('is left as empty as it was', async () => {
    const { Items } = await emulator.client.send(new ScanCommand({ TableName: emulator.tableName, ConsistentRead: true }))
    expect(Items).toEqual([])
  })
})

describe('npm run probe:dynamodb', { timeout: 60_000 }, () => {
  /** With nothing of ours in its environment. */
  const probe = (...given: string[]) => script('probe:dynamodb', given, { PATH: process.env['PATH'] })

  test('asks for all of it, and tells the known gaps as such', async () => {
    const { code, stdout, stderr } = await probe('--endpoint', emulator.endpoint, '--table', emulator.tableName)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.match(/^ok /gm)).toHaveLength(all.filter(({ emulator }) => !emulator).length)
    expect(stdout.match(/^gap /gm)).toHaveLength(all.filter(({ emulator }) => emulator).length)
    expect(stdout).toMatch(new RegExp(`^${all.length} behaviours of ${emulator.tableName}, 0 otherwise than expected$`, 'm'))
  })

  test.each([
    ['no table named', [], 'Which table?'],
    ['a table that is not there', ['--table', 'none'], 'Could not probe: ResourceNotFoundException'],
  ])('%s: says so, and ends with 2', async (_, args, why) => {
    const { code, stderr } = await probe('--endpoint', emulator.endpoint, ...args)
    expect({ code, said: stderr.slice(0, why.length) }).toEqual({ code: 2, said: why })
  })
})
