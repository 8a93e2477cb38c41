import { marshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBStreamEvent } from 'aws-lambda'
import { expect, test } from 'vitest'
import { itemOf } from '#aws/keeping-ports.ts'
import type { KeptOutside } from '#core/ports.ts'
import { Unavailable } from '#core/ports.ts'
import { memoryLog } from '#memory/log.ts'
import { memoryOutside } from '#memory/outside.ts'
import { createOnCommit } from '../../../functions/on-commit/handler.ts'

const event = (opId: string, at = '2026-11-23T08:00:00.000Z') => ({
  pk: 'varsinais#EVT#r1',
  sk: `${at}#${opId}`,
  version: 1,
  kind: 'event',
  schema: 1,
  at,
  by: { role: 'partner', id: 'p1' },
  changes: [{ kind: 'offer', key: { pk: 'varsinais#REQ#r1', sk: 'OFFER#o1' }, id: 'o1', version: 2, what: 'offer.accepted' }],
})

const recordOf = (item: object, sequence: number) => ({
  eventID: `e${sequence}`,
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(sequence), NewImage: marshall(item) },
})

const run = (records: readonly object[], outside = memoryOutside()) => {
  const log = memoryLog()
  const handler = createOnCommit({ outside, log, itemOf })
  return { outside, log, done: handler({ Records: records } as unknown as DynamoDBStreamEvent, {} as Context) }
}

test('a commit is kept outside as its audit record says, under the hour it was done in', async () => {
  const { outside, done } = run([recordOf(event('a'), 1), recordOf(event('b'), 2)])
  expect(await done).toEqual({ batchItemFailures: [] })
  expect(outside.kept()).toEqual(['a', 'b'].map((one): KeptOutside => ({ kind: 'commit', event: event(one) })))
})

test('a batch that comes again is kept once', async () => {
  const outside = memoryOutside()
  await run([recordOf(event('a'), 1)], outside).done
  await run([recordOf(event('a'), 1)], outside).done
  expect(outside.kept()).toHaveLength(1)
})

test('what is no audit record is left alone, and what nobody can read is told of', async () => {
  const { outside, log, done } = run([
    recordOf({ pk: 'varsinais#REQ#r1', sk: 'A', kind: 'request' }, 1),
    { eventID: 'odd', eventName: 'INSERT', dynamodb: {} },
    recordOf({ ...event('c'), at: 'never' }, 3),
  ])
  await done
  expect(outside.kept()).toEqual([])
  expect(log.lines.map((line) => [line.event, line['id']])).toEqual([
    ['on-commit.unreadable', 'odd'],
    ['on-commit.unreadable', 'e3'],
  ])
})

test('a batch that cannot be kept fails, so that the stream brings it again', async () => {
  const outside = {
    ...memoryOutside(),
    keep: async () => {
      throw new Unavailable('outside')
    },
  }
  await expect(run([recordOf(event('a'), 1)], outside).done).rejects.toThrow(Unavailable)
})

test('what stands first in a batch and says nothing of itself keeps none behind it from being kept', async () => {
  const { outside, done } = run([{ eventID: 'odd', eventName: 'INSERT' }, recordOf(event('a'), 2)])
  expect(await done).toEqual({ batchItemFailures: [] })
  expect(outside.kept()).toHaveLength(1)
})
