import type { Instant } from '../ports.ts'
import type { Loaded } from '../request/load.ts'
import { plus } from '../time/instant.ts'

/** The worker finds a time: another proposal, the old time after all, or none. */
export const toArrange = (now: Instant, { request, tenant }: Loaded) =>
  ({
    waitsFor: 'arrange',
    due: plus(now, tenant.settings.decisionHours[request.urgency] * 60),
    owner: 'worker',
    nudges: 0,
    attempts: 0,
  }) as const
