import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOMS, type Room } from '../../infra/rooms.ts'

const BUILT = join(import.meta.dirname, '../../dist/functions')

/**
 * The built bundles with a few lines of ours around each: `lines` sees `load()`, which gives the bundle's handler, and
 * exports a `handler`. Rooms without lines are as they were built. Gives the folder.
 */
export function rewire(lines: (room: Room) => string | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'rinnalla-rewired-'))
  for (const room of ROOMS) {
    const built = pathToFileURL(join(BUILT, room, 'index.mjs')).href
    mkdirSync(join(folder, room))
    const load = `const load = async () => (await import(${JSON.stringify(built)})).handler\n`
    writeFileSync(join(folder, room, 'index.mjs'), `${load}${lines(room) ?? 'export const handler = await load()'}\n`)
  }
  return folder
}

/** A cloud whose stream and wake-ups come to nobody: what happens by itself, the sweep does. */
export function withSweepAlone(): string {
  return rewire((room) =>
    room === 'on-change' || room === 'on-time' ? 'export const handler = async () => ({ batchItemFailures: [] })' : undefined,
  )
}

/** A cloud whose pages behind links hold the clock at the instant a request names in `x-held-at`. */
export function withHeldClock(): string {
  return rewire((room) => (room === 'link' ? HOLDING : undefined))
}

const HOLDING = `
const inner = await load()
const { now } = Date
export async function handler(event, context) {
  const held = event.headers['x-held-at']
  if (held) Date.now = () => Date.parse(held) - Number(process.env.CLOCK_OFFSET_MS)
  return inner(event, context).finally(() => { Date.now = now })
}`
