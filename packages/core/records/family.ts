import type { Recorded } from './record.ts'

/** Of one family so many requests are kept in mind, the latest. */
export const MOST_REQUESTS = 20

/**
 * Which requests are of one client, by the reference alone (docs/field.md: Client reference): nothing of the family, which
 * stands in the county's own system. Written by whoever asks, in the same commit.
 */
export interface Family extends Recorded {
  readonly kind: 'family'
  readonly org: string
  /** The reference. */
  readonly id: string
  /** Ids of requests, the latest last. */
  readonly requests: readonly string[]
}
