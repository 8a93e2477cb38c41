import assert from 'node:assert/strict'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { type Behaviour, type Part, type Probed, reasons, refusal, refused } from './table.ts'

const NOW = 1_800_000_000
const absent = {
  ConditionExpression: 'attribute_not_exists(#pk) OR #expires <= :now',
  ExpressionAttributeNames: { '#pk': 'pk', '#expires': 'expires' },
  ExpressionAttributeValues: { ':now': NOW },
}
const atVersion = (version: number) => ({
  ConditionExpression: '#version = :version AND (attribute_not_exists(#expires) OR #expires > :now)',
  ExpressionAttributeNames: { '#version': 'version', '#expires': 'expires' },
  ExpressionAttributeValues: { ':version': version, ':now': NOW },
})
type Condition = typeof absent | ReturnType<typeof atVersion>
const looking = ({ TableName, pk }: Probed, sk: string, condition: Condition): Part => ({
  ConditionCheck: { TableName, Key: { pk, sk }, ...condition },
})
const removing = ({ TableName, pk }: Probed, sk: string, condition: Condition): Part => ({
  Delete: { TableName, Key: { pk, sk }, ...condition },
})
const FAILED = ['ConditionalCheckFailed']

/** Versions and absence, as every commit asks for them. */
export const conditions: readonly Behaviour[] = [
  {
    name: 'an insert is taken where nothing is, and refused where something is',
    async check(table) {
      await table.commit([table.putting('A', {}, absent)])
      assert.deepEqual(await reasons(table.commit([table.putting('A', { note: 2 }, absent)])), FAILED)
      assert.equal((await table.get('A'))?.['note'], undefined)
    },
  },
  {
    name: 'a replace is taken at the version expected, refused at another and where nothing is',
    async check(table) {
      await table.put('A')
      await table.commit([table.putting('A', { version: 2 }, atVersion(1))])
      assert.deepEqual(await reasons(table.commit([table.putting('A', { version: 2 }, atVersion(1))])), FAILED)
      assert.deepEqual(await reasons(table.commit([table.putting('B', { version: 2 }, atVersion(1))])), FAILED)
    },
  },
  {
    name: 'a remove is taken at the version expected only',
    async check(table) {
      await table.put('A', { version: 3 })
      assert.deepEqual(await reasons(table.commit([removing(table, 'A', atVersion(2))])), FAILED)
      await table.commit([removing(table, 'A', atVersion(3))])
      assert.equal(await table.get('A'), undefined)
    },
  },
  {
    name: 'an item past its time is absent to a condition, deleted or not',
    async check(table) {
      await table.put('A', { expires: NOW })
      assert.deepEqual(await reasons(table.commit([looking(table, 'A', atVersion(1))])), FAILED)
      await table.commit([table.putting('A', { note: 'new' }, absent)])
      assert.equal((await table.get('A'))?.['note'], 'new')
    },
  },
  {
    name: 'an item whose time is not yet over is there to a condition',
    async check(table) {
      await table.put('A', { expires: NOW + 1 })
      await table.commit([looking(table, 'A', atVersion(1))])
      assert.deepEqual(await reasons(table.commit([table.putting('A', {}, absent)])), FAILED)
    },
  },
  {
    name: 'comparing an attribute that is not there is false, not an error',
    async check(table) {
      await table.put('A')
      await refused(
        table.put('A', {}, { ConditionExpression: 'expires <= :now', ExpressionAttributeValues: { ':now': NOW } }),
        'ConditionalCheckFailedException',
      )
    },
  },
  {
    name: 'a check in a transaction writes nothing, and refuses all when it fails',
    async check(table) {
      await table.put('A')
      await table.commit([looking(table, 'A', atVersion(1)), table.putting('B')])
      assert.equal((await table.get('A'))?.['version'], 1)
      assert.deepEqual(await reasons(table.commit([looking(table, 'A', atVersion(2)), table.putting('C')])), [
        'ConditionalCheckFailed',
        'None',
      ])
      assert.equal(await table.get('C'), undefined)
    },
  },
  {
    name: 'a check may ask that nothing is there',
    async check(table) {
      await table.commit([looking(table, 'none', absent), table.putting('A')])
      assert.deepEqual(await reasons(table.commit([looking(table, 'A', absent), table.putting('B')])), [
        'ConditionalCheckFailed',
        'None',
      ])
    },
  },
  {
    name: 'a refused condition gives the item that stood there, where asked to',
    async check(table) {
      await table.put('A', { version: 7 })
      const put = table.putting('A', {}, { ...atVersion(1), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
      const { CancellationReasons = [] } = await refusal(table.commit([put]))
      assert.deepEqual((CancellationReasons[0]?.Item as { version?: object } | undefined)?.version, { N: '7' })
    },
  },
  {
    name: 'deleting what is not there is no matter',
    check: async ({ client, TableName, pk }) =>
      void (await client.send(new DeleteCommand({ TableName, Key: { pk, sk: 'none' } }))),
  },
  {
    name: 'a put replaces the whole item',
    async check(table) {
      await table.put('A', { first: 1 })
      await table.put('A', { second: 2 })
      assert.deepEqual(await table.get('A'), { pk: table.pk, sk: 'A', version: 1, second: 2 })
    },
  },
  {
    name: 'any character may stand in an expression',
    emulator: { differs: 'a multibyte one ends the process', ends: true },
    check: (table) =>
      refused(
        table.put('A', {}, { ConditionExpression: 'äö = :now', ExpressionAttributeValues: { ':now': 1 } }),
        'ValidationException',
      ),
  },
]
