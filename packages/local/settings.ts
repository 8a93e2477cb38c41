import { join, resolve } from 'node:path'
import { CannotRun } from './cannot-run.ts'
import { isLocalTable, LOCAL_TABLE } from './environment.ts'

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '../..')

export interface Settings {
  /** 0: any free port, printed when ready. */
  readonly port: number
  /** Folder everything that survives a restart is kept in. */
  readonly state: string
  /** Empty the folder first. */
  readonly fresh: boolean
  /** Folder of built functions, one folder each. */
  readonly bundles: string
  /** Whether to build them first where the sources have changed. */
  readonly build: boolean
  /**
   * `auto`: a DynamoDB that is named, else the emulator, else memory. `memory`: this process's own.
   * `unkept`: the emulator without a file, for tests; several times faster where the disk is slow.
   */
  readonly database: Database
  /** The table in it: another than the usual one was put back (docs/operations.md: Losing the table). */
  readonly table: string
  /** A DynamoDB that runs already. */
  readonly endpoint: string | undefined
  /** The emulator to start; by default the one that came with `npm ci`. */
  readonly dynoxide: string | undefined
  /** Whether to fill an empty database with the demo county. */
  readonly demo: boolean
}

const DATABASES = ['auto', 'memory', 'unkept'] as const
type Database = (typeof DATABASES)[number]

/** From the environment and the command line: see (README.md: Two commands). */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const unknown = args.filter((arg) => arg !== '--fresh')
  if (unknown.length > 0) throw new CannotRun(`Unknown option ${unknown[0]}: there is only --fresh.`)
  const { RINNALLA_BUNDLES: bundles, RINNALLA_DATABASE: database = 'auto' } = env
  const build = env['RINNALLA_BUILD'] ?? (bundles === undefined ? 'changed' : 'never')
  if (!['changed', 'never'].includes(build)) throw new CannotRun(`RINNALLA_BUILD is ${build}: it can be changed or never.`)
  return {
    port: readPort(env['PORT'] ?? '3000'),
    state: resolve(env['RINNALLA_STATE'] ?? join(ROOT, '.local')),
    fresh: args.includes('--fresh'),
    bundles: resolve(bundles ?? join(ROOT, 'dist/functions')),
    build: build === 'changed',
    database: readDatabase(database),
    table: readTable(env['RINNALLA_TABLE'] || LOCAL_TABLE),
    endpoint: env['AWS_ENDPOINT_URL_DYNAMODB'] || undefined,
    dynoxide: env['RINNALLA_DYNOXIDE'] || undefined,
    demo: env['RINNALLA_DEMO'] !== 'none',
  }
}

function readDatabase(text: string): Database {
  const database = DATABASES.find((known) => known === text)
  if (!database) throw new CannotRun(`RINNALLA_DATABASE is ${text}: it can be ${DATABASES.join(', ')}.`)
  return database
}

function readTable(name: string): string {
  if (!isLocalTable(name)) throw new CannotRun(`RINNALLA_TABLE is ${name}: it must begin with ${LOCAL_TABLE}.`)
  return name
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new CannotRun(`PORT is ${text}: it must be a number from 0 to 65535.`)
  return port
}
