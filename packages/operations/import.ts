/**
 * `npm run import -- --from FILE --table NAME [--region REGION] [--endpoint URL]`: puts what was exported into an empty
 * table, as it stands, so that it shows the same pages and is due at the same times. A table that holds anything is left
 * alone. In the local cloud's database it is made where it is not there. Ends with 0, or 2 when it could not be done.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Item } from '#core/ports.ts'
import { ensureTable, loadItems } from '#local/database/table.ts'
import { isLocalTable } from '#local/environment.ts'
import { asCommand, onTable } from './command.ts'
import { Unreachable } from './target.ts'

/** Records read ahead. */
const AT_ONCE = 1000

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { from: text, table: text, region: text, endpoint: text } })
  if (!values.from || !values.table) throw new Unreachable('What, and where to? npm run import -- --from FILE --table NAME')
  return { ...values, from: values.from, table: values.table }
}

async function load(client: DynamoDBDocumentClient, table: string, from: string): Promise<number> {
  if (isLocalTable(table)) await ensureTable(client, table, 'the local cloud')
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, Limit: 1 }))
  if (Items.length > 0) throw new Unreachable(`${table} is not empty: nothing was written.`)
  let records = 0
  let ahead: Item[] = []
  const put = async () => {
    await loadItems(client, table, ahead)
    records += ahead.length
    ahead = []
  }
  for await (const line of createInterface({ input: createReadStream(from) })) {
    if (line !== '') ahead.push(JSON.parse(line) as Item)
    if (ahead.length === AT_ONCE) await put()
  }
  await put()
  return records
}

await asCommand(
  async () => {
    const asked = readArguments()
    await onTable(asked, async (client, { table }) =>
      console.log(`${await load(client, table, asked.from)} records into ${table}.`),
    )
    return 0
  },
  { said: ({ code }) => (code === 'ENOENT' ? 'There is no such file.' : undefined) },
)
