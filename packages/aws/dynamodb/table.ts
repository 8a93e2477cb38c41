/**
 * The one table, as plain data: read by the adapter, by infra, and by whoever creates it in an emulator.
 * All keys are strings. `packages/core/records/keys.ts` says which records stand under which keys.
 */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** TTL attribute, epoch seconds: DynamoDB deletes some time after, the adapter treats as absent at once. */
  expires: 'expires',
  stream: 'NEW_IMAGE',
  indexes: [
    { name: 'due', partitionKey: 'duePk', sortKey: 'dueSk', projection: 'KEYS_ONLY' },
    { name: 'list', partitionKey: 'listPk', sortKey: 'listSk', projection: 'ALL' },
    { name: 'own', partitionKey: 'ownPk', sortKey: 'ownSk', projection: 'ALL' },
  ],
} as const

/** Names of the partition and sort key attributes of the table, or of one of its indexes. */
export function keyNames(index: (typeof TABLE.indexes)[number]['name'] | undefined) {
  return TABLE.indexes.find(({ name }) => name === index) ?? TABLE
}
