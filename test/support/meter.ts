import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type Billed, unitBook } from './units.ts'

/** One call to the table, with the moments it was asked and answered on a clock that ticks at each of these. */
export interface TableCall {
  readonly call: string
  readonly begun: number
  readonly ended: number
  /** By AWS's published rules. */
  readonly billed: Billed
  /** What the endpoint said it cost. */
  readonly told: number
}

export interface Meter {
  /** Everything the clients have called so far. */
  readonly calls: readonly TableCall[]
  watch(client: DynamoDBDocumentClient): void
}

/** Counts what goes over the wire, whoever asked for it: it sits in the SDK's client, below every adapter. */
export function meter(): Meter {
  const calls: TableCall[] = []
  const book = unitBook()
  let tick = 0
  return {
    calls,
    watch(client) {
      client.middlewareStack.add(
        (next, { commandName = '' }) =>
          async (args) => {
            const begun = tick++
            const call = commandName.replace(/Command$/, '')
            const counted = COUNTED.has(call)
            const answer = await next(counted ? { ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } } : args)
            if (counted) {
              const output = answer.output as Parameters<typeof book>[2] & { ConsumedCapacity?: Told | Told[] }
              const told = [output.ConsumedCapacity ?? []].flat().reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0)
              calls.push({
                call,
                begun,
                ended: tick++,
                billed: book(call, args.input as Parameters<typeof book>[1], output),
                told,
              })
            }
            return answer
          },
        { step: 'initialize', name: 'meter' },
      )
    },
  }
}

interface Told {
  readonly CapacityUnits?: number
}

const COUNTED = new Set(['GetItem', 'Query', 'PutItem', 'DeleteItem', 'TransactWriteItems'])
const READS = new Set(['GetItem', 'Query'])

/**
 * The longest chain: calls that waited for one another. Each entry is what was on its way side by side, so
 * `[['GetItem'], ['Query', 'GetItem'], ['TransactWriteItems']]` is two reading trips and one commit.
 */
export function trips(calls: readonly TableCall[]): readonly (readonly string[])[] {
  const waiting = calls.toSorted((a, b) => a.begun - b.begun)
  const chain: string[][] = []
  while (waiting.length > 0) {
    const first = Math.min(...waiting.map(({ ended }) => ended))
    const beside = waiting.filter(({ begun }) => begun < first)
    chain.push(beside.map(({ call }) => call))
    waiting.splice(0, beside.length)
  }
  return chain
}

/** How many of a chain's links only read. */
export const readingTrips = (chain: ReturnType<typeof trips>): number =>
  chain.filter((beside) => beside.every((call) => READS.has(call))).length
