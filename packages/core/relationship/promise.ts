import type { Served } from '../reference/phases.ts'
import { servedFacts } from '../reference/phase-facts.ts'
import type { Instant } from '../ports.ts'
import { earliest, latest, plus } from '../time/instant.ts'
import { addWorkingDays } from '../time/working-days.ts'
import { atLocal, localDate } from '../time/zone.ts'
import { type Request, servedIn } from '../records/request.ts'

/** Working days to find somebody for a request without a phase. */
const WITHOUT_PHASE_DAYS = 10

/**
 * By when somebody is found or a person owns it: the soonest of what its phases promise (docs/field.md: Promises by phase),
 * of the day it is needed by, and of an hour before the last time asked for.
 */
export function promise(
  { needBy, windows, ...served }: Pick<Request, 'phases' | 'beforePhases' | 'needBy' | 'windows'>,
  now: Instant,
): Instant {
  const promises = servedIn(served).map((one) => promiseOf(one, now))
  const first = windows.map((window) => plus(window.start, -60))
  const wished = [...promises, ...(needBy ? [needBy] : []), ...(first.length > 0 ? [latest(first[0] as string, ...first)] : [])]
  const fallback = atLocal(addWorkingDays(localDate(now), WITHOUT_PHASE_DAYS), '16:00')
  return latest(earliest(fallback, ...wished), plus(now, 15))
}

function promiseOf(served: Served, now: Instant): Instant {
  const { unit, amount } = servedFacts[served].offerWithin
  return unit === 'hours' ? plus(now, amount * 60) : atLocal(addWorkingDays(localDate(now), amount), '16:00')
}
