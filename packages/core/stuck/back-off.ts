import type { Call } from '../commit/call.ts'
import { DEFAULT_SETTINGS } from '../records/tenant.ts'
import { OFFICE, addWorkingHours } from '../time/working-days.ts'
import type { Instant } from '../ports.ts'
import type { Live } from '../records/record.ts'
import { refuse } from '../refusal.ts'
import { stick } from '../records/stuck.ts'
import { requestIdOf } from '../records/keys.ts'
import { plus } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'

/** Tries before a person owns it. */
const MOST_ATTEMPTS = 5

/**
 * A step failed with a bug: tried again later, each wait twice the last. In the end the coordinator owns the record, as
 * stuck.
 */
export async function backOff(call: Call, record: Live): Promise<void> {
  await transact<Live, Live>(call, {
    subject: requestIdOf(record.id),
    load: async () => ((await call.store.get(record)) as Live | undefined) ?? refuse('NOT_FOUND'),
    decide(now, work) {
      if (now.version !== record.version) return now
      const attempts = now.attempts + 1
      const gaveUp = attempts >= MOST_ATTEMPTS
      return work.change(now)(
        () => ({ attempts, due: nextTry(work.now, attempts), ...(gaveUp && stick(now, 'stuck', work.now)) }),
        gaveUp ? `${now.kind}.stuck` : `${now.kind}.backed-off`,
      )
    },
  })
}

function nextTry(now: Instant, attempts: number): Instant {
  return attempts < MOST_ATTEMPTS
    ? plus(now, 2 ** (attempts - 1))
    : addWorkingHours(now, DEFAULT_SETTINGS.coordinatorHours, OFFICE)
}
