import { timeHeap } from './heap.ts'
import type { Random } from './random.ts'
import { TIMEOUTS } from './timeouts.ts'
import type { Ending, Harm, PortCall, Task } from './task.ts'
import { traceHash } from './trace-hash.ts'
import { later } from '../traps/traps.ts'

interface Happening {
  readonly at: number
  readonly task?: Task
  readonly run: () => void
}

/** Whoever puts a table back, and what keeps outside it what was done: no door keeps them out. */
export const OPERATOR = 'operator'
const BACKSTAGE: ReadonlySet<string> = new Set([OPERATOR, 'on-commit'])

export type Engine = ReturnType<typeof startEngine>

export interface EngineOptions {
  readonly random: Random
  /** Epoch milliseconds. */
  readonly start: number
  readonly harm: (call: PortCall<unknown>, task: Task) => Harm | undefined
  readonly wrong: (what: string) => void
  /** Called before each step with when it comes: whoever must act earlier puts it in. */
  readonly ahead: (next: number) => void
  readonly tell: (line: () => string) => void
}

/** What a room is told of its task. */
export interface Context {
  readonly getRemainingTimeInMillis: () => number
}

/**
 * Runs everything that waits for nothing but the event loop (`process.nextTick`, promises), until nothing of it is left. Node
 * calls it after each turn by itself; called here, a task is known to wait for its ports when it returns. Never from within
 * such a tick.
 */
const { _tickCallback: drain } = process as unknown as { readonly _tickCallback: () => void }

/**
 * One task at a time, each until every call it makes of a port is waiting to be carried out; which call comes first is the
 * seed's choice. What waits for anything but a port is a violation.
 */
export function startEngine({ random, start, harm, wrong, ahead, tell }: EngineOptions) {
  const heap = timeHeap<Happening>()
  const hash = traceHash()
  let now = start
  let current: Task | undefined
  let tasks = 0
  let running = 0
  let calls = 0
  let operations = 0
  const live = new Set<Task>()
  /** Whoever has come while nobody was let in. */
  let door: (() => void)[] | undefined

  function begin(
    named: Pick<Task, 'room' | 'what'> & Partial<Pick<Task, 'skew' | 'readOnly' | 'swift' | 'spared'>>,
    work: (context: Context) => Promise<unknown>,
    ended: (ending: Ending, task: Task) => void,
  ): void {
    if (door && !BACKSTAGE.has(named.room)) return void door.push(() => begin(named, work, ended))
    const task: Task = {
      skew: 0,
      readOnly: false,
      swift: false,
      spared: false,
      ...named,
      id: ++tasks,
      until: now + (TIMEOUTS[named.room] ?? Infinity),
      asked: now,
      open: 0,
      over: false,
      harm: 0,
      rejected: 0,
    }
    running++
    live.add(task)
    const end = (ending: Ending) => {
      if (task.over) return
      task.over = true
      running--
      live.delete(task)
      // Lambda freezes a function that has answered: what it still waits for may never be done.
      if (ending.how !== 'crashed' && task.open > 0 && task.rejected === 0)
        wrong(`#${task.id} ${task.room} ${task.what} ended with ${task.open} of its calls under way`)
      tell(() => `#${task.id} ${task.room} ${task.what}: ${ending.how}${outcome(ending)}`)
      hash.add(`${task.id} ${ending.how}`)
      ended(ending, task)
    }
    ends.set(task, end)
    tell(() => `#${task.id} ${task.room} ${task.what} begins`)
    const context = { getRemainingTimeInMillis: () => task.until - now }
    heap.put({
      at: now,
      task,
      run: () =>
        void work(context).then(
          (value) => end({ how: 'done', value }),
          (error: unknown) => end({ how: 'failed', error }),
        ),
    })
  }

  function call<T>(asked: PortCall<T>): Promise<T> {
    const task = current
    if (!task) throw new Error(`${asked.port} called outside any run`)
    if (task.over) return new Promise<T>(() => {})
    calls++
    if (asked.port.startsWith('store.') || asked.port.startsWith('directory.')) operations++
    task.open++
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const drawn = harm(asked, task)
    const takes = asked.takes ?? (drawn === 'slow' ? random.whole(200, 3000) : task.swift ? 0 : random.whole(1, 15))
    const met = now + takes >= task.until ? 'hangs' : drawn
    const answer = () => {
      if (task.over) return
      if (met !== 'hangs' && met !== 'done-then-hangs') task.open--
      hash.add(`${now} ${task.id} ${asked.port} ${asked.about ?? ''} ${met ?? ''}`)
      tell(() => `#${task.id} ${asked.port} ${asked.about ?? ''}${met ? `  !! ${met}` : ''}`)
      if (met && met !== 'slow') task.harm++
      if (met === 'crash-before') return crash(task)
      if (met === 'hangs') return cutOff(task)
      if (met === 'fails' || met === 'refused' || met === 'done-then-fails') task.rejected++
      if (met === 'fails') return reject(asked.failure())
      if (met === 'refused' && asked.refusal) return reject(asked.refusal())
      if (met === 'conflict' && asked.conflict) return resolve(asked.conflict())
      const done = asked.run()
      if (met === 'crash-after') return crash(task)
      if (met === 'done-then-hangs') return cutOff(task)
      if (met === 'done-then-fails') return reject(asked.failure())
      resolve(done)
    }
    heap.put({ at: Math.min(now + takes, task.until), task, run: answer })
    return promise
  }

  const ends = new WeakMap<Task, (ending: Ending) => void>()
  function crash(task: Task): void {
    ends.get(task)?.({ how: 'crashed' })
  }
  function cutOff(task: Task): void {
    heap.put({ at: Math.max(now, task.until), task, run: () => crash(task) })
  }

  /** Whatever is under way ends where it is, and whoever comes waits at the door: until `open`. */
  function shut(): void {
    door = []
    for (const task of live) {
      task.harm++
      crash(task)
    }
  }
  function open(): void {
    const waiting = door ?? []
    door = undefined
    for (const enter of waiting) enter()
  }

  function step({ at, task, run }: Happening): void {
    now = Math.max(now, at)
    if (!task) return run()
    if (task.over) return
    current = task
    run()
    drain()
    current = undefined
    if (!task.over && task.open === 0) {
      wrong(`#${task.id} ${task.room} ${task.what} waits for something that is no port`)
      task.over = true
      running--
      live.delete(task)
    }
  }

  /** Until this moment, epoch milliseconds. */
  function runTo(until: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    later(() => {
      try {
        for (;;) {
          ahead(Math.min(heap.next() ?? Infinity, until))
          const next = heap.next()
          if (next === undefined || next > until) break
          step(heap.take()!)
        }
        now = Math.max(now, until)
        resolve()
      } catch (error) {
        reject(error)
      }
    })
    return promise
  }

  return {
    begin,
    call,
    runTo,
    shut,
    open,
    now: () => now,
    /** The clock of the task that runs just now. */
    clock: () => now + (current?.skew ?? 0),
    task: () => current,
    at: (at: number, run: () => void) => heap.put({ at: Math.max(at, now), run }),
    running: () => running,
    calls: () => calls,
    /** Calls of the table: the store's and the directory's. */
    operations: () => operations,
    hash,
  }
}

function outcome(ending: Ending): string {
  if (ending.how === 'failed') return ` ${String(ending.error)}`
  const status = ending.how === 'done' ? (ending.value as { statusCode?: number } | undefined)?.statusCode : undefined
  return status ? ` ${status}` : ''
}
