import { type Digest, digestId, toNextTime, USUAL_TIMES } from '../records/digest.ts'
import type { Instant } from '../ports.ts'
import { keys } from '../records/keys.ts'

/** A mailbox's digest as it begins: the shared one at the usual time, a coordinator's own at none, where nobody has chosen. */
export function newDigest(org: string, now: Instant, reader?: string, times = reader === undefined ? USUAL_TIMES : []): Digest {
  const id = digestId(reader)
  return {
    ...keys.digest(org, id),
    ...toNextTime(now, times),
    org,
    kind: 'digest',
    id,
    version: 1,
    schema: 1,
    state: 'kept',
    ...(reader !== undefined && { reader }),
    times,
    told: [],
    tries: 0,
  }
}
