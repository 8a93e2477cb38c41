import type { Booked, Partner, Request } from '../snapshot/snapshot.ts'
import { dayOfDate, downTo, upTo, weekdayOf, type Calendar } from '../time/calendar.ts'
import { promised } from './of-the-day.ts'
import type { Pairing, Rule, Circumstances } from './pairing.ts'

/** From a minute up to, not including, another. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What a partner has said and promised about the time around a window: all in minutes since 1970. */
export interface Known {
  /** Said to be free: in order, apart from each other. */
  readonly free: readonly Stretch[]
  /** Said to be away, or promised with the way there and back. */
  readonly taken: readonly Stretch[]
  /** Local days whose hours have been told: outside `free` they are not free then; elsewhere nobody knows. */
  readonly told: readonly Stretch[]
}

export type Free = 'free' | 'unknown' | 'busy'

/** Known to be elsewhere; not knowing is no obstacle. */
export const slot: Rule<{ readonly free: Free }> = (pairing) => {
  const { start, request } = pairing
  if (start === undefined) return { fails: false, free: 'unknown' }
  const free = freeFor(knownAround(pairing, { from: start, to: start + request.durationMinutes }), start, request.durationMinutes)
  return { fails: free === 'busy', free }
}

/** What was promised and said to be away beats what was said to be free; where nothing was told, nobody knows. */
export function freeFor({ free, taken, told }: Known, start: number, minutes: number): Free {
  const meets = ({ from, to }: Stretch) => from < start + minutes && start < to
  if (taken.some(meets)) return 'busy'
  if (free.some(({ from, to }) => from <= start && start + minutes <= to)) return 'free'
  return told.some(meets) ? 'busy' : 'unknown'
}

export function knownAround({ request, partner, circumstances }: Pairing, window: Stretch): Known {
  const { weekly, extra, away } = partner.availability
  const near = ({ from, to }: Stretch) => from < window.to && window.from < to
  const { calendar } = circumstances
  const days = daysOf(calendar, window)
  const hours = [(days[0] as number) - 1, ...days].flatMap((day) =>
    weekly.filter((one) => one.day === weekdayOf(day) && isTold(one, day)).map((one) => onDay(calendar, one, day)),
  )
  return {
    free: joined([...hours, ...extra.map(inner)].filter(near)),
    taken: [...away.map(outer), ...promised(partner, request).map((one) => withTheWay(one, request, partner))].filter(near),
    told: days
      .filter((day) => weekly.some((one) => isTold(one, day)))
      .map((day) => ({ from: calendar.startOfDay(day), to: calendar.startOfDay(day + 1) })),
  }
}

type Weekly = Partner['availability']['weekly'][number]

const isTold = ({ validFrom, validTo }: Weekly, day: number): boolean =>
  (validFrom === undefined || dayOfDate(validFrom) <= day) && (validTo === undefined || day <= dayOfDate(validTo))

/** Skipped local times move to the end of the gap; of repeated ones both are meant. */
function onDay({ startAt, endAt, startOfDay }: Calendar, { from, to }: Weekly, day: number): Stretch {
  const start = startAt(day, clock(from))
  if (to === '24:00') return { from: start, to: startOfDay(day + 1) }
  return { from: start, to: endAt(to <= from ? day + 1 : day, clock(to)) }
}

/** Minutes after midnight of `HH:MM`. */
export const clock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const inner = ({ start, end }: { start: string; end: string }): Stretch => ({ from: upTo(start), to: downTo(end) })
const outer = ({ start, end }: { start: string; end: string }): Stretch => ({ from: downTo(start), to: upTo(end) })

export const isFromAfar = (mode: Request['mode']): boolean => mode !== 'in-person'

/** Only between two meetings that both happen from a chair is there nothing to travel. */
function withTheWay(one: Booked, request: Request, { travelMinutes }: Partner): Stretch {
  const { from, to } = outer(one)
  const way = isFromAfar(one.mode) && isFromAfar(request.mode) ? 0 : travelMinutes
  return { from: from - way, to: to + way }
}

export function daysOf(calendar: Circumstances['calendar'], { from, to }: Stretch): number[] {
  const first = calendar.dayOf(from)
  return Array.from({ length: calendar.dayOf(Math.max(from, to - 1)) - first + 1 }, (_, n) => first + n)
}

/** In order; those that overlap or touch made one, the empty left out. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: { from: number; to: number }[] = []
  for (const { from, to } of stretches.filter((one) => one.from < one.to).sort((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}
