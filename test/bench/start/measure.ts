import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Metafile } from 'esbuild'
import { type Asked, type Case, ENVIRONMENT } from './cases.ts'

const run = promisify(execFile)
const PROBE = join(import.meta.dirname, 'probe.mjs')
const LOADED = join(import.meta.dirname, 'loaded.mjs')

export interface Started {
  readonly room: string
  readonly aim?: number
  readonly what: string
  readonly table: boolean
  /** Medians, each in multiples of the empty handler's. */
  readonly wall: number
  readonly cpu: number
}

/** What the rooms call, all of it on this machine. */
interface Endpoints {
  readonly dynamodb: string
  readonly s3: string
}

interface Run {
  readonly wall: number
  readonly cpu: number
  readonly status?: number
}

/** One process at a time, all cases in turn and round after round, so that whatever else the machine does hits all alike. */
export async function measureStarts(
  cases: readonly Case[],
  dirs: ReadonlyMap<string, string>,
  empty: string,
  endpoints: Endpoints,
  rounds: number,
): Promise<readonly Started[]> {
  const every = cases.flatMap((one) => one.asked.map((asked) => ({ ...one, asked })))
  const runs = every.map((): Run[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [n, { room, asked }] of every.entries()) {
      const { stdout } = await node([], dirs.get(room)!, asked, endpoints)
      const told = JSON.parse(stdout.slice(stdout.lastIndexOf('@@') + 2)) as Run
      if (told.status !== asked.status) throw new Error(`${room}, ${asked.what}: answered ${told.status}, not ${asked.status}`)
      runs[n]!.push(told)
    }
  }
  const base = runs[every.findIndex(({ room }) => room === empty)]!
  const ratio = (own: readonly Run[], of: 'wall' | 'cpu') =>
    median(own.map((one) => one[of])) / median(base.map((one) => one[of]))
  return every.map(({ room, aim, asked }, n) => ({
    room,
    ...(aim && { aim }),
    what: asked.what,
    table: asked.table,
    wall: ratio(runs[n]!, 'wall'),
    cpu: ratio(runs[n]!, 'cpu'),
  }))
}

export interface Sized {
  readonly room: string
  readonly files: number
  readonly bytes: number
  readonly loadedFiles: number
  readonly loadedBytes: number
  /** Source modules in what was loaded. */
  readonly modules: number
  /** Node's own modules, the empty handler's included. */
  readonly own: number
}

/** What lies in a bundle, and what of it the first answer loads: the last of the room's cases, which goes furthest. */
export async function measureSize(
  { room, asked }: Case,
  dir: string,
  metafile: Metafile,
  root: string,
  endpoints: Endpoints,
): Promise<Sized> {
  const { stdout } = await node(['--import', LOADED], dir, asked.at(-1)!, endpoints)
  const told = JSON.parse(stdout.slice(stdout.lastIndexOf('##') + 2)) as { files: string[]; own: number }
  const loaded = told.files.filter((file) => dirname(file) === dir)
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [join(root, path), output]))
  const modules = new Set(
    loaded.flatMap((file) =>
      Object.entries(outputs.get(file)?.inputs ?? {}).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
    ),
  )
  const sizes = readdirSync(dir).map((name) => statSync(join(dir, name)).size)
  return {
    room,
    files: sizes.length,
    bytes: sum(sizes),
    loadedFiles: loaded.length,
    loadedBytes: sum(loaded.map((file) => statSync(file).size)),
    modules: modules.size,
    own: told.own,
  }
}

function node(options: readonly string[], dir: string, { event, table }: Asked, endpoints: Endpoints) {
  const env = { ...ENVIRONMENT, AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb, AWS_ENDPOINT_URL_S3: endpoints.s3 }
  const args = [...options, PROBE, join(dir, 'index.mjs'), JSON.stringify(event), ...(table ? ['table'] : [])]
  return run(process.execPath, args, { env, timeout: 30_000 })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}
