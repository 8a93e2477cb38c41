/**
 * `npm run import -- --from FILE --table NAME [--region REGION] [--endpoint URL]`: puts what was exported into an empty
 * table, as it stands, so that it shows the same pages and is due at the same times. A table that holds anything is left
 * alone. In the local cloud's database it is made where it is not there. Ends with 0, or 2 when it could not be done.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import type { Item } from '#core/ports.ts'
import { ensureTable, loadItems } from '#local/database/table.ts'
import { isLocalTable } from '#local/environment.ts'
import { findTarget, Unreachable } from './target.ts'

/** Records read ahead. */
const AT_ONCE = 1000

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { from: text, table: text, region: text, endpoint: text } })
  if (!values.from || !values.table) throw new Unreachable('What, and where to? npm run import -- --from FILE --table NAME')
  return { ...values, from: values.from, table: values.table }
}

try {
  const asked = readArguments()
  const target = findTarget(asked, process.env)
  const wire = dynamoClient({
    ...target.client,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 30_000, throwOnRequestTimeout: true },
  })
  let records = 0
  try {
    const client = documents(wire)
    if (isLocalTable(target.table)) await ensureTable(client, target.table, 'the local cloud')
    const { Items = [] } = await client.send(new ScanCommand({ TableName: target.table, Limit: 1 }))
    if (Items.length > 0) throw new Unreachable(`${target.table} is not empty: nothing was written.`)
    let ahead: Item[] = []
    const put = async () => {
      await loadItems(client, target.table, ahead)
      records += ahead.length
      ahead = []
    }
    for await (const line of createInterface({ input: createReadStream(asked.from) })) {
      if (line !== '') ahead.push(JSON.parse(line) as Item)
      if (ahead.length === AT_ONCE) await put()
    }
    await put()
  } finally {
    wire.destroy()
  }
  console.log(`${records} records into ${target.table}.`)
} catch (error) {
  const { name, message, code } = error as Error & { code?: string }
  const known = error instanceof Unreachable || code?.startsWith('ERR_PARSE_ARGS')
  console.error(
    known ? message : code === 'ENOENT' ? 'There is no such file.' : `Could not: ${name}${message ? ` (${message})` : ''}`,
  )
  process.exitCode = 2
}
