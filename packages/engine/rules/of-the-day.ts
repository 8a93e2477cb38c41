import type { Booked, Partner, Rate, Request } from '../snapshot/snapshot.ts'
import { dateOfDay, downTo, monthName, monthOf, weekName } from '../time/calendar.ts'
import { dateAsked, type Pairing, type Rule, type Circumstances } from './pairing.ts'

/** Times promised already. What is held for this very request is not one against it. */
export const promised = (partner: Partner, request: Pick<Request, 'id'>): readonly Booked[] =>
  partner.booked.filter((one) => !(one.held && one.request === request.id))

const dayOf = ({ calendar }: Circumstances, { start }: Booked): number => calendar.dayOf(downTo(start))
const minutesOf = ({ start, end }: Booked): number => (Date.parse(end) - Date.parse(start)) / 60_000

/** Agreements let this organisation's partners serve each of the phases in this area on that day. */
export const phase: Rule<{ readonly date: string; readonly needs: readonly string[]; readonly agreed: readonly string[] }> = (
  pairing,
) => {
  const { request, partner, circumstances } = pairing
  const date = dateOfDay(dateAsked(pairing))
  const { leading, further } = request.phases
  const needs = leading === undefined ? further : [leading, ...further]
  const agreed = circumstances.agreements.filter(
    (one) => one.organisation === partner.organisation && one.area === request.area && isInForce(one, date),
  )
  const phases = [...new Set(agreed.map((one) => one.phase))]
  return { fails: !needs.every((wanted) => phases.includes(wanted)), date, needs, agreed: phases }
}

/** Families at a time, meetings that day, askings this week, and a rest day after an emergency for who keeps one. */
export const capacity: Rule<{
  readonly families: { readonly has: number; readonly most: number }
  readonly meetings: { readonly has: number; readonly most: number }
  readonly asked: { readonly has: number; readonly most: number }
  readonly rests: boolean
}> = ({ request, partner, day, circumstances }) => {
  const ahead = promised(partner, request)
  const on = (wanted: number) => ahead.filter((one) => dayOf(circumstances, one) === wanted)
  const families = { has: otherFamilies(partner, request), most: partner.capacity.families }
  const meetings = { has: day === undefined ? 0 : on(day).length, most: partner.capacity.meetingsPerDay }
  const asked = { has: partner.weeks[weekName(circumstances.today)] ?? 0, most: partner.capacity.offersPerWeek }
  const rests =
    partner.restDay &&
    day !== undefined &&
    (on(day - 1).some((one) => one.emergency) || (isEmergency(request) && on(day + 1).length > 0))
  const full = [families, meetings, asked].some(({ has, most }) => has >= most)
  return { fails: full || rests, families, meetings, asked, rests }
}

export const isEmergency = ({ phases }: Pick<Request, 'phases'>): boolean =>
  phases.leading === 'EMERGENCY' || phases.further.includes('EMERGENCY')

const otherFamilies = ({ families }: Partner, { id }: Request): number => new Set(families).size - (families.includes(id) ? 1 : 0)

/** Hours of the month: held, promised, and this one. */
export const hours: Rule<{ readonly month: string; readonly minutes: number; readonly adds: number; readonly most: number }> = (
  pairing,
) => {
  const { request, partner, circumstances } = pairing
  const month = monthName(monthOf(pairing.day ?? circumstances.today))
  const minutes = aheadIn(pairing).reduce((sum, one) => sum + minutesOf(one), partner.months[month]?.minutes ?? 0)
  const most = partner.capacity.hoursPerMonth * 60
  return { fails: minutes + request.durationMinutes > most, month, minutes, adds: request.durationMinutes, most }
}

/** Undertaking and agreement in force that day; a fresh extract of the criminal record where minors may be there. */
export const checks: Rule<{
  readonly date: string
  readonly undertakingUntil?: string
  readonly agreementUntil?: string
  readonly extract: { readonly needed: boolean; readonly on?: string; readonly days: number; readonly today: string }
}> = (pairing) => {
  const { request, partner, circumstances } = pairing
  const { undertakingUntil, agreementUntil, extractOn } = partner.checks
  const date = dateOfDay(dateAsked(pairing))
  const days = circumstances.extractMonths * 30
  const fresh = extractOn !== undefined && circumstances.today <= Math.floor(Date.parse(extractOn) / 86_400_000) + days
  const inForce = (until?: string) => until !== undefined && date <= until
  return {
    fails: !inForce(undertakingUntil) || !inForce(agreementUntil) || (request.minors && !fresh),
    date,
    ...(undertakingUntil !== undefined && { undertakingUntil }),
    ...(agreementUntil !== undefined && { agreementUntil }),
    extract: {
      needed: request.minors,
      ...(extractOn !== undefined && { on: extractOn }),
      days,
      today: dateOfDay(circumstances.today),
    },
  }
}

/** The partner's own cap on a month's earnings: earned, promised, and this. */
export const earnings: Rule<{ readonly month: string; readonly cents: number; readonly adds: number; readonly most?: number }> = (
  pairing,
) => {
  const { request, partner, circumstances } = pairing
  const day = pairing.day ?? circumstances.today
  const month = monthName(monthOf(day))
  const cents = aheadIn(pairing).reduce(
    (sum, one) => sum + feeFor(circumstances.rates, request.channel, dayOf(circumstances, one), minutesOf(one)),
    partner.months[month]?.cents ?? 0,
  )
  const adds = feeFor(circumstances.rates, request.channel, day, request.durationMinutes)
  const most = partner.earningsCap
  return { fails: most !== undefined && cents + adds > most, month, cents, adds, ...(most !== undefined && { most }) }
}

/** What is promised in the month asked about. */
function aheadIn({ request, partner, circumstances, day = circumstances.today }: Pairing): readonly Booked[] {
  return promised(partner, request).filter((one) => monthOf(dayOf(circumstances, one)) === monthOf(day))
}

const isInForce = ({ validFrom, validTo }: { readonly validFrom: string; readonly validTo?: string }, date: string): boolean =>
  validFrom <= date && (validTo === undefined || date <= validTo)

/** Cents for a meeting; 0 where there is no rate for it. By the hour, started quarters count whole. */
function feeFor(rates: readonly Rate[], channel: string, day: number, minutes: number): number {
  const rate = rates.find((one) => one.channel === channel && isInForce(one, dateOfDay(day)))
  if (!rate) return 0
  return rate.unit === 'meeting' ? rate.cents : Math.round((Math.ceil(minutes / 15) / 4) * rate.cents)
}
