import type { Stores } from '#core/ports.ts'
import type { QueueMessage, FailedQueue } from '../failed-queue.ts'
import type { Schedules, Schedule } from '../services/schedules.ts'
import type { LocalClock } from './local-clock.ts'

export interface TimeOptions {
  readonly clock: LocalClock
  readonly schedules: Schedules
  readonly failedQueue: Pick<FailedQueue, 'dueBy' | 'earliest'>
  readonly stores: Stores
  readonly settle: () => Promise<void>
  /** Pokes `on-time`; the schedule is deleted whatever becomes of it. */
  readonly fire: (schedule: Schedule) => Promise<void>
  /** Gives what failed to `on-failed`. */
  readonly take: (message: QueueMessage) => Promise<void>
  readonly sweep: () => Promise<void>
}

/** How often the sweep runs, by the domain's clock. */
const SWEEP_MS = 5 * 60_000
/** At :02.30, :07.30 and so on: most things fall due on whole minutes, and the wake-ups should get there first. */
const PHASE_MS = SWEEP_MS / 2

export interface Time {
  /** Fires and sweeps what the running clock has reached. For a timer. */
  tick(): Promise<void>
  /** Turns the clock to the moment, stopping wherever something is due, and returns when all is quiet. */
  turnTo(target: number): Promise<void>
  /** Holds time still meanwhile, and goes on from wherever the clock stands then. */
  during(work: () => Promise<void>): Promise<void>
}

/** Time passing: by itself, or turned. One at a time. */
export function time({ clock, schedules, failedQueue, stores, settle, fire, take, sweep }: TimeOptions): Time {
  const previousSlot = () => slot(Date.parse(clock.now())) - 1
  let swept = previousSlot() // the first tick sweeps: nobody did while we were away
  let last: Promise<void> = Promise.resolve()

  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }

  /** Everything the clock has reached, in order. When it is turned, sweeps that would find nothing are spared. */
  async function catchUp(turned: boolean): Promise<void> {
    const now = clock.now()
    for (const schedule of schedules.all().filter(({ at }) => at <= now)) await fire(schedule)
    for (const message of failedQueue.dueBy(now)) await take(message)
    const reached = slot(Date.parse(now))
    if (reached <= swept) return
    const spared = turned && !(await finds(reached))
    swept = reached
    if (!spared) await sweep()
  }

  /** Whether that sweep would find a record due. */
  async function finds(sweepSlot: number): Promise<boolean> {
    return (await stores.due(new Date(momentOf(sweepSlot)).toISOString(), 1)).keys.length > 0
  }

  /** Where to stop next: a schedule, a message that failed, or a sweep that would find something. Undefined: nothing until the target. */
  async function nextStop(target: number): Promise<number | undefined> {
    const [schedule, message] = [schedules, failedQueue].map((some) => Date.parse(some.earliest()?.at ?? '') || Infinity)
    const timed = Math.min(schedule!, message!)
    const sweepAt = await firstSweepWithWork(slot(Math.min(timed, target)))
    return sweepAt !== undefined ? sweepAt : timed <= target ? timed : undefined
  }

  /** The earliest of the coming sweeps, up to the last one, that would find a record due; by halving. */
  async function firstSweepWithWork(lastSlot: number): Promise<number | undefined> {
    let [low, high] = [swept + 1, lastSlot]
    if (low > high || !(await finds(high))) return undefined
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (await finds(middle)) high = middle
      else low = middle + 1
    }
    return momentOf(low)
  }

  return {
    tick: () => inTurn(() => catchUp(false)),
    turnTo: (target) =>
      inTurn(async () => {
        await settle()
        await catchUp(false) // the running clock comes first; nobody turns past what fell due while we were away
        await settle()
        for (let stop = await nextStop(target); stop !== undefined; stop = await nextStop(target)) {
          clock.turnTo(stop)
          await catchUp(true)
          await settle()
        }
        clock.turnTo(target)
        swept = Math.max(swept, slot(target))
        await settle()
      }),
    during: (work) =>
      inTurn(async () => {
        await work()
        swept = previousSlot()
      }),
  }
}

/** The sweeps are counted; this is the last one at or before the moment. */
const slot = (epochMs: number) => Math.floor((epochMs - PHASE_MS) / SWEEP_MS)
const momentOf = (sweepSlot: number) => sweepSlot * SWEEP_MS + PHASE_MS
