import type { Item, Key } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { planDue } from '#store/plan.ts'
import type { MemoryTable } from '#memory/table.ts'
import type { Engine } from '../engine/engine.ts'
import type { Faults } from './faults.ts'
import { MINUTE } from '../engine/when.ts'

const EVERY = 5 * MINUTE
/** Notice of what is due (the figures): by the sweep alone, by wake-ups, and by wake-ups tried again. */
const LONGEST_UNSEEN = { 'sweep-only': 6 * MINUTE, calm: 2 * MINUTE, 'no-sweep': 12 * MINUTE, rough: Infinity } as const

const FIRST = planDue('9999', 1)!

const dueOf = ({ dueSk = '' }: Item) => Date.parse(dueSk.split('#', 1)[0]!)
const instant = (ms: number) => new Date(ms).toISOString()

interface Sweeping {
  readonly engine: Engine
  readonly faults: Faults
  readonly table: MemoryTable
  readonly wrong: (what: string) => void
  /** When a record last changed, epoch milliseconds. */
  readonly changedAt: (key: Key) => number
  /** Keys whose wake-up failed as often as it is tried. */
  readonly deadLetters: ReadonlySet<string>
  readonly sweep: () => void
}

/** Before each step: is it the sweep's turn, or has something been due too long? */
export function sweeping({ engine, faults, table, wrong, changedAt, deadLetters, sweep }: Sweeping): (next: number) => void {
  const sweepless = faults.weather === 'calm' || faults.weather === 'no-sweep'
  let swept = 0

  /** It comes every five minutes; where it would find nothing it is left out, to save the time. */
  function nextSweep(): number {
    if (sweepless && !faults.stopped()) return Infinity
    const [first] = table.read(FIRST)
    if (!first) return Infinity
    return Math.max(swept + EVERY, Math.ceil(Math.max(dueOf(first), engine.now()) / EVERY) * EVERY)
  }

  function unseen(next: number): void {
    const limit = next - LONGEST_UNSEEN[faults.weather]
    const [first] = table.read(FIRST)
    if (!first || dueOf(first) > limit) return
    for (const item of table.read(planDue(instant(limit), 20)!)) {
      // The sweep's by design: a crashed sender's lease gets no wake-up, and one that failed three times comes no more.
      const itsOwn = faults.weather === 'no-sweep' && (item['waitsFor'] === 'marking' || deadLetters.has(keyText(item)))
      if (!itsOwn && changedAt(item) < limit) wrong(`${keyText(item)} was due at ${instant(dueOf(item))} and nobody looked`)
    }
  }

  return function ahead(next) {
    const tick = nextSweep()
    if (tick <= next) {
      swept = tick
      engine.at(tick, sweep)
    } else if (faults.weather !== 'rough') unseen(next)
  }
}
