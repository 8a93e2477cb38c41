import { advance } from '#core/flow.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import { type Key, Unavailable } from '#core/ports.ts'
import { keyFrom, keyText } from '#core/records/keys.ts'
import { giveUp } from '#core/stuck/back-off.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { type Hand, takeUp } from '#core/stuck/sweep-mark.ts'
import { inOrder } from '#web/in-order.ts'
import { lateness, someDue } from './due.ts'
import { fairly } from './fairly.ts'

export interface SweepSettings {
  /** Keys read at a time. */
  readonly page: number
  /** Keys read before any is worked on, so that no tenant waits behind all of another's. */
  readonly ahead: number
  /** Records in hand at a time: written down before, in case one of them ends the process. */
  readonly handful: number
  /** Aggregates worked on at a time. */
  readonly atOnce: number
  /** Milliseconds kept back, so that nothing is cut off half done. */
  readonly reserve: number
}

export interface Swept {
  readonly advanced: number
  readonly failed: number
  /** Left for a newer program, which alone knows what to do with them. */
  readonly newer: number
  /** Seconds the longest overdue had waited that no coordinator has been shown; 0 where there was none. */
  readonly oldest: number
  /** Whether everything due was reached. */
  readonly complete: boolean
}

type Outcome = 'advanced' | 'failed' | 'newer'

/** One sweep, as `createSweep` says. Throws `Unavailable` where the store does not answer. */
export async function sweep(ports: SendingPorts, settings: SweepSettings, hasTime: () => boolean): Promise<Swept> {
  const count = { advanced: 0, failed: 0, newer: 0 }
  const hand = await takeUp(ports)
  if (!hand) return { ...count, oldest: 0, complete: false } // another one is at it
  if (hand.culprit) await endedBy(ports, keyFrom(hand.culprit))
  const work = async (key: Key) => {
    if (hasTime()) count[await outcomeOf(ports, key)]++
  }
  const round = { ports, settings, hasTime, hand, work }
  let [suspects, complete] = [hand.suspects, false]
  try {
    const { oldest, reached } = await ordinary(round)
    if (reached) suspects = suspects.filter((key) => reached.has(key)) // the others have moved on
    suspects = await eachAlone(round, suspects)
    complete = reached !== undefined && suspects.length === 0 && hasTime()
    return { ...count, oldest, complete }
  } finally {
    // Also where it throws: a world that does not answer is no end by force, and blames no record.
    await hand.layDown(complete, suspects).catch(logged(ports, 'sweep.not-laid-down'))
  }
}

interface Round {
  readonly ports: SendingPorts
  readonly settings: SweepSettings
  readonly hasTime: () => boolean
  readonly hand: Hand
  readonly work: (key: Key) => Promise<void>
}

/** All that is due but suspects, a handful at a time. `reached`: every key that was due, where all of them were come to. */
async function ordinary({ ports, settings, hasTime, hand, work }: Round) {
  const now = ports.clock.now()
  const reached = new Set<string>()
  const apart = new Set([...hand.suspects, hand.culprit])
  let oldest: number | undefined
  let cursor: string | undefined
  do {
    const found = await someDue(ports, settings, now, cursor)
    oldest ??= await lateness(ports, found.keys, now)
    for (const key of found.keys) reached.add(keyText(key))
    const keys = fairly(found.keys.filter((key) => !apart.has(keyText(key))))
    for (let n = 0; n < keys.length && hasTime(); n += settings.handful) {
      const handful = keys.slice(n, n + settings.handful)
      // A precaution: where it cannot be written down the work goes on without.
      await noted(ports, hand.hold(handful.map(keyText), hand.suspects))
      await inOrder(handful, (key) => key.pk, settings.atOnce, work)
    }
    cursor = found.cursor
  } while (cursor !== undefined && hasTime())
  return { oldest: oldest ?? 0, ...(cursor === undefined && hasTime() && { reached }) }
}

/** Suspects come last, each alone, and only where that has been written down. Gives those that are left for the next sweep. */
async function eachAlone({ ports, hasTime, hand, work }: Round, suspects: readonly string[]): Promise<readonly string[]> {
  let left = suspects
  for (const key of suspects) {
    if (!hasTime() || !(await noted(ports, hand.holdAlone(key, left)))) return left
    await work(keyFrom(key))
    left = left.filter((one) => one !== key)
  }
  return left
}

const noted = (ports: SendingPorts, written: Promise<boolean>): Promise<boolean> =>
  written.catch((error: unknown) => {
    logged(ports, 'sweep.not-noted')(error)
    return false
  })

async function endedBy(ports: SendingPorts, key: Key): Promise<void> {
  ports.log({ event: 'sweep.ended-by', key: keyText(key) })
  await giveUp(ports, key).catch(logged(ports, 'sweep.kept-to-itself', key))
}

const logged = (ports: SendingPorts, event: string, key?: Key) => (error: unknown) =>
  ports.log({ event, ...(key && { key: keyText(key) }), name: error instanceof Error ? error.name : typeof error })

/**
 * One record that fails, for whatever reason, keeps nobody else waiting: it backs off in its own commit or is met again.
 * What has been due for three sweeps and fails once more is shown to a coordinator.
 */
async function outcomeOf(ports: SendingPorts, key: Key): Promise<Outcome> {
  try {
    await advance(ports, key)
    return 'advanced'
  } catch (error) {
    if (error instanceof Unavailable && error.service === 'newer-version') return 'newer'
    logged(ports, 'sweep.failed', key)(error)
    await passOn(ports, key).catch(logged(ports, 'sweep.kept-to-itself', key))
    return 'failed'
  }
}
