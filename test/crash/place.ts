import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { loadItems } from '#local/database/table.ts'
import { LOCAL_TABLE } from '#local/environment.ts'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import { beginAt, launchCloud, startTestCloud, type TestCloud } from '../support/cloud.ts'
import { acting, dated, twoTenants, type Who } from '../support/journey.ts'

export type Victim = 'app' | 'emulator' | 'both'

export interface Pair {
  readonly area: string
  readonly partner: Who
}

/** One folder of a local cloud over many lives; everything that matters to a test of it. */
export interface Place {
  readonly state: string
  readonly pairs: readonly Pair[]
  /** A session of the worker's, made in the first life: a record like any other. */
  readonly token: string
  cloud(): TestCloud
  kill(victim: Victim): Promise<void>
  /** A start that is killed before it is ready, so many milliseconds after it began. */
  killStarting(afterMs: number): Promise<void>
  restart(): Promise<void>
  endpoint(): string
  stop(): Promise<void>
}

const CAPACITY = { families: 20, meetingsPerDay: 6, hoursPerMonth: 160, offersPerWeek: 50 }
const ENDS_WITHIN_MS = 20_000

/** A cloud kept in files, with as many municipalities as pairs, one partner each. */
export async function openPlace(many: number): Promise<Place> {
  const state = mkdtempSync(join(tmpdir(), 'rinnalla-crash-'))
  beginAt(state)
  const start = (port: string) => startTestCloud({ state, env: { RINNALLA_DEMO: 'none', PORT: port } })
  const lastResort = () => emulatorsOn(state).forEach((pid) => process.kill(pid, 'SIGKILL')) // the cloud itself ends as any test cloud does
  process.once('exit', lastResort)
  let cloud = await start('0')
  const { port } = new URL(cloud.url)
  const endpoint = () => `http://127.0.0.1:${ownerOf(state)[1]}`
  const client = dynamoClient({
    endpoint: endpoint(),
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await loadItems(documents(client), LOCAL_TABLE, await twoTenants())
  client.destroy()
  const pairs: Pair[] = []
  for (let n = 0; n < many; n++)
    pairs.push({ area: String(301 + n), partner: await acting(cloud).partner(String(301 + n), { capacity: CAPACITY }) })

  return {
    state,
    pairs,
    endpoint,
    token: await cloud.token('worker'),
    cloud: () => cloud,
    async kill(victim) {
      const [pid] = ownerOf(state)
      if (victim !== 'app') process.kill(pid, 'SIGKILL')
      if (victim !== 'emulator') cloud.child.kill('SIGKILL')
      const code = await inTime(cloud.ended, 'the killed cloud does not end')
      if (victim === 'emulator' && (code !== 1 || !/^Rinnalla stopped: The database/m.test(cloud.printed())))
        throw new Error(`ended with ${code}:\n${cloud.printed()}`)
      if (victim === 'app' && !lives(pid)) throw new Error('the emulator went with it')
    },
    async killStarting(afterMs) {
      const { child, ended } = launchCloud({ state, env: { RINNALLA_DEMO: 'none', PORT: port } })
      await setTimeout(afterMs)
      child.kill('SIGKILL')
      await inTime(ended, 'the cloud killed at its start does not end')
    },
    async restart() {
      cloud = await start(port)
      const left = emulatorsOn(state).filter((pid) => pid !== ownerOf(state)[0])
      if (left.length > 0) throw new Error(`emulators of earlier lives on the same file: ${left.join()}`)
    },
    async stop() {
      await cloud.stop()
      process.removeListener('exit', lastResort)
      const left = emulatorsOn(state)
      for (const pid of left) process.kill(pid, 'SIGKILL')
      rmSync(state, { recursive: true, force: true })
      if (left.length > 0) throw new Error(`left running: ${left.join()}`)
    },
  }
}

export const daysOf = (place: Place) => dated(place.cloud())

/** Process id and port of the emulator that the running cloud started. */
function ownerOf(state: string): readonly [number, number] {
  const [pid = 0, port = 0] = readFileSync(join(state, 'dynoxide.pid'), 'utf8').split(' ').map(Number)
  return [pid, port]
}

/** Every process that has this folder's database open by its command line. */
export function emulatorsOn(state: string): number[] {
  const file = join(state, 'dynoxide.db')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(file) ? [Number(pid)] : []
      } catch {
        return [] // gone meanwhile
      }
    })
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function inTime<T>(work: Promise<T>, otherwise: string): Promise<T> {
  const late = new AbortController()
  const limit = setTimeout(ENDS_WITHIN_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error(otherwise)
  })
  limit.catch(() => {})
  return Promise.race([work, limit]).finally(() => late.abort())
}
