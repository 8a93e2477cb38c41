import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import { dynamoDirectory } from '#aws/dynamodb/directory.ts'
import { dynamoStores } from '#aws/dynamodb/stores.ts'
import { Unavailable } from '#core/ports.ts'
import { PK, START, insert, receipt } from './peers.ts'

// What the emulator never does by itself: its answers are put in its mouth here.

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more)
const coded = (code: string) => Object.assign(new Error(code), { code })
const cancelled = (...codes: string[]) => {
  const CancellationReasons: CancellationReason[] = codes.map((Code) => ({ Code }))
  return new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons })
}
const FAILED = 'ConditionalCheckFailed'
const OVERLOAD = [named('ThrottlingException'), named('ProvisionedThroughputExceededException'), named('RequestLimitExceeded')]
const SILENCE = [
  named('TimeoutError'),
  named('AbortError'),
  named('InternalServerError'),
  named('ServiceUnavailable'),
  named('TransactionInProgressException'),
  named('SomethingNew', { $metadata: { httpStatusCode: 503 } }),
  coded('ECONNRESET'),
  coded('ECONNREFUSED'),
  coded('EPIPE'),
  coded('EAI_AGAIN'),
  coded('EPROTO'),
]
const FAULTS = [named('ValidationException'), named('ResourceNotFoundException'), named('AccessDeniedException')]

const mock = mockClient(DynamoDBDocumentClient)
beforeEach(() => void mock.reset())
afterAll(() => mock.restore())

describe('a commit', () => {
  const store = dynamoStores({ client: documents(dynamoClient()), tableName: 't', real: () => START }).open('lauste')
  const commit = () => store.commit(receipt('op'), [insert('A'), insert('B'), insert('C')])
  const fails = (error: Error) => void mock.on(TransactWriteCommand).rejects(error)
  const holdsReceipt = () =>
    void mock.on(GetCommand).resolves({
      Item: { pk: 'lauste#OP#op', sk: 'RECEIPT', version: 1, expires: START + 1, ...receipt('op') },
    })
  const keys = (...sks: string[]) => sks.map((sk) => ({ pk: PK, sk }))

  test('that meets another writing the same records is a conflict over them', async () => {
    fails(cancelled('None', 'None', 'TransactionConflict', 'TransactionConflict'))
    expect(await commit()).toEqual({ status: 'conflict', keys: keys('B', 'C') })
  })

  test('that meets a failed check and a conflict names both', async () => {
    fails(cancelled('None', FAILED, 'None', 'TransactionConflict'))
    expect(await commit()).toEqual({ status: 'conflict', keys: keys('A', 'C') })
  })

  test('that meets itself underway is a conflict over the receipt: tried again, it is replayed', async () => {
    fails(cancelled('TransactionConflict', 'TransactionConflict', 'None', 'None'))
    expect(await commit()).toEqual({
      status: 'conflict',
      keys: [{ pk: 'lauste#OP#op', sk: 'RECEIPT' }, ...keys('A')],
    })
  })

  test('whose receipt is there is replayed, whatever else failed', async () => {
    fails(cancelled(FAILED, FAILED, 'TransactionConflict', 'None'))
    holdsReceipt()
    expect(await commit()).toEqual({ status: 'replayed', receipt: receipt('op') })
  })

  test('whose receipt was there and expired before it was read is not known to be done', async () => {
    fails(cancelled(FAILED, 'None', 'None', 'None'))
    mock.on(GetCommand).resolves({})
    await expect(commit()).rejects.toThrow(Unavailable)
  })

  test.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])('cancelled for %s is unavailable', async (code) => {
    fails(cancelled('None', 'None', code, 'None'))
    await expect(commit()).rejects.toThrow(Unavailable)
  })

  test.each(['ValidationError', 'ItemCollectionSizeLimitExceeded'])('cancelled for %s throws it as it is', async (code) => {
    fails(cancelled('None', 'None', code, 'None'))
    await expect(commit()).rejects.toThrow(TransactionCanceledException)
  })

  test.each(OVERLOAD)('refused with %o is unavailable, and adds no read to the load', async (error) => {
    fails(error)
    await expect(commit()).rejects.toMatchObject({ name: 'Unavailable', service: 'store', cause: error })
    expect(mock.commandCalls(GetCommand)).toHaveLength(0)
  })

  test.each(SILENCE)('ending in %o with the receipt there is replayed', async (error) => {
    fails(error)
    holdsReceipt()
    expect(await commit()).toEqual({ status: 'replayed', receipt: receipt('op') })
  })

  test.each(SILENCE)('ending in %o without a receipt is unavailable', async (error) => {
    fails(error)
    mock.on(GetCommand).resolves({})
    await expect(commit()).rejects.toMatchObject({ name: 'Unavailable', cause: { cause: error } })
  })

  test('whose outcome cannot be read either is unavailable', async () => {
    fails(named('TimeoutError'))
    mock.on(GetCommand).rejects(named('TimeoutError'))
    await expect(commit()).rejects.toThrow(Unavailable)
  })

  test.each(FAULTS)('that is wrong throws %o as it is', async (error) => {
    fails(error)
    await expect(commit()).rejects.toBe(error)
  })

  test('carries a token of its own, so that the retries of one call are one', async () => {
    mock.on(TransactWriteCommand).resolves({})
    await commit()
    await commit()
    const tokens = mock.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.ClientRequestToken)
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(tokens[1]).not.toBe(tokens[0])
  })
})

describe('reading', () => {
  const database = { client: documents(dynamoClient()), tableName: 't', real: () => START }
  const store = dynamoStores(database).open('lauste')

  test.each([...OVERLOAD, ...SILENCE])('that ends in %o is unavailable', async (error) => {
    mock.onAnyCommand().rejects(error)
    const unavailable = { name: 'Unavailable', service: 'store', cause: error }
    await expect(store.get({ pk: PK, sk: 'A' })).rejects.toMatchObject(unavailable)
    await expect(store.query({ partition: PK })).rejects.toMatchObject(unavailable)
    await expect(dynamoStores(database).due('2027', 1)).rejects.toMatchObject(unavailable)
    await expect(dynamoDirectory(database).findSession('0'.repeat(64))).rejects.toMatchObject(unavailable)
    await expect(dynamoDirectory(database).endSession('0'.repeat(64))).rejects.toMatchObject(unavailable)
  })

  test.each(FAULTS)('that is wrong throws %o as it is', async (error) => {
    mock.onAnyCommand().rejects(error)
    await expect(store.get({ pk: PK, sk: 'A' })).rejects.toBe(error)
  })

  test('a record and a partition is strongly consistent, an index cannot be', async () => {
    mock.onAnyCommand().resolves({})
    await store.get({ pk: PK, sk: 'A' })
    await store.query({ partition: PK })
    await store.query({ partition: 'lauste#OPEN', index: 'list' })
    expect(mock.commandCalls(GetCommand)[0]?.args[0].input.ConsistentRead).toBe(true)
    const queries = mock.commandCalls(QueryCommand).map(({ args }) => args[0].input)
    expect(queries.map(({ ConsistentRead }) => ConsistentRead)).toEqual([true, undefined])
  })
})
