import type { Write } from '#core/ports.ts'
import { isLive } from '#core/records/record.ts'
import { keyText } from '#core/records/keys.ts'
import { MACHINE } from './rooms.ts'
import type { Engine } from '../engine/engine.ts'
import type { Faults } from './faults.ts'
import type { Random } from '../engine/random.ts'
import { DAY, HOUR, MINUTE } from '../engine/when.ts'

/** What backing off writes down: it is small, and goes through. */
const GIVES_UP = /\.(backed-off|stuck|overdue)$/

/**
 * Records that the machine cannot go on with for a while, whoever tries: their commits are refused for good, as a store
 * refuses what is too large for it. Says of a commit whether it is.
 */
export function refusedCommits(engine: Engine, faults: Faults, random: Random): (writes: readonly Write[]) => boolean {
  const until = new Map<string, number>()
  return function refused(writes) {
    const items = writes.flatMap((write) => ('item' in write ? [write.item] : []))
    const givesUp = items.some(
      ({ kind, changes }) => kind === 'event' && (changes as { what: string }[]).some(({ what }) => GIVES_UP.test(what)),
    )
    const records = items.filter(isLive).map(keyText)
    if (faults.stopped() || givesUp || records.length === 0 || !MACHINE.has(engine.task()?.room ?? '')) return false
    if (records.some((key) => (until.get(key) ?? 0) > engine.now())) return true
    if (!faults.strikes('commit-refused', 'store.commit')) return false
    until.set(random.pick(records), engine.now() + random.pick([0, 10 * MINUTE, 3 * HOUR, 2 * DAY]))
    return true
  }
}
