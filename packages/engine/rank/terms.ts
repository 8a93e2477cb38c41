import { EVER } from '../columns/person.ts'
import type { Rate, Snapshot } from '../snapshot/snapshot.ts'
import { type Calendar, calendarOf, dayOfDate, downTo, weekOf } from '../time/calendar.ts'

/** Agreements, rates and the moment, in numbers: read once for all requests. */
export interface Terms {
  readonly calendar: Calendar
  readonly now: number
  readonly today: number
  readonly week: number
  readonly extractDays: number
  /** By area, then by phase. */
  readonly agreements: ReadonlyMap<string, ReadonlyMap<string, readonly Agreed[]>>
  readonly rates: ReadonlyMap<string, readonly Paid[]>
}

interface Agreed {
  readonly organisation: string
  readonly first: number
  readonly last: number
}

interface Paid {
  readonly unit: Rate['unit']
  readonly cents: number
  readonly first: number
  readonly last: number
}

export function termsOf(snapshot: Omit<Snapshot, 'requests' | 'partners'>): Terms {
  const calendar = calendarOf(snapshot.zone)
  const now = downTo(snapshot.now)
  const today = calendar.dayOf(now)
  const agreements = new Map<string, Map<string, Agreed[]>>()
  for (const { area, phase, organisation, ...valid } of snapshot.agreements) {
    const ofArea = agreements.get(area) ?? new Map<string, Agreed[]>()
    const ofPhase = ofArea.get(phase) ?? []
    ofPhase.push({ organisation, ...validity(valid) })
    agreements.set(area, ofArea.set(phase, ofPhase))
  }
  const rates = new Map<string, Paid[]>()
  for (const { channel, unit, cents, ...valid } of snapshot.rates)
    rates.set(channel, [...(rates.get(channel) ?? []), { unit, cents, ...validity(valid) }])
  return { calendar, now, today, week: weekOf(today), extractDays: snapshot.extractMonths * 30, agreements, rates }
}

const validity = ({ validFrom, validTo }: { readonly validFrom: string; readonly validTo?: string }) => ({
  first: dayOfDate(validFrom),
  last: validTo === undefined ? EVER : dayOfDate(validTo),
})

/** Organisations with an agreement for each of the phases in the area on that day. */
export function agreedFor(terms: Terms, area: string, phases: readonly string[], day: number): ReadonlySet<string> {
  const ofArea = terms.agreements.get(area)
  let agreed: Set<string> | undefined
  for (const phase of phases) {
    const now = new Set<string>()
    for (const { organisation, first, last } of ofArea?.get(phase) ?? [])
      if (first <= day && day <= last && (!agreed || agreed.has(organisation))) now.add(organisation)
    agreed = now
  }
  return agreed as Set<string>
}

/** Cents for a meeting; 0 where there is no rate for it. By the hour, started quarters count whole. */
export function centsFor({ rates }: Terms, channel: string, day: number, minutes: number): number {
  const rate = rates.get(channel)?.find(({ first, last }) => first <= day && day <= last)
  if (!rate) return 0
  return rate.unit === 'meeting' ? rate.cents : Math.round((Math.ceil(minutes / 15) / 4) * rate.cents)
}
