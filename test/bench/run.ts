/**
 * `npm run bench`: how big the bundles are and how fast they start, what each operation and a whole life ask of AWS, and
 * what a month of it costs. Prints it and writes docs/figures.md. Under five minutes; what it starts, it stops.
 * `npm run bench -- --rounds 5` starts each room only so often: a look, which is not written down. So is `-- --quick`, which
 * starts each once, few of the floors beside them, and has few partners to rank.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { build } from 'esbuild'
import { type Bundle, builtBundles } from '../../infra/bundle.ts'
import { startDynamoDb } from '../support/dynamodb.ts'
import type { Counts } from './counts/counts.ts'
import { monthOf } from './month.ts'
import { report } from './report.ts'
import { AT_REST, CASES } from './start/cases.ts'
import { bundleFloors, EMPTY, FLOOR_CASES } from './start/floors.ts'
import { measureSize, measureStarts } from './start/measure.ts'

const ROOT = join(import.meta.dirname, '../..')
const LEAST_ROUNDS = 15

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: String(LEAST_ROUNDS) }, quick: { type: 'boolean', default: false } },
})
const partners = values.quick ? 10 : 40
const floors = values.quick ? FLOOR_CASES.slice(0, 2) : FLOOR_CASES
const rounds = values.quick ? 1 : Number(values.rounds)
if (!(rounds >= 1)) throw new Error(`--rounds takes a number from 1, not ${values.rounds}`)

mkdirSync(join(ROOT, 'dist'), { recursive: true })
// Below the checkout, so that what is bundled here finds node_modules.
const scratch = mkdtempSync(join(ROOT, 'dist', 'bench-'))
try {
  say('bundling')
  const bundles = await builtBundles()
  const floorDirs = await bundleFloors(
    ROOT,
    join(scratch, 'floors'),
    floors.map(({ room }) => room),
  )
  say('counting what one life asks for')
  const counts = await countAll()
  if (counts.troubles.length > 0) throw new Error(`not a good life: ${counts.troubles.join(', ')}`)
  const { sizes, started } = await starts(bundles, floorDirs)
  const rooms = new Set(CASES.map(({ room }) => room))
  const machine = `${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}`
  const text = report({
    rounds,
    machine,
    sizes,
    counts,
    partners,
    month: monthOf(counts),
    starts: started.filter(({ room }) => rooms.has(room)),
    floors: started.filter(({ room }) => !rooms.has(room)),
  })
  console.log(`\n${text}`)
  if (rounds >= LEAST_ROUNDS) writeFileSync(join(ROOT, 'docs', 'figures.md'), text)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** The rooms are TSX, which Node does not read: bundled first, with what is in node_modules left there. */
async function countAll(): Promise<Counts> {
  const outfile = join(scratch, 'counts.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'counts/counts.ts')],
    absWorkingDir: ROOT,
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'silent',
  })
  const { countAll: count } = (await import(pathToFileURL(outfile).href)) as typeof import('./counts/counts.ts')
  return count(partners)
}

async function starts(bundles: readonly Bundle[], floorDirs: ReadonlyMap<string, string>) {
  const dynamo = await startDynamoDb()
  const outside = await keepsAll()
  const endpoints = { dynamodb: dynamo.endpoint, s3: outside.endpoint }
  try {
    await dynamo.client.send(new PutItemCommand({ TableName: dynamo.tableName, Item: AT_REST }))
    const sizes = []
    for (const one of CASES) {
      const { dir, metafile } = bundles.find(({ room }) => room === one.room)!
      sizes.push(await measureSize(one, dir, metafile, ROOT, endpoints))
    }
    say(`starting each room ${rounds} times`)
    const dirs = new Map([...floorDirs, ...bundles.map(({ room, dir }) => [room, dir] as const)])
    return { sizes, started: await measureStarts([...floors, ...CASES], dirs, EMPTY, endpoints, rounds) }
  } finally {
    outside.stop()
    await dynamo.stop()
  }
}

/** What stands for the bucket outside the table: it takes whatever comes. */
async function keepsAll() {
  const server = createServer((request, response) => void request.resume().on('end', () => response.end()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => (server.close(), server.closeAllConnections()) }
}

function say(what: string): void {
  console.error(`bench: ${what}`)
}
