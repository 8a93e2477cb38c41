import type { Instant } from '../ports.ts'
import type { Meeting } from './meeting.ts'
import type { By } from './by.ts'
import type { Card } from './partner.ts'
import { organisationOf } from './organisation.ts'
import type { PhaseAgreement } from './tenant.ts'
import { addDays, localDate } from '../time/zone.ts'

/** Days before an end when the coordinator hears of it. */
export const HEARD_BEFORE_DAYS = 30
/** From so many days before on, what is not chosen is asked every day. */
export const ASKED_DAILY_BEFORE_DAYS = 3
/** When on a day it is looked at, local time: every day of the week, since meetings are on all of them. */
export const LOOKED_AT = '08:00'

/** Meetings that can be chosen for at once. */
export const MOST_CHOSEN = 200

/** As the id of an end: the tenant's agreements between organisations. A partner's end has the partner's id. */
export const AGREEMENTS = 'agreements'

/** What can be chosen for a meeting agreed beyond an end: the end moves, somebody else comes, or there is none. */
export const END_CHOICES = ['renewed', 'another', 'cancel'] as const

/** Meetings chosen for at an end, which the record's own next step brings there one by one, as whoever chose. */
export interface ChosenAtEnd {
  readonly at: Instant
  readonly by: By
  /** By the meeting's id. Whoever came to it when it was chosen: if somebody else does by now, nothing is done. */
  readonly meetings: Readonly<Record<string, { readonly choice: 'another' | 'cancel'; readonly partnerId: string }>>
}

/** What the coordinator has heard: of which end (a local date), and on which day last. */
export interface HeardOfEnd {
  readonly until: string
  readonly on: string
}

/** What stands on a partner's card and on the tenant's record about their ends. */
export interface WithEnd {
  readonly chosenAtEnd?: ChosenAtEnd | undefined
  readonly heardOfEnd?: HeardOfEnd | undefined
}

/** A meeting agreed for after an end, and the last day, a local date, that what it rests on is in force. */
export interface Beyond {
  readonly meetingId: string
  readonly requestId: string
  readonly partnerId: string
  readonly start: Instant
  readonly end: Instant
  readonly until: string
}

/**
 * The last day when both the undertaking and the partner's agreement are in force (docs/field.md: Undertakings); undefined
 * for who has none to end, or takes no part.
 */
export function endOf({ state, checks }: Pick<Card, 'state' | 'checks'>): string | undefined {
  if (state !== 'active' && state !== 'paused') return undefined
  return [checks.undertakingUntil, checks.agreementUntil].filter((one) => one !== undefined).toSorted()[0]
}

/** Agreements with an end that no other one of the same organisation, phase and municipality goes on from. */
export const endingAgreements = (agreements: readonly PhaseAgreement[]): Ending[] => {
  const same = Map.groupBy(agreements, tripleOf)
  return agreements.filter(
    (one): one is Ending => one.validTo !== undefined && !isInForce(same.get(tripleOf(one)) ?? [], addDays(one.validTo, 1)),
  )
}
export type Ending = PhaseAgreement & { readonly validTo: string }

/** The last day of the agreement that this meeting is agreed beyond; undefined where one covers it, or none ever did. */
export function endBefore(
  agreements: readonly PhaseAgreement[],
  { phases, area, organisationId }: { phases: readonly string[]; area: string; organisationId: string },
  { start }: Pick<Meeting, 'start'>,
): string | undefined {
  const date = localDate(start)
  const ours = agreements.filter((one) => one.area === area && organisationOf(one) === organisationId)
  const ends = phases.flatMap((phase) => {
    const some = ours.filter((one) => one.phase === phase)
    const past = some.flatMap(({ validTo }) => (validTo !== undefined && validTo < date ? [validTo] : []))
    return isInForce(some, date) ? [] : past.toSorted().slice(-1)
  })
  return ends.toSorted()[0]
}

const tripleOf = (one: PhaseAgreement): string => [one.area, one.phase, organisationOf(one)].join('/')

const isInForce = (agreements: readonly PhaseAgreement[], date: string): boolean =>
  agreements.some(({ validFrom, validTo }) => validFrom <= date && (validTo === undefined || date <= validTo))
