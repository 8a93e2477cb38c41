import { setTimeout } from 'node:timers/promises'
import { CreateTableCommand, DeleteTableCommand, DescribeTableCommand, type TableDescription } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, type BatchWriteCommandInput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Item } from '#core/ports.ts'
import { createTableInput } from '#aws/dynamodb/create-table.ts'
import { CannotRun } from '../cannot-run.ts'

/** Makes sure the table is there; returns the ARN of its stream. Throws `CannotRun` when nothing answers. */
export async function ensureTable(client: DynamoDBDocumentClient, name: string, endpoint: string): Promise<string> {
  const found = await describe(client, name).catch((error: unknown) => {
    throw new CannotRun(
      `No DynamoDB answers at ${endpoint}: ${error instanceof Error ? error.message || error.name : String(error)}`,
    )
  })
  if (!found) await client.send(new CreateTableCommand(createTableInput(name)))
  const arn = (await whenActive(client, name)).LatestStreamArn
  if (!arn) throw new CannotRun(`The table ${name} at ${endpoint} has no stream: delete it, and start again.`)
  return arn
}

export async function deleteTable(client: DynamoDBDocumentClient, name: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: name }))
  while (await describe(client, name)) await setTimeout(20)
}

/** Writes records as they are, 25 to a call. */
export async function loadItems(client: DynamoDBDocumentClient, name: string, items: readonly Item[]): Promise<void> {
  for (let from = 0; from < items.length; from += 25) {
    let RequestItems: BatchWriteCommandInput['RequestItems'] = {
      [name]: items.slice(from, from + 25).map((item) => ({ PutRequest: { Item: item } })),
    }
    while (RequestItems && Object.keys(RequestItems).length > 0) {
      RequestItems = (await client.send(new BatchWriteCommand({ RequestItems }))).UnprocessedItems
    }
  }
}

async function whenActive(client: DynamoDBDocumentClient, name: string): Promise<TableDescription> {
  for (;;) {
    const table = await describe(client, name)
    if (table?.TableStatus === 'ACTIVE') return table
    await setTimeout(20)
  }
}

async function describe(client: DynamoDBDocumentClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
    throw error
  }
}
