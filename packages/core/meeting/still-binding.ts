import type { Code } from '../reference/rule-codes.ts'
import { failing } from '../matching/explain.ts'
import type { Candidate } from '../records/partner.ts'
import type { Work } from '../commit/work.ts'
import { against } from '../policy/against.ts'
import type { Refusal } from '../refusal.ts'
import type { Loaded } from '../relationship/load.ts'
import type { Mode } from '../records/request.ts'
import { minutesBetween } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'

/** Rules that bind a relationship as they bind its beginning: the law's checks, and the partner's own limits of a month. */
const STILL_BINDING: readonly Code[] = ['CHECKS', 'BASIS', 'HOURS', 'EARNINGS']

/**
 * The refusal (policy/against.ts) where something forbids a meeting of the relationship at that time; undefined where nothing does.
 * `meetingId`: the meeting that is to have it, whose present time is not counted against it.
 */
export function whatBinds(
  { request, tenant }: Loaded,
  { card, diary }: Candidate,
  { slot, mode, meetingId }: { readonly slot: Window; readonly mode: Mode; readonly meetingId?: string },
  { now, by }: Pick<Work, 'now' | 'by'>,
): Refusal | undefined {
  const candidate = { card, diary: { ...diary, bookings: diary.bookings.filter((one) => one.meetingId !== meetingId) } }
  const asked = { ...request, mode, durationMinutes: minutesBetween(slot.start, slot.end) }
  const codes = failing({ request: asked, tenant, agreements: 'unread', candidate, slot, now }, STILL_BINDING)
  return codes.length > 0 ? against(by, codes) : undefined
}
