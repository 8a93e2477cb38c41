import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Unavailable } from '#core/ports.ts'
import { ITEM_BYTES, itemSize } from '#store/size.ts'
import { type TestDynamoDb, startDynamoDb } from '../support/dynamodb.ts'
import { PK, dynamoWorld, insert, item, receipt } from './peers.ts'

let emulator: TestDynamoDb
beforeEach(async () => void (emulator = await startDynamoDb()))
afterEach(() => emulator.stop())

/** Each attempt of a call reaches the emulator; what it answers does not come back. */
function loseAnswers(attempts: number) {
  let left = attempts
  emulator.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args)
        if (commandName === 'TransactWriteItemsCommand' && left-- > 0)
          throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
        return answer
      },
    { step: 'finalizeRequest', priority: 'low', name: 'loseAnswers' },
  )
}

test.each([
  [1, 'committed'],
  [9, 'replayed'],
])('a commit whose answer is lost %i times is %s, and written once', async (lost, status) => {
  const { stores } = await dynamoWorld(emulator)
  const store = stores.open('lauste')
  loseAnswers(lost)
  expect((await store.commit(receipt('op'), [insert('A')])).status).toBe(status)
  expect(await store.get({ pk: PK, sk: 'A' })).toEqual(item('A'))
})

test('a database that is gone is unavailable', async () => {
  const { stores } = await dynamoWorld(emulator)
  await emulator.stop()
  await expect(stores.open('lauste').get({ pk: PK, sk: 'A' })).rejects.toThrow(Unavailable)
  await expect(stores.open('lauste').commit(receipt(), [insert('A')])).rejects.toThrow(Unavailable)
})

test.each([
  ['texts', { ä: 'ä', '😀': '￥😀' }],
  ['truth and nothing', { a: true, b: false, c: null }],
  ['numbers', { a: 0, b: 7, c: -12, d: 1.25, e: 123456789, f: 1e21 / 1e20, g: 5e-7, h: 1200, i: -0.05 }],
  ['lists and maps', { a: [], b: {}, c: [1, [2, ['x']]], d: { e: { f: [{ g: 'h' }] } } }],
])('the size of %s is what the database counts, to the byte', async (_, fields) => {
  const bare = item('A', { ...fields, pad: '' })
  const put = (length: number) =>
    emulator.client.send(new PutCommand({ TableName: emulator.tableName, Item: { ...bare, pad: 'x'.repeat(length) } }))
  const room = ITEM_BYTES - itemSize(bare)
  await put(room)
  await expect(put(room + 1)).rejects.toThrow('size')
})
