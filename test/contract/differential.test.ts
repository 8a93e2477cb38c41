import { isDeepStrictEqual } from 'node:util'
import { type AttributeValue, paginateScan } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Item } from '#core/ports.ts'
import { seed } from '../support/seed.ts'
import { type TestDynamoDb, startDynamoDb } from '../support/dynamodb.ts'
import { type Command, type Memo, commands } from './commands.ts'
import { START, type World, dynamoWorld, memoryWorld } from './peers.ts'

const RUNS = 40
const COMMANDS = 60

let emulator: TestDynamoDb
beforeAll(async () => void (emulator = await startDynamoDb()))
afterAll(() => emulator?.stop())

/** What a call came to, in a form that can be compared: an answer, or what was thrown. */
async function outcome(command: Command, world: World, memo: Memo): Promise<unknown> {
  try {
    return { answered: await command.run(world, memo) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { thrown: error.name, message: error.message }
  }
}

async function contentOf(tableName: string): Promise<Item[]> {
  const items: Record<string, AttributeValue>[] = []
  for await (const page of paginateScan(
    { client: emulator.client },
    { TableName: tableName, ConsistentRead: true },
  )) {
    items.push(...(page.Items ?? []))
  }
  return items.map((stored) => unmarshall(stored) as Item)
}

const byKey = (items: readonly Item[]) => new Map(items.map((item) => [`${item.pk}|${item.sk}`, item]))

test(`${RUNS * COMMANDS} random calls of both peers: the same answers, the same content`, async () => {
  const met: Record<string, number> = {}
  let ran = 0
  const property = fc.asyncProperty(commands(COMMANDS), async (script) => {
    const memory = memoryWorld({ real: START })
    const dynamo = await dynamoWorld(emulator, { real: START })
    const memos: [Memo, Memo] = [{ cursors: [] }, { cursors: [] }]
    for (const command of script) {
      const left = await outcome(command, memory, memos[0])
      const right = await outcome(command, dynamo, memos[1])
      if (!isDeepStrictEqual(right, left))
        expect({ after: command.text, right }).toEqual({ after: command.text, right: left })
      ran += 1
      for (const kind of kindsOf(left)) met[kind] = (met[kind] ?? 0) + 1
    }
    expect(byKey(await contentOf(dynamo.tableName))).toEqual(byKey(memory.table.snapshot().items))
  })
  await fc
    .assert(property, { seed, numRuns: RUNS, endOnFailure: process.env['SHRINK'] === undefined })
    .finally(() => {
      console.log(`differential: seed ${seed}, ${ran} calls, ${JSON.stringify(met)}`)
    })
  // The script must have gone where it was meant to go.
  for (const kind of [
    'committed',
    'replayed',
    'conflict',
    'BadCursor',
    'Error',
    'a page with more to come',
  ]) {
    expect(met[kind] ?? 0, kind).toBeGreaterThan(20)
  }
}, 120_000)

function kindsOf(outcome: unknown): string[] {
  const text = JSON.stringify(outcome)
  const thrown = /^\{"thrown":"(\w+)"/.exec(text)?.[1]
  const status = /^\{"answered":\{"status":"(\w+)"/.exec(text)?.[1]
  const more = text.includes('"cursor":') ? 'a page with more to come' : undefined
  return [thrown, status, more].filter((kind) => kind !== undefined)
}
