import { soonest } from '../explain/runs.ts'
import { isEmergency } from '../rules/of-the-day.ts'
import { isFromAfar } from '../rules/of-the-time.ts'
import type { Request } from '../snapshot/snapshot.ts'
import { DAY, downTo, upTo } from '../time/calendar.ts'
import { PIECE, PIECES } from '../columns/person.ts'
import { agreedFor, centsFor, type LocalDay, localDay, type Terms } from './terms.ts'

/** One local day that starts are asked for on, or the day a request without times is judged by. */
export interface AskedDay {
  readonly day: number
  readonly month: number
  /** The days on which agreements and undertakings must hold, and in whose month the hours and earnings count. */
  readonly holds: number
  /** Organisations that may serve on it, where that is not the same on all the days. */
  readonly organisations?: ReadonlySet<string>
  readonly cents: number
}

export interface AskedWindow {
  /** First and last start. */
  readonly from: number
  readonly to: number
  readonly opens: number
  /** The days whose weekly hours can reach into it. */
  readonly hours: readonly LocalDay[]
  /** Where its starts lie on each day: indexes in `days`, with the first start after that day. */
  readonly parts: readonly { readonly day: number; readonly until: number }[]
}

export interface Asked {
  readonly request: Request
  readonly minutes: number
  readonly fromAfar: boolean
  readonly emergency: boolean
  readonly days: readonly AskedDay[]
  /** Organisations that may serve on one of the days at least; absent where no phase asks for any. */
  readonly organisations?: ReadonlySet<string>
  readonly windows: readonly AskedWindow[]
  /** The pieces of the week that its windows touch. */
  readonly pieces: readonly number[]
}

export function askedOf(request: Request, terms: Terms): Asked {
  const earliest = soonest(terms.now)
  const indexes = new Map<number, number>()
  const days: AskedDay[] = []
  const index = (day: number): number => {
    const known = indexes.get(day)
    if (known !== undefined) return known
    indexes.set(day, days.length)
    return days.push(judgedBy(request, terms, day, day)) - 1
  }
  const windows = request.windows.map(({ start, end }): AskedWindow => {
    const opens = upTo(start)
    const from = Math.max(opens, earliest)
    const to = downTo(end) - request.durationMinutes
    return {
      from,
      to,
      opens,
      ...(from > to ? { hours: [], parts: [] } : daysIn(terms, from, to, request.durationMinutes, index)),
    }
  })
  if (request.windows.length === 0) days.push(withoutTime(request, terms))
  return {
    request,
    minutes: request.durationMinutes,
    fromAfar: isFromAfar(request.mode),
    emergency: isEmergency(request),
    ...agreementsOn(days),
    windows,
    pieces: piecesAsked(windows, request.durationMinutes),
  }
}

/** Mostly agreements hold on all the days or on none: then nobody has to be looked at for them. */
function agreementsOn(days: readonly AskedDay[]): Pick<Asked, 'days' | 'organisations'> {
  const first = days[0]?.organisations
  if (!first) return { days }
  if (days.every(({ organisations }) => organisations && isSame(organisations, first)))
    return { days: days.map(({ organisations: _, ...day }) => day), organisations: first }
  return { days, organisations: new Set(days.flatMap((day) => [...(day.organisations ?? [])])) }
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one === other || (one.size === other.size && [...one].every((value) => other.has(value)))

/** Where the clocks are turned, those of the whole day. */
function piecesAsked(windows: readonly AskedWindow[], minutes: number): number[] {
  const pieces: number[] = []
  for (const { from, to, hours } of windows)
    for (const { weekday, midnight, next, odd } of hours) {
      const first = odd ? 0 : Math.max(0, Math.floor((from - midnight) / PIECE))
      const last = odd ? DAY / PIECE - 1 : Math.floor((Math.min(next, to + minutes) - midnight - 1) / PIECE)
      for (let n = first; n <= last && pieces.length < PIECES; n++) {
        const piece = (weekday - 1) * (DAY / PIECE) + n
        if (!pieces.includes(piece)) pieces.push(piece)
      }
    }
  return pieces
}

function daysIn(terms: Terms, from: number, to: number, minutes: number, index: (day: number) => number) {
  const first = terms.calendar.dayOf(from)
  const hours = daysFrom(terms, first - 1, terms.calendar.dayOf(to + minutes - 1))
  const parts = hours
    .filter(({ day, midnight }) => day >= first && midnight <= to)
    .map(({ day, next }) => ({ day: index(day), until: next }))
  return { hours, parts }
}

/** Local days from one to another; the one before counts where its hours may reach into the next. */
export function daysFrom(terms: Pick<Terms, 'days' | 'calendar'>, first: number, last: number): LocalDay[] {
  const days: LocalDay[] = []
  for (let day = first; day <= last; day++) days.push(localDay(terms, day))
  return days
}

/** Agreements and undertakings must hold when the need is; hours and earnings count in the present month. */
function withoutTime(request: Request, terms: Terms): AskedDay {
  const { needBy } = request
  return judgedBy(request, terms, terms.today, needBy === undefined ? terms.today : terms.calendar.dayOf(downTo(needBy)))
}

function judgedBy(request: Request, terms: Terms, day: number, holds: number): AskedDay {
  const { leading, further } = request.phases
  const phases = leading === undefined ? further : [leading, ...further]
  const organisations = phases.length === 0 ? undefined : agreedFor(terms, request.area, phases, holds)
  return {
    day,
    month: localDay(terms, day).month,
    holds,
    cents: centsFor(terms, request.channel, day, request.durationMinutes),
    ...(organisations && { organisations }),
  }
}
