/** What is wrong with times somebody named, wherever they named them. Knows no schema, so that links load none. */
import type { Instant } from '../ports.ts'
import type { FieldRefusal } from '../refusal.ts'
import { minutesBetween, plus } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'

/** Nobody books further ahead than a year. */
const FURTHEST_DAYS = 366
const SHORTEST_MINUTES = 15

/** Problems of the day somebody is needed by. */
export function needByProblems(
  { windows, needBy }: { windows: readonly Window[]; needBy: Instant },
  now: Instant,
): FieldRefusal[] {
  if (needBy <= now) return [{ path: 'needBy', code: 'IN_THE_PAST' }]
  if (needBy > plus(now, FURTHEST_DAYS * 24 * 60)) return [{ path: 'needBy', code: 'TOO_FAR_AHEAD' }]
  const tooLate = windows.length > 0 && windows.every((one) => one.start > needBy)
  return tooLate ? [{ path: 'needBy', code: 'CONTRADICTORY' }] : []
}

/** Problems of times asked for. */
export function windowProblems(
  { windows, durationMinutes }: { windows: readonly Window[]; durationMinutes: number },
  now: Instant,
): FieldRefusal[] {
  return windows.flatMap(({ start, end }, n): FieldRefusal[] => {
    if (end <= start) return [{ path: `windows.${n}.end`, code: 'END_BEFORE_START' }]
    if (start <= now) return [{ path: `windows.${n}.start`, code: 'IN_THE_PAST' }]
    if (start > plus(now, FURTHEST_DAYS * 24 * 60)) return [{ path: `windows.${n}.start`, code: 'TOO_FAR_AHEAD' }]
    if (minutesBetween(start, end) < durationMinutes) return [{ path: `windows.${n}.end`, code: 'SHORTER_THAN_DURATION' }]
    if (minutesBetween(start, end) > 24 * 60) return [{ path: `windows.${n}.end`, code: 'TOO_LARGE' }]
    return []
  })
}

/** Problems of one time for one meeting, each at its field. */
export function slotProblems(slot: Window, now: Instant, under = ''): FieldRefusal[] {
  return windowProblems({ windows: [slot], durationMinutes: SHORTEST_MINUTES }, now).map(({ path, code }) => ({
    path: path.replace('windows.0.', under),
    code,
  }))
}
