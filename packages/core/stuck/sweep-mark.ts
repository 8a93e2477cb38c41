import type { Instant, Ports } from '../ports.ts'
import { SWEEPS, keys } from '../records/keys.ts'
import { type Recorded, SCHEMA } from '../records/record.ts'
import { ms, plus } from '../time/instant.ts'

/**
 * What the sweep has in its hands, written before it goes on: a record whose step ends the whole process (no memory, no
 * end) would otherwise be met by each sweep again, the longest overdue first, and nothing would ever say so. One for the
 * deployment, written once for a handful, not for each record.
 */
export interface SweepMark extends Recorded {
  readonly kind: 'sweep-mark'
  /** When the latest sweep began. */
  readonly begun: Instant
  /** Whether it has come to its own end. */
  readonly over: boolean
  /** Keys, as text, that were being worked on. */
  readonly inHand: readonly string[]
  /** Keys that were in hand when a sweep ended by force: they come last and each alone. */
  readonly suspects: readonly string[]
  /** The suspect that is being tried alone, and for which time. */
  readonly alone?: { readonly key: string; readonly times: number } | undefined
  /** When the last sweep began that reached everything due. */
  readonly complete: Instant | null
}

/** Longer than a sweep may take (`timeout` in `infra/rooms.ts`), and less than from one to the next: what began before has ended, by force or not. */
const LONGEST_MS = 295_000
/** Three sweeps. */
const ALIVE_MINUTES = 15
/** A record may come into the lagging index after the sweep that should have met it began. */
const LAG_MINUTES = 5

const at = keys.sweepMark(SWEEPS)

export async function readMark({ stores }: Pick<Ports, 'stores'>): Promise<SweepMark | undefined> {
  return (await stores.open(SWEEPS).get(at)) as SweepMark | undefined
}

/** Whether another sweep is at its work at the moment. */
const isUnderWay = (mark: SweepMark | undefined, now: Instant): boolean =>
  mark !== undefined && !mark.over && mark.begun <= now && ms(now) - ms(mark.begun) < LONGEST_MS

/**
 * Whether the sweep has had its turn with what was due then and could not help. Where it has not, though sweeps go on (they
 * work off what an outage has left), it still may.
 */
export function hadItsTurn(mark: SweepMark | undefined, due: Instant, now: Instant): boolean {
  if (mark?.complete && mark.complete >= plus(due, LAG_MINUTES)) return true
  return mark === undefined || plus(mark.begun, ALIVE_MINUTES) < now
}

/** Ended by force so often, alone in hand: once may have been the world's doing, in the moment between the note and the end. */
const MOST_DEATHS = 2

/** The mark as one sweep holds it. */
export interface Hand {
  /** Those that may have ended an earlier sweep by force. */
  readonly suspects: readonly string[]
  /** Tried alone, one ended a sweep by force again and again. */
  readonly culprit: string | undefined
  /** From now on these are in hand, or none. Whether it could be written down; false too where another sweep has taken over. */
  hold(keys: readonly string[], suspects: readonly string[]): Promise<boolean>
  /** The same of one suspect, alone. */
  holdAlone(key: string, suspects: readonly string[]): Promise<boolean>
  /** The sweep is over. */
  layDown(complete: boolean, suspects: readonly string[]): Promise<boolean>
}

/**
 * Takes up the work, unless another sweep is at it: then undefined. What an earlier sweep left in its hands becomes suspect,
 * and the culprit where it was tried alone and that was not the first time. Throws `Unavailable` where the store does not
 * answer.
 */
export async function takeUp(ports: Pick<Ports, 'stores' | 'ids' | 'clock'>): Promise<Hand | undefined> {
  const now = ports.clock.now()
  const before = await readMark(ports)
  if (isUnderWay(before, now)) return undefined
  const died = before !== undefined && !before.over
  const left = died ? before.inHand : []
  const alone = died && before.alone && left.includes(before.alone.key) ? before.alone : undefined
  const culprit = alone && alone.times >= MOST_DEATHS ? alone.key : undefined
  const suspects = [...new Set([...(before?.suspects ?? []), ...left])].filter((key) => key !== culprit)
  const complete = before?.complete ?? null
  const write = writer(ports, before, now)
  if (!(await write({ over: false, inHand: [], suspects, complete }))) return undefined
  return {
    suspects,
    culprit,
    hold: (inHand, those) => write({ over: false, inHand, suspects: those, complete }),
    holdAlone: (key, those) => {
      const times = alone?.key === key ? alone.times + 1 : 1
      return write({ over: false, inHand: [key], suspects: those, complete, alone: { key, times } })
    },
    layDown: (all, those) => write({ over: true, inHand: [], suspects: those, complete: all ? now : complete }),
  }
}

type Next = Pick<SweepMark, 'over' | 'inHand' | 'suspects' | 'complete' | 'alone'>

/** Writes the mark of the sweep that began then. False where another sweep has it by now. */
function writer({ stores, ids, clock }: Pick<Ports, 'stores' | 'ids' | 'clock'>, before: SweepMark | undefined, begun: Instant) {
  let mark = before
  return async function write(next: Next): Promise<boolean> {
    for (const last of [false, true]) {
      const item: SweepMark = { ...at, kind: 'sweep-mark', schema: SCHEMA, version: (mark?.version ?? 0) + 1, begun, ...next }
      const receipt = { opId: ids.id(), at: clock.now() }
      const { status } = await stores.open(SWEEPS).commit(receipt, [{ op: mark ? 'replace' : 'insert', item }])
      if (status !== 'conflict') {
        mark = item
        return true
      }
      const found = await readMark({ stores })
      if (last || found?.begun !== begun) return false
      mark = found // our own, by a write whose answer was lost
    }
    return false
  }
}
