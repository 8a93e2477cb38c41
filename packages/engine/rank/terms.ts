import { EVER } from '../columns/person.ts'
import type { Rate, Snapshot } from '../snapshot/snapshot.ts'
import { type Calendar, calendarOf, DAY, dayOfDate, downTo, monthOf, weekdayOf, weekOf } from '../time/calendar.ts'

/** Agreements, rates and the moment, in numbers: read once for all requests. */
export interface Terms {
  readonly calendar: Calendar
  readonly now: number
  readonly today: number
  readonly week: number
  readonly extractDays: number
  /** By area, then by phase. */
  readonly agreements: ReadonlyMap<string, ReadonlyMap<string, AgreedFor>>
  readonly rates: ReadonlyMap<string, readonly Paid[]>
  /** Local days, worked out when first asked for. */
  readonly days: Map<number, LocalDay>
}

/** What was agreed, and by day whom it lets serve, worked out when first asked for. */
interface AgreedFor {
  readonly all: Agreed[]
  readonly byDay: Map<number, ReadonlySet<string>>
}

interface Agreed {
  readonly organisation: string
  readonly first: number
  readonly last: number
}

/** A local day as weekly hours fall on it. */
export interface LocalDay {
  readonly day: number
  readonly month: number
  readonly weekday: number
  readonly midnight: number
  readonly next: number
  /** The clocks are turned on it or on the next. */
  readonly odd: boolean
}

export function localDay({ days, calendar }: Pick<Terms, 'days' | 'calendar'>, day: number): LocalDay {
  const known = days.get(day)
  if (known) return known
  const midnight = calendar.startOfDay(day)
  const next = calendar.startOfDay(day + 1)
  const odd = next - midnight !== DAY || calendar.startOfDay(day + 2) - next !== DAY
  const fresh = { day, month: monthOf(day), weekday: weekdayOf(day), midnight, next, odd }
  days.set(day, fresh)
  return fresh
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
  const agreements = new Map<string, Map<string, AgreedFor>>()
  for (const { area, phase, organisation, ...valid } of snapshot.agreements) {
    const ofArea = agreements.get(area) ?? new Map<string, AgreedFor>()
    const ofPhase: AgreedFor = ofArea.get(phase) ?? { all: [], byDay: new Map() }
    ofPhase.all.push({ organisation, ...validity(valid) })
    agreements.set(area, ofArea.set(phase, ofPhase))
  }
  const rates = new Map<string, Paid[]>()
  for (const { channel, unit, cents, ...valid } of snapshot.rates)
    rates.set(channel, [...(rates.get(channel) ?? []), { unit, cents, ...validity(valid) }])
  return {
    calendar,
    now,
    today,
    week: weekOf(today),
    extractDays: snapshot.extractMonths * 30,
    agreements,
    rates,
    days: new Map(),
  }
}

const validity = ({ validFrom, validTo }: { readonly validFrom: string; readonly validTo?: string }) => ({
  first: dayOfDate(validFrom),
  last: validTo === undefined ? EVER : dayOfDate(validTo),
})

const NONE: ReadonlySet<string> = new Set()

/** Organisations with an agreement for each of the phases in the area on that day. */
export function agreedFor(terms: Terms, area: string, phases: readonly string[], day: number): ReadonlySet<string> {
  const ofArea = terms.agreements.get(area)
  const [first = NONE, ...rest] = phases.map((phase) => agreedOn(ofArea?.get(phase), day))
  return rest.every((one) => one === first) ? first : new Set([...first].filter((one) => rest.every((set) => set.has(one))))
}

function agreedOn(agreed: AgreedFor | undefined, day: number): ReadonlySet<string> {
  if (!agreed) return NONE
  let known = agreed.byDay.get(day)
  if (!known) {
    known = new Set(agreed.all.filter(({ first, last }) => first <= day && day <= last).map((one) => one.organisation))
    agreed.byDay.set(day, known)
  }
  return known
}

/** Cents for a meeting; 0 where there is no rate for it. By the hour, started quarters count whole. */
export function centsFor({ rates }: Terms, channel: string, day: number, minutes: number): number {
  const rate = rates.get(channel)?.find(({ first, last }) => first <= day && day <= last)
  if (!rate) return 0
  return rate.unit === 'meeting' ? rate.cents : Math.round((Math.ceil(minutes / 15) / 4) * rate.cents)
}
