import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { NEEDS, ROOMS, type Room } from '../../../infra/rooms.ts'
import { CannotRun } from '../cannot-run.ts'
import { FunctionFailed, type Runtime } from './runtime.ts'
import type { FromWorker, Start, ToWorker } from './messages.ts'

export interface WorkersOptions {
  /** Folder of built functions. */
  readonly bundles: string
  readonly environment: (room: Room) => Readonly<Record<string, string>>
  /** What functions print. */
  readonly log: (room: Room, text: string) => void
  /** Milliseconds their clock is ahead of the real one. */
  readonly offset: number
}

/** Calls a function works on at a time; others wait, as for another instance. A thread with too many starves its own sockets. */
const AT_ONCE = 8

interface Desk {
  readonly worker: Worker
  readonly turns: Turns
  readonly ready: Promise<void>
  readonly calls: Map<number, { readonly done: (result: unknown) => void; readonly failed: (why: Error) => void }>
}

/** Every built bundle in a worker thread of its own; one that dies is started anew for the next call. */
export async function startWorkers(options: WorkersOptions): Promise<Runtime> {
  const desks = new Map<Room, Desk>()
  let { offset } = options
  let calls = 0
  let stopping = false

  function desk(room: Room): Desk {
    const open = desks.get(room) ?? openDesk(room, options, offset, () => desks.delete(room))
    desks.set(room, open)
    return open
  }

  async function invoke(room: Room, event: unknown): Promise<unknown> {
    if (stopping) throw new FunctionFailed(`${room} is being stopped`)
    const mine = desk(room)
    const { worker, turns, ready, calls: waiting } = mine
    await ready
    await turns.take()
    const call = ++calls
    const seconds = NEEDS[room].timeout
    let timer: NodeJS.Timeout | undefined
    try {
      if (desks.get(room) !== mine) return await invoke(room, event) // it died while we waited
      return await new Promise((done, failed) => {
        timer = setTimeout(() => failed(new FunctionFailed(`${room} did not answer in ${seconds} s`)), seconds * 1000)
        waiting.set(call, { done, failed })
        worker.postMessage({ call, event: JSON.stringify(event), seconds } satisfies ToWorker)
      })
    } finally {
      clearTimeout(timer)
      waiting.delete(call)
      turns.give()
    }
  }

  for (const room of ROOMS) if (!existsSync(entryOf(options.bundles, room))) throw missing(options.bundles, room)
  const opening = ROOMS.map((room) => desk(room).ready)
  await Promise.all(opening).catch(async (error) => {
    await Promise.all([...desks.values()].map(({ worker }) => worker.terminate()))
    throw new CannotRun(error instanceof Error ? error.message : String(error))
  })
  return {
    invoke,
    turnClock(to) {
      offset = to
      for (const { worker } of desks.values()) worker.postMessage({ clockOffset: to } satisfies ToWorker)
    },
    async stop() {
      stopping = true
      await Promise.all([...desks.values()].map(({ worker }) => worker.terminate()))
    },
  }
}

function openDesk(room: Room, { bundles, environment, log }: WorkersOptions, offset: number, gone: () => void): Desk {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { entry: pathToFileURL(entryOf(bundles, room)).href, name: room } satisfies Start,
    env: { ...environment(room), CLOCK_OFFSET_MS: String(offset) },
    stdout: true,
    stderr: true,
  })
  const calls: Desk['calls'] = new Map()
  for (const stream of [worker.stdout, worker.stderr]) stream.setEncoding('utf8').on('data', (text: string) => log(room, text))
  const ready = new Promise<void>((done, broken) => {
    worker.on('message', (message: FromWorker) => {
      if ('ready' in message) done()
      else if ('broken' in message) broken(new FunctionFailed(`The function ${room} does not load: ${message.broken}`))
      else if ('result' in message) calls.get(message.call)?.done(JSON.parse(message.result))
      else calls.get(message.call)?.failed(new FunctionFailed(`${room}: ${message.failed}`))
    })
    const die = (why: string) => {
      gone()
      const failure = new FunctionFailed(`The function ${room} died: ${why}`)
      broken(failure)
      for (const { failed } of calls.values()) failed(failure)
    }
    worker.on('error', (error) => die(error instanceof Error ? (error.stack ?? error.message) : String(error)))
    worker.on('exit', (code) => die(`exit code ${code}`))
  })
  ready.catch(() => {}) // whoever calls is told; a function nobody calls may stay broken
  return { worker, turns: takingTurns(AT_ONCE), ready, calls }
}

interface Turns {
  take(): Promise<void>
  give(): void
}

function takingTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = []
  let free = atOnce
  return {
    async take() {
      if (free > 0) free--
      else await new Promise<void>((go) => waiting.push(go))
    },
    give() {
      const next = waiting.shift()
      if (next) next()
      else free++
    },
  }
}

function entryOf(bundles: string, room: Room): string {
  return join(bundles, room, 'index.mjs')
}

function missing(bundles: string, room: Room): CannotRun {
  return new CannotRun(`The built function ${room} is missing (${entryOf(bundles, room)}): npm run build makes it.`)
}
