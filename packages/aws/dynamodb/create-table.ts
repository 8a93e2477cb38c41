import type { CreateTableCommandInput, KeySchemaElement } from '@aws-sdk/client-dynamodb'
import { TABLE } from './table.ts'

/** Input of CreateTable, for an emulator; the deployed table is made by infra from the same data. */
export function createTableInput(name: string): CreateTableCommandInput {
  const attributes = [TABLE, ...TABLE.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema(TABLE),
    GlobalSecondaryIndexes: TABLE.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: index.projection },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: TABLE.stream },
  }
}

function keySchema(pair: { readonly partitionKey: string; readonly sortKey: string }): KeySchemaElement[] {
  return [
    { AttributeName: pair.partitionKey, KeyType: 'HASH' },
    { AttributeName: pair.sortKey, KeyType: 'RANGE' },
  ]
}
