import type { Item } from '#core/ports.ts'
import { planDue } from '#store/plan.ts'
import type { MemoryTable } from '#memory/table.ts'
import type { Engine } from '../engine/engine.ts'
import { MINUTE } from '../engine/when.ts'
import type { Faults } from './faults.ts'

const EVERY = 5 * MINUTE
/** What is due first, whenever that is: a read of the table's due index. */
export const FIRST = planDue('9999', 1)!

/** Epoch milliseconds, as the due index has it. */
export const dueOf = ({ dueSk = '' }: Item): number => Date.parse(dueSk.split('#', 1)[0]!)

interface Sweeping {
  readonly engine: Engine
  readonly faults: Faults
  readonly table: MemoryTable
  readonly sweep: () => void
  /** Told of each other step before it is taken, by when it comes. */
  readonly waited: (next: number) => void
}

/** Before each step: is it the sweep's turn? It comes every five minutes; where it would find nothing it is left out, to save the time. */
export function sweeping({ engine, faults, table, sweep, waited }: Sweeping): (next: number) => void {
  const sweepless = faults.weather === 'calm' || faults.weather === 'no-sweep'
  let swept = 0

  function nextSweep(): number {
    if (sweepless && !faults.stopped()) return Infinity
    const [first] = table.read(FIRST)
    if (!first) return Infinity
    return Math.max(swept + EVERY, Math.ceil(Math.max(dueOf(first), engine.now()) / EVERY) * EVERY)
  }

  return function ahead(next) {
    const tick = nextSweep()
    if (tick > next) return waited(next)
    swept = tick
    engine.at(tick, sweep)
  }
}
