import type { Work } from '../commit/work.ts'
import type { Store } from '../ports.ts'
import { type Digest, digestId, markOf } from '../records/digest.ts'
import { keys } from '../records/keys.ts'
import type { Notice } from '../records/notice.ts'
import type { Live } from '../records/record.ts'
import { earliest, plus } from '../time/instant.ts'

/** The coordinators' mailbox is written to at once at most so often; what presses in between comes in one mail at the end of it. */
const AT_ONCE_MINUTES = 60

/** The digest of the mailbox that they share, for a notice that goes to it and has not been tried; undefined for any other. */
export async function digestBeside({ to, template, claims }: Notice, store: Store): Promise<Digest | undefined> {
  if (to.role !== 'coordinator' || template !== 'needs-coordinator' || claims > 0) return undefined
  return (await store.get(keys.digest(store.org, digestId(undefined)))) as Digest | undefined
}

/**
 * Whether what presses is left to one mail of all that does, since another has just gone: the digest is brought forward, and
 * tells of it as new. Otherwise it is noted that one goes now. A day on which hundreds of requests find nobody is as many
 * mails as it has hours.
 */
export function isLeftToDigest(work: Work, digest: Digest | undefined, subject: Live | undefined): boolean {
  if (!digest || !subject || digest.waitsFor !== 'time' || digest.due === null) return false
  const again = plus(digest.atOnceAt ?? '1970-01-01T00:00:00.000Z', AT_ONCE_MINUTES)
  if (again <= work.now) {
    work.change(digest)(() => ({ atOnceAt: work.now }), 'digest.others-wait')
    return false
  }
  const pressing = [...(digest.pressing ?? []), markOf(subject)]
  work.change(digest)(({ due }) => ({ pressing, due: earliest(due ?? again, again) }), 'digest.brought-forward')
  return true
}
