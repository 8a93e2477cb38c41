import type { Work } from '../commit/work.ts'
import type { Store } from '../ports.ts'
import { type Digest, digestId, markOf, PRESSING_MINUTES } from '../records/digest.ts'
import { keys } from '../records/keys.ts'
import type { Notice } from '../records/notice.ts'
import type { Live } from '../records/record.ts'
import type { Mailed } from '../records/theirs.ts'
import { standsAlone } from '../records/turn.ts'
import { earliest, plus } from '../time/instant.ts'

/** The digest of the mailbox that they share, for a notice that goes to it and has not been tried; undefined for any other. */
export async function digestBeside({ to, template, claims }: Notice, store: Store): Promise<Digest | undefined> {
  if (to.role !== 'coordinator' || template !== 'needs-coordinator' || claims > 0) return undefined
  return (await store.get(keys.digest(store.org, digestId(undefined)))) as Digest | undefined
}

/**
 * Whether what presses is left to one mail of all that does, since another has just gone: the digest is brought forward, and
 * what it is to tell of counts as told by nothing else, so that a digest which does not go, or reads a list that lags, leaves
 * it new for the next. Otherwise it is noted that one goes now. A day on which hundreds of requests find nobody is as many
 * mails as it has hours.
 */
export function isLeftToDigest(work: Work, digest: Digest | undefined, subject: Live | undefined): boolean {
  if (!digest || !subject || digest.waitsFor !== 'time' || digest.due === null) return false
  const again = plus(digest.atOnceAt ?? '1970-01-01T00:00:00.000Z', PRESSING_MINUTES)
  if (again <= work.now) {
    work.change(digest)(() => ({ atOnceAt: work.now }), 'digest.others-wait')
    return false
  }
  const pressing = [...(digest.pressing ?? []), markOf(subject)]
  work.change(digest)(({ due }) => ({ pressing, due: earliest(due ?? again, again) }), 'digest.brought-forward')
  const { theirs, kind } = subject
  if (theirs?.mailed && (kind === 'request' || standsAlone(subject)))
    work.change(subject)(() => ({ theirs: { since: theirs.since, left: true } }), `${kind as Mailed}.left-to-digest`)
  return true
}
