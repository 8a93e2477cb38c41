import { type Able, NO_TIME, type Problem } from '../problem/problem.ts'
import type { Rule } from '../solve/solution.ts'

/** One meeting of a partner, fixed already or chosen. */
export interface Sitting {
  readonly request: number
  readonly partner: number
  readonly start: number
  readonly day: number
}

export const fixedIn = ({ fixed }: Problem): readonly Sitting[] => fixed

export const sitting = ({ options }: Problem, n: number): Sitting => ({
  request: options.request[n]!,
  partner: options.partner[n]!,
  start: options.start[n]!,
  day: options.day[n]!,
})

/**
 * The rule that one more meeting would break beside the others of its partner, or nothing. `all` holds those others, the
 * fixed ones included; `chosen` of them count against the room for new families.
 */
export function brokenBy(problem: Problem, all: readonly Sitting[], chosen: number, more: Sitting): Rule | undefined {
  const able = problem.partners[more.partner]!
  const own = problem.requests[more.request]!
  if (chosen >= able.capacity) return 'capacity'
  if (all.some((one) => one.request === more.request)) return 'twice'
  if (more.start === NO_TIME) return undefined
  const timed = all.filter((one) => one.start !== NO_TIME)
  const overlaps = (one: Sitting) => {
    const other = problem.requests[one.request]!
    const apart = other.fromAfar && own.fromAfar ? 0 : able.travel
    return one.start - more.start < own.minutes + apart && more.start - one.start < other.minutes + apart
  }
  if (timed.some(overlaps)) return 'time'
  const rests = (one: Sitting) =>
    (problem.requests[one.request]!.emergency && more.day - one.day === 1) || (own.emergency && one.day - more.day === 1)
  if (able.restDay && timed.some(rests)) return 'rest'
  const had = able.days?.find(({ day }) => day === more.day)?.meetings ?? 0
  if (had + timed.filter(({ day }) => day === more.day).length + 1 > able.meetingsPerDay) return 'day'
  return beyondMonth(problem, able, timed, more)
}

function beyondMonth({ requests }: Problem, able: Able, timed: readonly Sitting[], more: Sitting): Rule | undefined {
  const month = monthIn(more.day)
  const left = able.months?.find((one) => one.month === month)
  let minutes = left?.minutes ?? able.minutesPerMonth ?? Infinity
  let cents = left?.cents ?? able.centsPerMonth ?? Infinity
  if (minutes === Infinity && cents === Infinity) return undefined
  for (const one of [...timed.filter(({ day }) => monthIn(day) === month), more]) {
    minutes -= requests[one.request]!.minutes
    cents -= requests[one.request]!.cents
  }
  return minutes < 0 ? 'hours' : cents < 0 ? 'earnings' : undefined
}

const monthIn = (day: number): number => {
  const date = new Date(day * 86_400_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** Whether the partners of a request all come at one time where they should: who stands without a time comes when the others do. */
export function comeTogether(problem: Problem, chosen: readonly Sitting[]): boolean {
  const at = new Map<number, number>()
  for (const { request, start } of [...fixedIn(problem).filter((one) => one.start !== NO_TIME), ...chosen]) {
    if (!problem.requests[request]!.together) continue
    if ((at.get(request) ?? start) !== start) return false
    at.set(request, start)
  }
  return true
}
