import type { Instant } from '../ports.ts'
import type { Loaded } from './load.ts'
import { earliest, latest, plus } from '../time/instant.ts'
import type { Meeting } from '../records/meeting.ts'

/** The worker finds a time: another proposal, the old time after all, or none; asked again two hours before it at the latest. */
export const toArrange = (now: Instant, { request, tenant }: Loaded, { start }: Meeting) =>
  ({
    waitsFor: 'arrange',
    due: latest(earliest(plus(now, tenant.settings.decisionHours[request.urgency] * 60), plus(start, -120)), plus(now, 15)),
    owner: 'worker',
    nudges: 0,
    attempts: 0,
  }) as const
