import type { DynamoDBRecord } from 'aws-lambda'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliver } from '#local/stream/deliver.ts'
import { concerns } from '#local/stream/records.ts'

const record = (n: number): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(n), NewImage: { duePk: { S: 'DUE' } } },
})
const numberOf = (one: DynamoDBRecord) => Number(one.dynamodb!.SequenceNumber)

/** Delivers 0…size-1 to a function that never takes the bad ones: by reporting them, or by throwing. */
async function run(size: number, bad: ReadonlySet<number>, how: 'report' | 'throw') {
  const taken: number[] = []
  const given: number[] = []
  const batches: number[] = []
  await deliver(
    Array.from({ length: size }, (_, n) => record(n)),
    {
      async invoke({ Records }) {
        batches.push(Records.length)
        if (how === 'throw' && Records.some((one) => bad.has(numberOf(one)))) throw new Error('whole batch')
        const failed = Records.filter((one) => bad.has(numberOf(one)))
        taken.push(...Records.map(numberOf).filter((n) => !bad.has(n)))
        return { batchItemFailures: failed.map((one) => ({ itemIdentifier: one.dynamodb!.SequenceNumber! })) }
      },
      giveUp: (one) => void given.push(numberOf(one)),
    },
  )
  return { taken: new Set(taken), given, batches }
}

test('every record is taken or given up, exactly the bad ones are given up, and none twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 2 }),
      fc.constantFrom('report' as const, 'throw' as const),
      async (size, chosen, how) => {
        const bad = new Set(chosen.filter((n) => n < size))
        const { taken, given } = await run(size, bad, how)
        expect(given.toSorted((a, b) => a - b)).toEqual([...bad].toSorted((a, b) => a - b))
        expect([...taken].toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, n) => n).filter((n) => !bad.has(n)))
      },
    ),
    {
      numRuns: 16,
      examples: [
        [1, [0], 'report'],
        [6, [1, 4], 'report'],
        [5, [2], 'throw'],
      ],
    },
  )
})

test('at most 100 records go at a time', async () => {
  expect((await run(250, new Set(), 'report')).batches).toEqual([100, 100, 50])
})

test('only new or changed records that wait for something concern anybody', () => {
  expect(concerns(record(1))).toBe(true)
  expect(concerns({ ...record(1), eventName: 'REMOVE' })).toBe(false)
  expect(concerns({ eventName: 'MODIFY', dynamodb: { NewImage: { pk: { S: 'x' } } } })).toBe(false)
})
