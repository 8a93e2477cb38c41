import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type Behaviour, reasons, refused } from './table.ts'

const COND = { ConditionExpression: 'attribute_not_exists(pk)' }
const KB = 1024

/** What one commit is made of. */
export const transactions: readonly Behaviour[] = [
  {
    name: 'a transaction is all or nothing',
    async check(table) {
      await table.put('B')
      await reasons(table.commit([table.putting('A'), table.putting('B', {}, COND), table.putting('C')]))
      assert.deepEqual(
        (await table.query()).items.map(({ sk }) => sk),
        ['B'],
      )
    },
  },
  {
    name: 'a cancelled transaction gives a reason for each item, in their order',
    async check(table) {
      await table.put('B')
      await table.put('D')
      const items = ['A', 'B', 'C', 'D'].map((sk) => table.putting(sk, {}, COND))
      assert.deepEqual(await reasons(table.commit(items)), ['None', 'ConditionalCheckFailed', 'None', 'ConditionalCheckFailed'])
    },
  },
  {
    name: 'two operations on one item in a transaction are refused',
    check: (table) => refused(table.commit([table.putting('A'), table.putting('A', { note: 2 })]), 'ValidationException'),
  },
  {
    name: 'the same token with the same content is done once, and answered again',
    async check(table) {
      const more = { ClientRequestToken: randomUUID() }
      await table.commit([table.putting('A')], more)
      await table.put('A', { version: 2 })
      await table.commit([table.putting('A')], more)
      assert.equal((await table.get('A'))?.['version'], 2)
    },
  },
  {
    name: 'a token that failed may be used again for the same',
    async check(table) {
      const more = { ClientRequestToken: randomUUID() }
      const insert = () => table.commit([table.putting('A', {}, COND)], more)
      await table.put('A')
      await reasons(insert())
      assert.deepEqual(await reasons(insert()), ['ConditionalCheckFailed'])
    },
  },
  {
    name: 'the same token with other content is refused',
    async check(table) {
      const more = { ClientRequestToken: randomUUID() }
      await table.commit([table.putting('A')], more)
      await refused(table.commit([table.putting('A', { note: 2 })], more), 'IdempotentParameterMismatchException')
      assert.equal((await table.get('A'))?.['note'], undefined)
    },
  },
  {
    name: 'of many who replace one version at the same moment, exactly one succeeds',
    async check(table) {
      await table.put('A')
      const condition = { ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': 1 } }
      const tries = Array.from({ length: 20 }, (_, n) =>
        table.commit([table.putting('A', { version: 2, by: n }, condition)]).then(
          () => n,
          (error: Error) => error,
        ),
      )
      const ended = await Promise.all(tries)
      const [winner, ...others] = ended.filter((one) => typeof one === 'number')
      assert.deepEqual(others, [])
      assert.equal((await table.get('A'))?.['by'], winner)
      for (const one of ended) if (one instanceof Error) assert.equal(one.name, 'TransactionCanceledException')
    },
  },
  {
    name: 'two transactions that meet may be cancelled as TransactionConflict',
    perhaps: true,
    emulator: { differs: 'one after the other, never cancelled for meeting' },
    async check(table) {
      await table.put('A')
      for (let round = 0; round < 10; round++) {
        const tries = Array.from({ length: 20 }, (_, n) => reasons(table.commit([table.putting('A', { by: n })])).catch(() => []))
        if ((await Promise.all(tries)).flat().includes('TransactionConflict')) return
      }
      assert.fail('200 that met, and none was cancelled')
    },
  },
  {
    name: 'what a transaction wrote is read at once, by key and by partition',
    async check(table) {
      for (let n = 0; n < 5; n++) {
        await table.commit([table.putting('A', { n }), table.putting('B', { n })])
        assert.equal((await table.get('A'))?.['n'], n)
        assert.deepEqual(
          (await table.query()).items.map((item) => item['n']),
          [n, n],
        )
      }
    },
  },
  {
    name: 'a transaction takes 100 items, and not 101',
    async check(table) {
      const items = (count: number) => Array.from({ length: count }, (_, n) => table.putting(`N#${n}`))
      await refused(table.commit(items(101)), 'ValidationException')
      await table.commit(items(100))
    },
  },
  {
    name: 'a transaction of more than 4 MB is refused',
    async check(table) {
      const items = Array.from({ length: 11 }, (_, n) => table.putting(`N#${n}`, { text: 'x'.repeat(390 * KB) }))
      await refused(table.commit(items), 'ValidationException')
      assert.deepEqual((await table.query()).items, [])
    },
  },
  {
    name: 'a transaction costs two units for each KB, index writes included',
    async check(table) {
      const asked = { ReturnConsumedCapacity: 'TOTAL' } as const
      const cost = async (fields: object) => {
        const { ConsumedCapacity = [] } = await table.commit([table.putting('A', { ...fields })], asked)
        return ConsumedCapacity.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
      }
      assert.equal(await cost({}), 2)
      assert.equal(await cost({ text: 'x'.repeat(2 * KB) }), 6)
      assert((await cost({ listPk: table.pk, listSk: 'A' })) > 2)
    },
  },
]
