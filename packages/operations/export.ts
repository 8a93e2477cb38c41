/**
 * `npm run export -- --to FILE [--table NAME] [--region REGION] [--endpoint URL]`: every record of a table as it stands, one a
 * line, for an empty deployment (`npm run import`) or a drill. Whoever writes meanwhile is seen or not: put sending on hold and
 * let nobody in before, where the export is to be all. What only opens a browser's session stays behind: people sign in anew.
 * The file holds what the table holds, names and numbers too: it is made readable for nobody else, and is yours to delete.
 * Without a table it is the local cloud's. Ends with 0, or 2 when it could not be done.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import { findTarget, Unreachable } from './target.ts'

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { to: text, table: text, region: text, endpoint: text } })
  if (!values.to) throw new Unreachable('Where to? npm run export -- --to FILE')
  return { ...values, to: values.to }
}

try {
  const asked = readArguments()
  const target = findTarget(asked, process.env)
  const client = dynamoClient({
    ...target.client,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 30_000, throwOnRequestTimeout: true },
  })
  const file = openSync(asked.to, 'wx', 0o600)
  let records = 0
  try {
    for await (const { Items = [] } of paginateScan(
      { client: documents(client) },
      { TableName: target.table, ConsistentRead: true },
    ))
      for (const item of Items) {
        if (String(item['pk']).startsWith('SESS#')) continue
        writeSync(file, `${JSON.stringify(item)}\n`)
        records++
      }
  } finally {
    closeSync(file)
    client.destroy()
  }
  console.log(`${records} records of ${target.table}.`)
} catch (error) {
  const { name, message, code } = error as Error & { code?: string }
  const known = error instanceof Unreachable || code?.startsWith('ERR_PARSE_ARGS')
  console.error(
    known ? message : code === 'EEXIST' ? 'That file is there already.' : `Could not: ${name}${message ? ` (${message})` : ''}`,
  )
  process.exitCode = 2
}
