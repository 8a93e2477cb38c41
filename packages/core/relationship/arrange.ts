import type { Instant } from '../ports.ts'
import type { Loaded } from './load.ts'
import { earliest, latest, plus } from '../time/instant.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Work } from '../commit/work.ts'
import { factsOfMeeting } from './facts.ts'
import { tell } from './tell.ts'

/** The worker finds a time: another proposal, the old time after all, or none; asked again two hours before it at the latest. */
export const toArrange = (now: Instant, { request, tenant }: Loaded, { start }: Meeting) =>
  ({
    waitsFor: 'arrange',
    due: latest(earliest(plus(now, tenant.settings.decisionHours[request.urgency] * 60), plus(start, -120)), plus(now, 15)),
    owner: 'worker',
    nudges: 0,
    attempts: 0,
  }) as const

/** Its partner is gone, and another has come to the request: the worker agrees on a time with the new one. */
export function arrangeAnew(work: Work, loaded: Loaded, meeting: Meeting): void {
  const left = work.change(meeting)(
    () => ({ ...toArrange(work.now, loaded, meeting), reason: 'partner-replaced' }),
    'meeting.to-arrange',
  )
  tell(work, loaded, { template: 'meeting-changed', about: left, staff: 'worker', facts: factsOfMeeting(left) })
}
