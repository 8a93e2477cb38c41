import { daysOf, type Free, freeFor, knownAround, type Known, type Stretch } from '../rules/of-the-time.ts'
import type { Pairing } from '../rules/pairing.ts'
import type { Request } from '../snapshot/snapshot.ts'
import { downTo, upTo } from '../time/calendar.ts'

/** A partner needs this long between the asking and the meeting; a moment in between counts to the next five minutes. */
const LEAD_MINUTES = 60
const WHOLE_MINUTES = 5

/** Starts on one local day, from the first to the last minute, about which the same is known. */
export interface Run {
  readonly window: number
  readonly day: number
  readonly from: number
  readonly to: number
  readonly free: Free
}

/** The soonest start that a partner can still be asked about. */
export const soonest = (now: number): number => Math.ceil((now + LEAD_MINUTES) / WHOLE_MINUTES) * WHOLE_MINUTES

/** First and last minute a meeting may start in each window; the last is before the first where it is too short or past. */
function startsAsked({ windows, durationMinutes }: Pick<Request, 'windows' | 'durationMinutes'>, now: number): Stretch[] {
  return windows.map(({ start, end }) => ({
    from: Math.max(upTo(start), soonest(now)),
    to: downTo(end) - durationMinutes,
  }))
}

/** One window as it looks to one partner. */
export interface View {
  /** Starts asked for, in minutes since 1970; `to` included. */
  readonly starts: Stretch
  readonly known: Known
  /** In order, without gaps. */
  readonly runs: readonly Run[]
}

/** Everything that can be said of the starts asked for, window by window; a window too short or past has no runs. */
export function viewsOf(pairing: Pairing): View[] {
  const { request, circumstances } = pairing
  return startsAsked(request, circumstances.now).map((starts, window) => {
    const known = knownAround(pairing, { from: starts.from, to: Math.max(starts.from, starts.to) + request.durationMinutes })
    return { starts, known, runs: starts.from > starts.to ? [] : runsIn(pairing, starts, known, window) }
  })
}

/** What is known can change only at the edges of what is free, promised or told, and at midnight: one look at each is enough. */
function runsIn({ request, circumstances }: Pairing, { from, to }: Stretch, known: Known, window: number): Run[] {
  const minutes = request.durationMinutes
  const { dayOf, startOfDay } = circumstances.calendar
  const turns = [
    from,
    ...known.free.flatMap((one) => [one.from, one.to - minutes + 1]),
    ...[...known.taken, ...known.told].flatMap((one) => [one.from - minutes + 1, one.to]),
    ...daysOf(circumstances.calendar, { from, to: to + 1 }).map(startOfDay),
  ]
  const inside = [...new Set(turns)].filter((turn) => from <= turn && turn <= to).sort((a, b) => a - b)
  const runs: { window: number; day: number; from: number; to: number; free: Free }[] = []
  for (const [n, turn] of inside.entries()) {
    const day = dayOf(turn)
    const free = freeFor(known, turn, minutes)
    const last = runs.at(-1)
    const end = (inside[n + 1] ?? to + 1) - 1
    if (last && last.day === day && last.free === free) last.to = end
    else runs.push({ window, day, from: turn, to: end, free })
  }
  return runs
}
