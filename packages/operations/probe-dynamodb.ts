/**
 * `npm run probe:dynamodb -- --table NAME --region eu-north-1 [--endpoint URL]`: does on a real table what we rely on
 * DynamoDB to do, one small thing after another, and says of each whether it is so. Writes only under tenants of its own
 * (`probe-…`), never into the index partition the sweep reads, and takes away what it wrote. With `--endpoint` it is an
 * emulator that is asked, whose known gaps are told as such. Ends with 0 when all is so, 1 when something is otherwise,
 * 2 when the table could not be reached. Costs some 10 000 write units, a few cents.
 */
import { parseArgs } from 'node:util'
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { asCommand, onTable } from './command.ts'
import { Unreachable } from './target.ts'
import { behaviours, differenceIn, type Endpoint } from './probe/run.ts'
import type { Behaviour } from './probe/table.ts'

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { table: text, region: text, endpoint: text } })
  if (!values.table) throw new Unreachable('Which table? npm run probe:dynamodb -- --table NAME --region REGION')
  return { ...values, table: values.table }
}

type Outcome = 'ok' | 'gap' | 'unseen' | 'NEW' | 'WRONG'

/** How it went, in a word and why. `NEW`: a known gap of the emulator that is none any more. */
async function probe(endpoint: Endpoint, behaviour: Behaviour, emulated: boolean): Promise<readonly [Outcome, string?]> {
  const { emulator, perhaps } = behaviour
  const known = emulated ? emulator : undefined
  if (known?.ends) return ['gap', `not asked: ${known.differs}`]
  const difference = await differenceIn(endpoint, behaviour)
  if (difference === undefined) return known ? ['NEW', `the emulator was known to differ: ${known.differs}`] : ['ok']
  if (known) return ['gap', known.differs]
  return [perhaps ? 'unseen' : 'WRONG', difference]
}

await asCommand(
  async () => {
    const given = readArguments()
    return onTable(given, async (client, target) => {
      const streams = new DynamoDBStreamsClient(target.client)
      try {
        await client.send(new DescribeTableCommand({ TableName: target.table }))
        let wrong = 0
        const all = behaviours(streams)
        for (const behaviour of all) {
          const [outcome, why] = await probe({ client, table: target.table }, behaviour, given.endpoint !== undefined)
          console.log(`${outcome.padEnd(6)} ${behaviour.name}${why === undefined ? '' : `\n         ${why}`}`)
          if (outcome === 'NEW' || outcome === 'WRONG') wrong += 1
        }
        console.log(`${all.length} behaviours of ${target.table}, ${wrong} otherwise than expected`)
        return wrong === 0 ? 0 : 1
      } finally {
        streams.destroy()
      }
    })
  },
  { failed: 'Could not probe' },
)
