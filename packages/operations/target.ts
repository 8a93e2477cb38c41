import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { isLocalTable, LOCAL_REGION, LOCAL_TABLE } from '#local/environment.ts'
import { readSettings } from '#local/settings.ts'
import { runningFrom } from '#local/state.ts'

/** A table to work on, and how far its domain's clock is ahead of the real one, in milliseconds. */
export interface Target {
  readonly table: string
  readonly client: DynamoDBClientConfig
  readonly offset: number
}

export interface Given {
  readonly table?: string | undefined
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
}

/** What could not be understood or reached, in a sentence for whoever called the command. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** The table that was named (one called as the local cloud's is that one's, where no endpoint is named), else the local cloud's where one runs on this machine. Throws `Unreachable`. */
export function findTarget({ table, endpoint, region }: Given, env: NodeJS.ProcessEnv): Target {
  if (endpoint === undefined && (table === undefined || isLocalTable(table))) return localTarget(env, table)
  const own = env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']
  const local = endpoint !== undefined && !own
  return {
    table: table ?? LOCAL_TABLE,
    offset: 0,
    client: {
      ...(endpoint !== undefined && { endpoint }),
      ...((region !== undefined || local) && { region: region ?? LOCAL_REGION }),
      ...(local && { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
    },
  }
}

function localTarget(env: NodeJS.ProcessEnv, named: string | undefined): Target {
  const { state, table } = readSettings(env, [])
  if (runningFrom(state) === undefined)
    throw new Unreachable(
      'No local cloud runs here. Start one with npm start, or name a table: --table NAME --region REGION, or --endpoint URL for one of your own.',
    )
  const port = read(join(state, 'dynoxide.pid')).split(' ')[1]
  if (!port)
    throw new Unreachable(
      'The local cloud keeps its records in memory or in a database of your own. Name that one: --endpoint URL.',
    )
  return {
    table: named ?? table,
    offset: offsetIn(read(join(state, 'clock.jsonl'))),
    client: {
      endpoint: `http://127.0.0.1:${port.trim()}`,
      region: LOCAL_REGION,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    },
  }
}

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** The journal's last word. */
function offsetIn(journal: string): number {
  const lines = journal
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; value?: number })
  return lines.findLast(({ id }) => id === 'offset')?.value ?? 0
}
