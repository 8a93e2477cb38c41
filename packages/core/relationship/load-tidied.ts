import type { Call } from '../commit/call.ts'
import { SYSTEM } from '../policy/actor.ts'
import type { Untidied } from '../records/untidied.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type Loaded, loadRequest } from './load.ts'
import { tidyUp } from './tidy-up.ts'

/**
 * The same as `loadRequest`, for a decision that books or changes a meeting: what is still to be written into the meetings
 * is written first, so that nobody is booked into a time whose last partner has not been told.
 */
export async function loadTidied(call: Call, requestId: string, ...how: How): Promise<Loaded | Refusal> {
  for (;;) {
    const loaded = await loadRequest(call, requestId, ...how)
    if (isRefusal(loaded) || !loaded.request.untidied?.some(isFirst)) return loaded
    const done = await tidyUp({ ...call, by: SYSTEM }, requestId)
    if (isRefusal(done)) return done
  }
}

/** Whether it must be written before anything new is decided: who comes, when, and in whose calendar it stands. */
const isFirst = ({ lost, toArrange, asAgreed, handedOver, invites }: Untidied): boolean =>
  (lost ?? toArrange ?? asAgreed ?? handedOver ?? invites) !== undefined

/** What `loadRequest` is told besides. */
type How = Parameters<typeof loadRequest> extends [unknown, unknown, ...infer More] ? More : never
