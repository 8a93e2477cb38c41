import type { Instant } from '../ports.ts'
import type { Live } from './record.ts'
import { standsAlone } from './turn.ts'

/** Since when something is a coordinator's, and whether they were written to about it at once (`relationship/tell-office.ts`). */
export interface Theirs {
  readonly since: Instant
  readonly mailed?: true
  /** That was left to the digest (`notice/at-once.ts`), which tells of it as of whatever else is new. */
  readonly left?: true
}

/** Kinds of which a mail goes at once. */
export type Mailed = 'request' | 'meeting' | 'offer' | 'going-on'

/**
 * Follows from whose turn it is, for every change there is. While the machine has one more look for somebody to ask, what
 * the coordinator knows of the request stays known: nobody is told of it anew.
 */
export function withTheirs<T extends Live>(next: T, before: Live | undefined, now: Instant): T {
  if (standsAlone(next))
    return next.theirs && before && (standsAlone(before) || looksAgain(before)) ? next : { ...next, theirs: { since: now } }
  return next.theirs === undefined || looksAgain(next) ? next : { ...next, theirs: undefined }
}

const looksAgain = ({ kind, waitsFor }: Live): boolean => kind === 'request' && waitsFor === 'ranking'
