import type { Instant, Item, Key } from '../ports.ts'
import { keyText } from '../record.ts'
import { plus } from '../time/instant.ts'
import { unaudited } from './audit.ts'
import { strayThreads } from './diaries.ts'
import type { Finding } from './finding.ts'
import { deadLinks, lastingReceipts, misbooked, orphans, strangers } from './named.ts'
import { misreminded, unaccounted } from './notices.ts'
import { doublyPromised } from './places.ts'
import { type Records, sortRecords } from './records.ts'
import { overfull } from './seats.ts'
import { half, idle, misplaced, overdue, unheardOf, unknownState, unowned } from './waits.ts'

export interface Checked {
  readonly findings: readonly Finding[]
  /** Of a kind or schema this program does not know: named, not judged. */
  readonly unknown: readonly Key[]
  readonly records: number
}

export interface Asked {
  readonly org: string
  readonly items: readonly Item[]
  /** The domain's time after the last of the items was read. */
  readonly now: Instant
  /** Real time, epoch seconds. */
  readonly real: number
  /** How long something may be due before it counts as left behind. */
  readonly patienceMinutes: number
}

/** Everything that must hold of one tenant's records, whoever writes meanwhile: what does not. */
export function checkTenant({ org, items, now, real, patienceMinutes }: Asked): Checked {
  const records = sortRecords(items)
  const unknown = new Set(records.unknown.map(keyText))
  const findings = [
    ...records.live.flatMap((live) => [...unknownState(live), ...idle(live), ...half(live), ...unheardOf(live), ...misplaced(live)]),
    ...records.live.flatMap((live) => overdue(live, plus(now, -patienceMinutes))),
    ...records.all('request').flatMap(overfull),
    ...doublyPromised(org, records),
    ...ownedByNobody(records),
    ...strayThreads(records),
    ...unaudited(records),
    ...records.all('notice').flatMap(unaccounted),
    ...misreminded(records, now),
    ...misbooked(org, records),
    ...strangers(org, records),
    ...orphans(org, records),
    ...deadLinks(org, records, real),
    ...lastingReceipts(records),
  ]
  return {
    findings: findings.filter((one) => !one.keys.some((key) => unknown.has(keyText(key)))),
    unknown: records.unknown,
    records: items.length,
  }
}

/** Whoever owns a meeting is there. */
function ownedByNobody(records: Records): Finding[] {
  const cards = new Map(records.all('card').map((card) => [card.id, card]))
  return records.all('meeting').flatMap((meeting) => unowned(meeting, meeting.partnerId === null ? undefined : cards.get(meeting.partnerId)))
}
