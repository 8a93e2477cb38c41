import { type Candidate, familiesOf, languagesOf, livedAsOf } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import { audienceFacts } from '../reference/audiences.ts'
import { channelFacts } from '../reference/channels.ts'
import { askedLanguages, type AskedLanguage, interpretedInto, leadingOf, type Request, servedIn } from '../records/request.ts'
import { basisOf } from '../records/check-basis.ts'
import { organisationOf } from '../records/organisation.ts'
import type { PhaseAgreement, Tenant } from '../records/tenant.ts'
import { minutesBetween } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import { addDays, isoWeek, localDate, month } from '../time/zone.ts'
import type { Code } from '../reference/rule-codes.ts'
import { feeFor } from './fee.ts'
import { decidersOf } from '../policy/decider.ts'
import { freeFor } from './slots.ts'

/** One request put to one partner, for one time or, where the request has none, for any. */
export interface Pairing {
  readonly request: Request
  readonly tenant: Tenant
  /** Of the request's municipality and phases, at least; `unread` where the rule of phases is not asked. */
  readonly agreements: readonly PhaseAgreement[] | 'unread'
  readonly candidate: Candidate
  readonly slot?: Window
  readonly now: Instant
}

/** A hard rule: true when it forbids asking this partner. */
export type Rule = (pairing: Pairing) => boolean

const dateOf = ({ slot, request, now }: Pairing): string => localDate(slot?.start ?? request.needBy ?? now)

const lengthOf = ({ slot, request }: Pairing): number => (slot ? minutesBetween(slot.start, slot.end) : request.durationMinutes)

/** Times promised already: booked, or accepted and waiting for a decision. This request's own promise is not one against it. */
const promised = ({ request, candidate: { diary } }: Pairing): readonly Window[] => [
  ...diary.bookings,
  ...diary.holds.filter((one) => one.firm && one.requestId !== request.id).flatMap((one) => one.slots),
]

/** Trained for what the channel needs, and in the register as somebody who takes part. */
const role: Rule = ({ request, candidate: { card } }) =>
  !['active', 'paused'].includes(card.state) || !card.roles.includes(channelFacts[request.channel].role)

/**
 * An agreement lets this organisation's partners serve each of the phases in this area on that day, or families that are
 * in none yet (docs/field.md: Phase agreements).
 */
const phase: Rule = (pairing) => {
  const { request, agreements, candidate } = pairing
  if (agreements === 'unread') throw new Error('judged by agreements that were not read')
  const [date, organisationId] = [dateOf(pairing), organisationOf(candidate.card)]
  return !servedIn(request).every((wanted) =>
    agreements.some(
      (agreement) =>
        agreement.phase === wanted &&
        agreement.area === request.area &&
        organisationOf(agreement) === organisationId &&
        agreement.validFrom <= date &&
        (agreement.validTo === undefined || date <= agreement.validTo),
    ),
  )
}

/**
 * Own experience of the phase that leads, which the partner agreed to be asked about (docs/field.md: Own experience); of
 * each further one only the order asks. Before there is a phase none is asked for.
 */
const experience: Rule = ({ request, candidate: { card } }) => {
  const leading = leadingOf(request)
  return leading !== undefined && !card.experience.includes(leading)
}

/** Has lived it as those have whom they are to meet (docs/field.md: Kinds of experience). */
const livedAs: Rule = ({ request, candidate: { card } }) => {
  const wanted = audienceFacts[request.audience].livedAs
  return wanted !== undefined && !livedAsOf(card).includes(wanted)
}

/** Goes to that municipality, or nobody needs to travel; and meets in that mode at all. */
const area: Rule = ({ request, candidate: { card } }) =>
  !card.modes.includes(request.mode) || (request.mode === 'in-person' && !card.areas.includes(request.area))

/**
 * Knows them all, each in the manner asked for; where the county books an interpreter, one of those that the interpreter
 * works between will do (docs/field.md: Interpreters).
 */
const language: Rule = ({ request, candidate: { card } }) => {
  const known = languagesOf(card).filter(({ level }) => level !== 'some')
  const knows = ({ code, manner }: AskedLanguage) => known.some((one) => one.code === code && one.manner === manner)
  const asked = askedLanguages(request)
  return request.interpreter ? ![...asked, ...interpretedInto(request)].some(knows) : !asked.every(knows)
}

/** Known to be elsewhere; not knowing is no obstacle. */
const slot: Rule = ({ request, candidate, slot }) =>
  slot !== undefined && freeFor(candidate, slot, request.mode, { requestId: request.id }) === 'busy'

/** Families at a time with those being asked about, meetings that day, and askings this week. */
const capacity: Rule = (pairing) => {
  const { request, candidate, slot, now } = pairing
  const { card, diary } = candidate
  const families = familiesOf(diary)
  families.delete(request.id)
  const sameDay = slot ? promised(pairing).filter((one) => localDate(one.start) === localDate(slot.start)).length : 0
  const week = isoWeek(localDate(now))
  return (
    families.size >= card.capacity.families ||
    sameDay >= card.capacity.meetingsPerDay ||
    (diary.weeks[week] ?? 0) >= card.capacity.offersPerWeek
  )
}

/** Hours of the month: held, promised, and this one. */
const hours: Rule = (pairing) => {
  const { card, diary } = pairing.candidate
  const when = month(pairing.slot?.start ?? pairing.now)
  const ahead = promised(pairing).filter((one) => month(one.start) === when)
  const minutes = ahead.reduce((sum, one) => sum + minutesBetween(one.start, one.end), diary.months[when]?.minutes ?? 0)
  return minutes + lengthOf(pairing) > card.capacity.hoursPerMonth * 60
}

/** Nobody on a break is asked anything, about times after the break neither. */
/** On a break; or nobody knows, since a table that was put back has forgotten what they last said (`records/gap.ts`). */
const paused: Rule = ({ candidate: { card } }) => card.state === 'paused' || card.parked !== undefined

/**
 * Undertaking and agreement in force that day (docs/field.md: Undertakings); an extract seen by the act that applies, where
 * one does (docs/field.md: Criminal-record extract).
 */
const checks: Rule = (pairing) => {
  const { request, tenant, candidate } = pairing
  const { undertakingUntil, agreementUntil, extract } = candidate.card.checks
  const date = dateOf(pairing)
  const inForce = (until?: string) => until !== undefined && date <= until
  const basis = basisOf(tenant, request)
  const asked = basis === '504/2002' || basis === '148/2014'
  const fresh =
    extract?.basis === basis && localDate(pairing.now) <= addDays(extract.checkedOn, tenant.settings.extractMonths * 30)
  return !inForce(undertakingUntil) || !inForce(agreementUntil) || (asked && !fresh)
}

/** Nobody has recorded yet by which act, or none, partners are checked for this kind of request: nobody may be asked. */
const basis: Rule = ({ request, tenant }) => basisOf(tenant, request) === 'unrecorded'

/** Any reason the two should not meet. Which one is never told (docs/field.md: Conflicts of interest). */
const conflict: Rule = ({ request, candidate: { card } }) =>
  card.conflicts.ownCase ||
  decidersOf(request).some((id) => card.conflicts.workers.includes(id)) ||
  card.conflicts.areas.includes(request.area) ||
  request.refusedPartners.includes(card.id) ||
  (request.preferences.gender !== undefined && card.gender !== request.preferences.gender)

/** The partner's own cap on a month's earnings (docs/field.md: Earnings cap): earned, promised, and this. */
const earnings: Rule = (pairing) => {
  const { request, tenant, candidate, slot, now } = pairing
  const { card, diary } = candidate
  if (card.earningsCap === undefined) return false
  const when = month(slot?.start ?? now)
  const fee = (date: string, minutes: number) => feeFor(tenant, request.channel, date, minutes)
  const ahead = promised(pairing).filter((one) => month(one.start) === when)
  const cents = ahead.reduce(
    (sum, one) => sum + fee(localDate(one.start), minutesBetween(one.start, one.end)),
    diary.months[when]?.cents ?? 0,
  )
  return cents + fee(localDate(slot?.start ?? now), lengthOf(pairing)) > card.earningsCap
}

/** Every hard rule by its code. All paths to a partner go through these: waves, offers by hand, re-matching, hand-overs. */
export const RULES: Readonly<Record<Code, Rule>> = {
  ROLE: role,
  PHASE: phase,
  EXPERIENCE: experience,
  LIVED_AS: livedAs,
  AREA: area,
  LANGUAGE: language,
  SLOT: slot,
  CAPACITY: capacity,
  HOURS: hours,
  PAUSED: paused,
  CHECKS: checks,
  BASIS: basis,
  CONFLICT: conflict,
  EARNINGS: earnings,
}
