/**
 * A queue as it stands at one moment, as plain JSON without names: what is asked for, who could be asked, and all that
 * the rules need. Who fits whom is not decided here: that is worked out from it, as the options of a `Problem`
 * (problem/problem.ts), which is what `solve` takes. Instants are UTC as stored (`2026-11-25T11:30:00.000Z`), dates and times of
 * day local to `zone`, ids whatever the caller has.
 */
export interface Snapshot {
  readonly format: typeof FORMAT
  readonly now: string
  /** IANA name, e.g. `Europe/Helsinki`. */
  readonly zone: string
  /** Months that an extract of the criminal record is good for. */
  readonly extractMonths: number
  readonly agreements: readonly Agreement[]
  readonly rates: readonly Rate[]
  readonly requests: readonly Request[]
  readonly partners: readonly Partner[]
}

export const FORMAT = 'rinnalla-snapshot-1'

/** From `start` up to, not including, `end`: instants. */
export interface Span {
  readonly start: string
  readonly end: string
}

export const URGENCIES = ['urgent', 'soon', 'routine'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Which phase an organisation's partners serve where, on which dates (both included). */
export interface Agreement {
  readonly organisation: string
  readonly phase: string
  readonly area: string
  readonly validFrom: string
  readonly validTo?: string
}

/** What a meeting pays, in cents. */
export interface Rate {
  readonly channel: string
  readonly unit: 'meeting' | 'hour'
  readonly cents: number
  readonly validFrom: string
  readonly validTo?: string
}

export interface Request {
  readonly id: string
  readonly urgency: Urgency
  readonly waitingMinutes: number
  readonly worker: string
  readonly channel: string
  /** What a partner must be trained for. */
  readonly role: string
  /** Whether an extract of the criminal record is asked for. A kind of request of which nobody has said so does not belong here. */
  readonly minors: boolean
  /** Own experience must cover the leading phase; agreements must cover all. None where there is no client. */
  readonly phases: { readonly leading?: string; readonly further: readonly string[] }
  readonly area: string
  /** As whom the partner must have lived it; nobody in particular where absent. */
  readonly livedAs?: string
  /** A language asked for in another manner (written, say) is another word. */
  readonly languages: readonly string[]
  /** The county books one: then one of the languages will do, or one that is interpreted into. */
  readonly interpreter: boolean
  /** Finnish or Swedish where absent. */
  readonly interpreterTo?: readonly string[]
  readonly mode: 'in-person' | 'remote' | 'phone'
  /** Candidate times, each at least as long as the meeting; none = when suits. */
  readonly windows: readonly Span[]
  readonly needBy?: string
  readonly durationMinutes: number
  /** Partners still wanted: seats that are neither taken nor fixed below. */
  readonly seats: number
  /** A shared sitting: all its partners come at one time. */
  readonly together: boolean
  readonly wishes: { readonly partner?: string; readonly gender?: 'woman' | 'man' }
  /** Partners who are never asked about this request (again). */
  readonly excluded: readonly string[]
  /** Accepted offers, pins and offers made by hand: they stand, whatever else is decided. */
  readonly fixed: readonly Fixed[]
}

export interface Fixed {
  readonly partner: string
  readonly why: 'accepted' | 'pinned' | 'by-hand'
  /** Where a time is settled. */
  readonly start?: string
}

export const LANGUAGE_LEVELS = ['some', 'good', 'native'] as const

export interface Partner {
  readonly id: string
  /** Whoever is neither active nor on a break is not in the snapshot. */
  readonly paused: boolean
  readonly organisation: string
  readonly roles: readonly string[]
  /** Phases of one's own experience. */
  readonly experience: readonly string[]
  /** As whom they have lived it. */
  readonly livedAs?: readonly string[]
  readonly languages: readonly { readonly code: string; readonly level: (typeof LANGUAGE_LEVELS)[number] }[]
  readonly areas: readonly string[]
  readonly modes: readonly Request['mode'][]
  readonly gender?: 'woman' | 'man'
  readonly availability: {
    /** Local hours, `to` up to `24:00`, before `from` on the next day; days 1–7 from Monday. */
    readonly weekly: readonly { day: number; from: string; to: string; validFrom?: string; validTo?: string }[]
    readonly extra: readonly Span[]
    readonly away: readonly Span[]
  }
  readonly travelMinutes: number
  readonly capacity: {
    readonly families: number
    readonly meetingsPerDay: number
    readonly hoursPerMonth: number
    readonly offersPerWeek: number
  }
  /** No meeting on the day after an emergency. */
  readonly restDay: boolean
  readonly earningsCap?: number
  readonly checks: { readonly undertakingUntil?: string; readonly agreementUntil?: string; readonly extractOn?: string }
  /** Private: told to nobody, not even as the reason for a no. */
  readonly conflicts: { readonly workers: readonly string[]; readonly areas: readonly string[]; readonly ownCase: boolean }
  readonly booked: readonly Booked[]
  /** Requests that count as families at a time: served, promised, or being asked about. */
  readonly families: readonly string[]
  /** By local month `2026-11`: what was held already. */
  readonly months: Readonly<Record<string, { readonly minutes: number; readonly cents: number }>>
  /** By ISO week `2026-W48`: how often asked. */
  readonly weeks: Readonly<Record<string, number>>
  /** Tasks of late that the sharing of load looks at; somebody new or back starts level with the others. */
  readonly load: number
}

/** Time promised: a meeting in the calendar or an acceptance waiting for a decision. */
export interface Booked extends Span {
  readonly request: string
  readonly mode: Request['mode']
  readonly emergency: boolean
  /** Only held for its request until that is decided: never one against the same request. */
  readonly held?: boolean
}
