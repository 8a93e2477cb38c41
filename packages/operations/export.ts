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
import { asCommand, onTable } from './command.ts'
import { Unreachable } from './target.ts'

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { to: text, table: text, region: text, endpoint: text } })
  if (!values.to) throw new Unreachable('Where to? npm run export -- --to FILE')
  return { ...values, to: values.to }
}

await asCommand(
  async () => {
    const asked = readArguments()
    await onTable(asked, async (client, { table }) => {
      const file = openSync(asked.to, 'wx', 0o600)
      let records = 0
      try {
        for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
          for (const item of Items) {
            if (String(item['pk']).startsWith('SESS#')) continue
            writeSync(file, `${JSON.stringify(item)}\n`)
            records++
          }
      } finally {
        closeSync(file)
      }
      console.log(`${records} records of ${table}.`)
    })
    return 0
  },
  { said: ({ code }) => (code === 'EEXIST' ? 'That file is there already.' : undefined) },
)
