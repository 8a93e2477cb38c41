import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import type { DynamoDBRecord } from 'aws-lambda'
import { build } from 'esbuild'
import { NEEDS, type Room, ROOMS } from '../../../infra/rooms.ts'
import type { Backing } from '../backing.ts'
import { environmentOf } from '../environment.ts'
import { FunctionFailed, type Runtime } from '../runtime/runtime.ts'
import { ROOT } from '../settings.ts'
import { memoryFeed } from './feed.ts'
import type { openMemoryRooms } from './rooms.ts'

export interface MemoryOptions {
  readonly line: string
  readonly publicUrl: string
  readonly services: string
  readonly keys: Readonly<Record<string, string>>
  readonly log: (room: Room, text: string) => void
  readonly take: (records: readonly DynamoDBRecord[]) => Promise<void>
}

type MemoryRooms = ReturnType<typeof openMemoryRooms>
type Handler = (event: unknown, context: object) => Promise<unknown>

/** Records in this process's memory, and the rooms' own handlers beside them: no threads, no wire, no restart. */
export async function memoryBacking(options: MemoryOptions): Promise<Backing> {
  const endpoints = { publicUrl: options.publicUrl, services: options.services, dynamodb: undefined }
  const env = Object.assign({}, ...ROOMS.map((room) => environmentOf(room, endpoints, options.keys))) as Record<string, string>
  Object.assign(process.env, env) // the SDK's clients read their endpoints and keys here
  const { openMemoryRooms: open } = (await import(await buildRooms())) as { openMemoryRooms: typeof openMemoryRooms }
  const rooms = open(env, (event) => options.log('api', `${JSON.stringify(event)}\n`))
  const { feed, note, forget } = memoryFeed(options.take)
  rooms.table.subscribe(note)
  return {
    line: options.line,
    kept: false,
    table: rooms,
    feed,
    async startFunctions(offset) {
      const runtime = runtimeOf(rooms)
      runtime.turnClock(offset)
      return runtime
    },
    load: async (items) => rooms.table.apply(items.map((item) => ({ key: { pk: item.pk, sk: item.sk }, item }))),
    async empty() {
      forget()
      rooms.table.restore({ items: [] })
    },
    stop: feed.stop,
  }
}

function runtimeOf({ handlers }: MemoryRooms): Runtime {
  return {
    async invoke(room, event) {
      const ends = Date.now() + NEEDS[room].timeout * 1000
      const context = { functionName: room, awsRequestId: 'memory', getRemainingTimeInMillis: () => ends - Date.now() }
      try {
        // Each call its own copy, as over a wire.
        const result = await (handlers[room] as unknown as Handler)(JSON.parse(JSON.stringify(event)), context)
        return JSON.parse(JSON.stringify(result ?? null))
      } catch (error) {
        throw new FunctionFailed(`${room}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      }
    },
    turnClock(offset) {
      process.env['CLOCK_OFFSET_MS'] = String(offset)
    },
    stop: async () => {},
  }
}

/** Pages are TSX, which Node does not read: one bundle of all rooms, anew at each start. */
async function buildRooms(): Promise<string> {
  const outdir = join(ROOT, 'dist/local')
  await build({
    absWorkingDir: ROOT,
    entryPoints: { 'memory-rooms': 'packages/local/memory/rooms.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'silent',
  })
  return pathToFileURL(join(outdir, 'memory-rooms.mjs')).href
}
