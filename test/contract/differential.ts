import { isDeepStrictEqual } from 'node:util'
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import type { Item } from '#core/ports.ts'
import { type TestDynamoDb, startDynamoDb } from '../support/dynamodb.ts'
import { type Command, type Memo, commands } from './commands.ts'
import { START, type World, dynamoWorld, memoryWorld } from './peers.ts'

/** The emulator's writes slow down with the length of its stream: a new one after so many calls. */
const CALLS_PER_EMULATOR = 1_500

export interface Asked {
  readonly sequences: number
  /** Calls in a sequence, at least and at most. */
  readonly between: readonly [number, number]
  readonly seed: number
  /** Where fast-check found a failure earlier. */
  readonly path?: string | undefined
  readonly shrink: boolean
  readonly told?: (progress: { readonly sequences: number; readonly calls: number }) => void
}

export interface Compared {
  readonly sequences: number
  readonly calls: number
  /** Kinds of outcome and calls → how often. */
  readonly met: Readonly<Record<string, number>>
  /** What differed, with how to see it again. */
  readonly difference?: string
}

/** Random sequences of calls on both stores, each in an empty table: the same answers to each call, the same content after. */
export async function compareStores({ sequences, between, seed, path, shrink, told }: Asked): Promise<Compared> {
  const met: Record<string, number> = {}
  let emulator: TestDynamoDb | undefined
  let left = 0
  let calls = 0
  let done = 0

  async function freshWorld() {
    if (left <= 0) {
      await emulator?.stop()
      emulator = await startDynamoDb()
      left = CALLS_PER_EMULATOR
    }
    return dynamoWorld(emulator!, { real: START })
  }

  const property = fc.asyncProperty(commands({ minLength: between[0], maxLength: between[1] }), async (script) => {
    const dynamo = await freshWorld()
    const memory = memoryWorld({ real: START })
    const memos: readonly Memo[] = [
      { cursors: [], commits: [] },
      { cursors: [], commits: [] },
    ]
    left -= script.length
    for (const command of script) {
      const expected = await outcome(command, memory, memos[0]!)
      const found = await outcome(command, dynamo, memos[1]!)
      if (!isDeepStrictEqual(found, expected))
        throw new Error(`after ${command.text}\nDynamoDB: ${JSON.stringify(found)}\nin memory: ${JSON.stringify(expected)}`)
      calls += 1
      for (const kind of kindsOf(expected)) met[kind] = (met[kind] ?? 0) + 1
    }
    const [stored, kept] = [await contentOf(emulator!.client, dynamo.tableName), memory.table.snapshot().items].map(byKey)
    if (!isDeepStrictEqual(stored, kept)) throw new Error('the same answers, but not the same content')
    done += 1
    if (done % 100 === 0) told?.({ sequences: done, calls })
  })
  try {
    const run = await fc.check(property, { seed, numRuns: sequences, endOnFailure: !shrink, ...(path && { path }) })
    return { sequences: done, calls, met, ...(run.failed && { difference: differenceOf(run) }) }
  } finally {
    await emulator?.stop()
  }
}

function differenceOf({ counterexample, counterexamplePath, errorInstance }: fc.RunDetails<[Command[]]>): string {
  const script = counterexample?.[0].map(({ text }) => `  ${text.length > 300 ? `${text.slice(0, 300)}…` : text}`)
  return `${script?.join('\n')}\n${String(errorInstance).slice(0, 3000)}\npath ${counterexamplePath}`
}

/** What a call came to, in a form that can be compared: an answer, or what was thrown. */
async function outcome(command: Command, world: World, memo: Memo): Promise<unknown> {
  try {
    return { answered: await command.run(world, memo) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { thrown: error.name, message: error.message }
  }
}

async function contentOf(client: DynamoDBDocumentClient, TableName: string): Promise<Item[]> {
  const items: Item[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    items.push(...(Items as Item[]))
  return items
}

const byKey = (items: readonly Item[]) => new Map(items.map((item) => [`${item.pk}|${item.sk}`, { ...item }]))

function kindsOf(outcome: unknown): string[] {
  const text = JSON.stringify(outcome)
  const thrown = /^\{"thrown":"(\w+)"/.exec(text)?.[1]
  const status = /^\{"answered":\{"status":"(\w+)"/.exec(text)?.[1]
  const more = text.includes('"cursor":') ? 'a page with more to come' : undefined
  const entry = /"purpose":/.test(text) ? 'a link' : /"staffId":/.test(text) ? 'a session' : undefined
  const big = text.includes('"away":') ? 'pages of megabytes' : undefined
  return [thrown, status, more, entry, big].filter((kind) => kind !== undefined)
}
