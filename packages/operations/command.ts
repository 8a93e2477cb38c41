import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import { findTarget, type Given, type Target, Unreachable } from './target.ts'

interface Words {
  /** What a failure that nobody foresaw begins with. */
  readonly failed?: string
  /** A sentence for one that this command foresees. */
  readonly said?: (error: Error & { readonly code?: string }) => string | undefined
}

/** Ends the process with what `run` returns; with 2, and a sentence on stderr, where it could not be done. */
export async function asCommand(run: () => Promise<number>, { failed = 'Could not', said }: Words = {}): Promise<void> {
  try {
    process.exitCode = await run()
  } catch (caught) {
    const error = caught as Error & { code?: string }
    const { name, message, code } = error
    const known = error instanceof Unreachable || code?.startsWith('ERR_PARSE_ARGS')
    console.error(said?.(error) ?? (known ? message : `${failed}: ${name}${message ? ` (${message})` : ''}`))
    process.exitCode = 2
  }
}

/** Works on the table that was asked for; rejects with `Unreachable` where there is none. */
export async function onTable<T>(given: Given, work: (client: DynamoDBDocumentClient, target: Target) => Promise<T>): Promise<T> {
  const target = findTarget(given, process.env)
  // Pages of 1 MB take longer than what a function is given for a record.
  const client = dynamoClient({
    ...target.client,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 30_000, throwOnRequestTimeout: true },
  })
  try {
    return await work(documents(client), target)
  } finally {
    client.destroy()
  }
}
