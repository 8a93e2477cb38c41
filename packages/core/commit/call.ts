import type { Actor } from '../policy/actor.ts'
import { maySpeakForOthers } from '../policy/may.ts'
import type { Clock, Ids, Instant, Link, Phones, Ports, Store } from '../ports.ts'

/** What every use case gets: one tenant's records, the moment, who acts, and chance. */
export interface Call {
  readonly store: Store
  readonly now: Instant
  readonly by: Actor
  readonly ids: Ids
  readonly clock: Clock
  readonly phones: Phones
  /** What caused it: what is committed keeps it, and hands it on to what follows. */
  readonly trace?: string | undefined
  /** Of a partner behind a link: from when on the links of its kind counted (`records/links.ts`). */
  readonly link?: Pick<Link, 'since'> | undefined
  /** By SMS, which names no time: a yes counts only where there is exactly one. */
  readonly bySms?: true
  /** Carries out what was decided before, in the name of whoever decided it: it is no deed of its own, so nothing brakes or counts it. */
  readonly carriesOut?: true
  /** Looked at once it is known that the caller may, and before anything is decided: a version asked for has not passed. Throws. */
  readonly first?: () => Promise<void>
  /**
   * From `Idempotency-Key`. The same key with the same body gets the first result again;
   * with another body it is refused with IDEMPOTENCY_KEY_REUSED.
   */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string }
}

export function callFor(ports: Ports, org: string, by: Actor, idempotency?: Call['idempotency']): Call {
  if (by.onBehalfOf && !maySpeakForOthers(by)) throw new Error('only a coordinator speaks for somebody else')
  return {
    store: ports.stores.open(org),
    now: ports.clock.now(),
    by,
    ids: ports.ids,
    clock: ports.clock,
    phones: ports.phones,
    ...(ports.trace !== undefined && { trace: ports.trace }),
    ...(idempotency && { idempotency }),
  }
}
