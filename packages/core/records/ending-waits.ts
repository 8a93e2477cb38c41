import type { Instant } from '../ports.ts'
import { ASKED_DAILY_BEFORE_DAYS, type ChosenAtEnd, HEARD_BEFORE_DAYS, type HeardOfEnd, LOOKED_AT } from './ending.ts'
import { atRest } from './record.ts'
import type { Tenant } from './tenant.ts'
import { addDays, atLocal, localDate } from '../time/zone.ts'

/** When that day's look is. */
const lookOn = (date: string): Instant => atLocal(date, LOOKED_AT)

/** When the coordinator is to hear of an end. */
export const heardAt = (until: string): Instant => lookOn(addDays(until, -HEARD_BEFORE_DAYS))

/** The next day's look. */
export const tomorrow = (now: Instant): Instant => lookOn(addDays(localDate(now), 1))

/** What was chosen is to be carried out, at once. */
export const toCarryOut = ({ at }: Pick<ChosenAtEnd, 'at'>) =>
  ({ waitsFor: 'end-choices', due: at, owner: 'system', reason: 'chosen-at-end', attempts: 0 }) as const

/** What the tenant's record waits for when nothing else is to be done with it; `end`: the next last day of an agreement. */
export function afterwardsOf(
  { chosenAtEnd }: Pick<Tenant, 'chosenAtEnd'>,
  end: string | undefined,
): Pick<Tenant, 'waitsFor' | 'due' | 'owner' | 'reason' | 'attempts'> {
  if (chosenAtEnd) return toCarryOut(chosenAtEnd)
  return end === undefined
    ? atRest
    : { waitsFor: 'ending', due: heardAt(end), owner: 'system', reason: 'agreement-ends', attempts: 0 }
}

interface Seen {
  /** The last day of what ends; undefined where nothing does. */
  readonly until: string | undefined
  /** The first last day that something is agreed beyond; undefined where nothing is. */
  readonly beyond: string | undefined
  readonly heard: HeardOfEnd | undefined
}

/**
 * What a look at an end finds: it is `far`; `over`, with nothing agreed beyond; to be heard of (`hear`); asked of a person
 * once more today (`ask`); or `known`, and stands in the open work while something is agreed beyond. What is not chosen
 * goes on being asked after the end.
 */
export function findingOf({ until, beyond, heard }: Seen, now: Instant): 'far' | 'over' | 'hear' | 'ask' | 'known' {
  const today = localDate(now)
  if (until === undefined || today < addDays(until, -HEARD_BEFORE_DAYS)) return 'far'
  if (today > until && beyond === undefined) return 'over'
  if (heard?.until !== until) return 'hear'
  const isDaily = beyond !== undefined && today >= addDays(beyond, -ASKED_DAILY_BEFORE_DAYS)
  return isDaily && heard.on < today ? 'ask' : 'known'
}
