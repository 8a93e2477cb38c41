import type { Partner, Request, Snapshot } from '../snapshot/snapshot.ts'
import { type Calendar, calendarOf, downTo } from '../time/calendar.ts'

/** What a request is put against: agreements, rates and settings, at one moment. */
export interface Circumstances extends Pick<Snapshot, 'agreements' | 'rates' | 'extractMonths'> {
  readonly calendar: Calendar
  /** Minutes since 1970. */
  readonly now: number
  /** The local day it is. */
  readonly today: number
}

export function circumstancesOf({
  agreements,
  rates,
  extractMonths,
  now,
  zone,
}: Omit<Snapshot, 'requests' | 'partners'>): Circumstances {
  const calendar = calendarOf(zone)
  return { agreements, rates, extractMonths, calendar, now: downTo(now), today: calendar.dayOf(downTo(now)) }
}

/** One request put to one partner: for a time, for a local day, or, where the request names no time, for any. */
export interface Pairing {
  readonly circumstances: Circumstances
  readonly request: Request
  readonly partner: Partner
  readonly day?: number
  /** Minutes since 1970; lies on `day`. */
  readonly start?: number
}

/** A hard rule: whether it forbids asking, and on what facts. */
export type Rule<F> = (pairing: Pairing) => F & { readonly fails: boolean }

/** The day that agreements and undertakings must hold on. */
export const dateAsked = ({ day, request, circumstances: { calendar, today } }: Pairing): number =>
  day ?? (request.needBy === undefined ? today : calendar.dayOf(downTo(request.needBy)))
