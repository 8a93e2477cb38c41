import type { Columns } from '../columns/columns.ts'
import { HELD, BOOKED } from '../columns/person.ts'
import type { Terms } from '../rank/terms.ts'

/** What is asked of everybody for each request, by position, in little memory. */
export interface Candidates {
  /** Where they stand in the snapshot. */
  readonly number: Int32Array
  readonly how: Uint8Array
  /** Fresh enough for meetings with minors. */
  readonly hasExtract: Uint8Array
}

/** Asked as often as they want to be this week: no request changes that. */
export const NEVER = 0
const BY_SHEET = 1
/** A sheet may say yes where a cap on earnings says no. */
export const CAPPED = 2
/** Room of theirs is held for some request, or full: it depends on which one is asked about. */
export const BY_RULE = 3

export function candidatesIn(
  { people }: Columns,
  { week, today, extractDays }: Terms,
  numbers: ReadonlyMap<string, number>,
): Candidates {
  const number = new Int32Array(people.length)
  const how = new Uint8Array(people.length)
  const hasExtract = new Uint8Array(people.length)
  for (const [position, person] of people.entries()) {
    if (!person) continue
    const { partner, weeks, booked, families, earningsCap, extractOn } = person
    number[position] = numbers.get(partner.id) as number
    const isAskedEnough = weeks.some((one, n) => n % 2 === 0 && one === week && (weeks[n + 1] as number) >= person.offersPerWeek)
    const holds = booked.some((flags, n) => n % BOOKED === 5 && (flags & HELD) !== 0)
    const depends = holds || families.size >= partner.capacity.families
    how[position] = isAskedEnough ? NEVER : depends ? BY_RULE : earningsCap >= 0 ? CAPPED : BY_SHEET
    hasExtract[position] = today <= extractOn + extractDays ? 1 : 0
  }
  return { number, how, hasExtract }
}
