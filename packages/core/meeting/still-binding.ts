import type { Code } from '../reference/rule-codes.ts'
import { failing } from '../matching/explain.ts'
import type { Candidate } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Loaded } from '../relationship/load.ts'
import type { Mode } from '../records/request.ts'
import { minutesBetween } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'

/** Rules that bind a relationship as they bind its beginning: the law's checks, and the partner's own limits of a month. */
const STILL_BINDING: readonly Code[] = ['CHECKS', 'HOURS', 'EARNINGS']

/**
 * RULES_FAIL with the codes of what forbids a meeting of the relationship at that time; undefined where nothing does.
 * `meetingId`: the meeting that is to have it, whose present time is not counted against it.
 */
export function whatBinds(
  { request, tenant }: Loaded,
  { card, diary }: Candidate,
  { slot, mode, meetingId }: { readonly slot: Window; readonly mode: Mode; readonly meetingId?: string },
  now: Instant,
): Refusal | undefined {
  const candidate = { card, diary: { ...diary, bookings: diary.bookings.filter((one) => one.meetingId !== meetingId) } }
  const asked = { ...request, mode, durationMinutes: minutesBetween(slot.start, slot.end) }
  const codes = failing({ request: asked, tenant, candidate, slot, now }).filter((code) => STILL_BINDING.includes(code))
  return codes.length > 0 ? refuse('RULES_FAIL', { detail: { codes } }) : undefined
}
