import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { dynamoDirectory } from '#aws/dynamodb/directory.ts'
import { dynamoStores } from '#aws/dynamodb/stores.ts'
import type { Directory, Item, Receipt, Stores, Write } from '#core/ports.ts'
import { memoryDirectory } from '#memory/directory.ts'
import { memoryStores } from '#memory/stores.ts'
import { memoryTable } from '#memory/table.ts'
import { type TestDynamoDb, startDynamoDb } from '../support/dynamodb.ts'

/** One empty table, and the real time both its store and its directory go by. */
export interface World {
  readonly stores: Stores
  readonly directory: Directory
  readonly time: { real: number }
}

export const START = 1_800_000_000

export function memoryWorld(time = { real: START }) {
  const table = memoryTable()
  const memory = { table, real: () => time.real }
  return { table, time, stores: memoryStores(memory), directory: memoryDirectory(memory) }
}

export async function dynamoWorld({ client, newTable }: TestDynamoDb, time = { real: START }) {
  const tableName = await newTable()
  const database = { client, tableName, real: () => time.real }
  return { tableName, time, stores: dynamoStores(database), directory: dynamoDirectory(database) }
}

/** The same behaviours of both peers, each in an empty table of its own. */
export function onBothPeers(behaviours: (world: () => World) => void): void {
  describe('in memory', () => {
    let world: World
    beforeEach(() => void (world = memoryWorld()))
    behaviours(() => world)
  })
  describe('in DynamoDB', () => {
    let emulator: TestDynamoDb
    let world: World
    beforeAll(async () => void (emulator = await startDynamoDb()))
    afterAll(() => emulator?.stop())
    beforeEach(async () => void (world = await dynamoWorld(emulator)))
    behaviours(() => world)
  })
}

export const PK = 'lauste#REQ#r1'

export function item(sk: string, more: Partial<Item> = {}): Item {
  return { pk: PK, sk, version: 1, ...more }
}

export const insert = (sk: string, more: Partial<Item> = {}): Write => ({
  op: 'insert',
  item: item(sk, more),
})

let commits = 0
/** A receipt with an opId of its own, unless one is given. */
export function receipt(opId = `op${(commits += 1)}`, more: Partial<Receipt> = {}): Receipt {
  return { opId, at: '2027-01-15T08:00:00.000Z', ...more }
}

/** A number in so many arrays. */
export const nested = (arrays: number): unknown => (arrays === 0 ? 1 : [nested(arrays - 1)])
