import type { Instant } from '../ports.ts'
import type { NoticeFacts } from '../records/notice.ts'
import type { Live } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import type { Mailed } from '../records/theirs.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import type { Work } from '../commit/work.ts'
import type { Loaded } from './load.ts'
import { tell } from './tell.ts'

/** Office hours: two working days. A digest comes on each of them, and leaves time to do something about it. */
const NEAR_HOURS = 16

/**
 * WHAT A COORDINATOR IS WRITTEN TO ABOUT AT ONCE: what has just become theirs, of an urgent request (by its phases, or by
 * the worker's word: `reference/pace.ts`) or about a time within two working days. Everything else stands in the next digest
 * (`notice/digest.ts`), as new the first time and as late when it is; no clock of theirs writes to them again.
 */
const isUrgent = (urgency: Request['urgency'], starts: readonly Instant[], now: Instant): boolean =>
  urgency === 'urgent' || starts.some((start) => isNear(start, now))

/** Whether it begins before a digest or two could have been acted on. */
export const isNear = (start: Instant, now: Instant): boolean => now < start && start < addWorkingHours(now, NEAR_HOURS, OFFICE)

/** Of something that this work has made a coordinator's: a mail at once where it presses, once for as long as it is theirs. */
export function tellOffice(
  work: Work,
  loaded: Pick<Loaded, 'request' | 'tenant'>,
  about: Live & { readonly kind: Mailed },
  facts: NoticeFacts,
  starts: readonly Instant[] = facts.slots.map(({ start }) => start),
): void {
  const { theirs } = work.read(about)
  if (!theirs || theirs.mailed || theirs.left || !isUrgent(work.read(loaded.request).urgency, starts, work.now)) return
  tell(work, loaded, { template: 'needs-coordinator', about, staff: 'coordinator', facts })
  work.amend<Live>(about, () => ({ theirs: { ...theirs, mailed: true } }))
}
