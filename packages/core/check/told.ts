import type { Instant } from '../ports.ts'
import { digestId, markOf } from '../records/digest.ts'
import { keys } from '../records/keys.ts'
import { standsAlone } from '../records/turn.ts'
import { plus } from '../time/instant.ts'
import { called, disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/** A list may lag behind the records for a while: what became a coordinator's just before a digest is new in the next. */
const LAG_MINUTES = 15

/** Whatever had become a coordinator's when their shared digest was last made was mailed at once or stands in a digest. */
export function untold(org: string, records: Records): Finding[] {
  const digest = records.all('digest').find(({ id }) => id === digestId(undefined))
  if (digest?.readAt === undefined) return []
  const told = new Set(digest.told)
  const before: Instant = plus(digest.readAt, -LAG_MINUTES)
  return records.live
    .filter((live) => standsAlone(live) && live.kind !== 'digest' && live.theirs !== undefined)
    .filter((live) => live.theirs!.since < before && !live.theirs!.mailed && !told.has(markOf(live)))
    .map((live) =>
      disagree(
        'told',
        [live, keys.digest(org, digest.id)],
        `${called(live)} is a coordinator's since ${live.theirs?.since}, and no mail says so`,
      ),
    )
}
