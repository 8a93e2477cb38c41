import type { Key } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { planDue } from '#store/plan.ts'
import type { MemoryTable } from '#memory/table.ts'
import type { Faults } from '../world/faults.ts'
import { dueOf, FIRST } from '../world/sweep.ts'
import { MINUTE } from '../engine/when.ts'

/** How long what is due may go unseen: by the sweep alone, by wake-ups, and by wake-ups tried again. Of a rough world nothing is promised. */
const LONGEST_UNSEEN = { 'sweep-only': 6 * MINUTE, calm: 2 * MINUTE, 'no-sweep': 12 * MINUTE } as const

const instant = (ms: number) => new Date(ms).toISOString()

interface Watching {
  readonly table: MemoryTable
  readonly faults: Faults
  readonly wrong: (what: string) => void
  /** When a record last changed, epoch milliseconds. */
  readonly changedAt: (key: Key) => number
  /** Keys whose wake-up failed as often as it is tried. */
  readonly givenUp: ReadonlySet<string>
}

/** Before each step: has something been due too long, and nobody looked? */
export function watchDue({ table, faults: { weather }, wrong, changedAt, givenUp }: Watching): (next: number) => void {
  if (weather === 'rough') return () => {}
  return function unseen(next) {
    const limit = next - LONGEST_UNSEEN[weather]
    const [first] = table.read(FIRST)
    if (!first || dueOf(first) > limit) return
    for (const item of table.read(planDue(instant(limit), 20)!)) {
      // The sweep's by design: a crashed sender's lease gets no wake-up, and one that failed three times comes no more.
      const itsOwn = weather === 'no-sweep' && (item['waitsFor'] === 'marking' || givenUp.has(keyText(item)))
      // Decided with others of its request: the errand that brings it there is waited for in its stead.
      const errand = table.get({ pk: item.pk, sk: 'TIDY' })
      const isErrands = item.sk !== 'TIDY' && errand?.['waitsFor'] === 'tidying'
      if (!itsOwn && !isErrands && changedAt(item) < limit)
        wrong(`${keyText(item)} was due at ${instant(dueOf(item))} and nobody looked`)
    }
  }
}
