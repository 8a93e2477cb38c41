import type { Instant, Item, Key } from '../ports.ts'
import { keyText } from '../records/keys.ts'
import { type Live, type Recorded } from '../records/record.ts'
import { plus } from '../time/instant.ts'
import { aheadOfClosed, unseated } from './ahead.ts'
import { misplaced, unagreed } from './agreements.ts'
import { askedThoughAway } from './asked.ts'
import { unaudited } from './audit.ts'
import { afterTheNo } from './consent.ts'
import { unasked } from './endings.ts'
import { strayThreads } from './diaries.ts'
import { misfiled } from './filed.ts'
import { called, disagree, type Finding, type Invariant, wrong } from './finding.ts'
import { leftInCalendars, toldTooSoon } from './going-on.ts'
import { deadLinks, foreignRequests, lastingReceipts, misbooked, orphans, strangers } from './named.ts'
import { misreminded, unaccounted } from './notices.ts'
import { waysOf } from './ways.ts'
import { beyondPromise, stoppedClocks } from './pace.ts'
import { halfChecked, uncheckedSeats } from './phases.ts'
import { doublyPromised, lastTime } from './places.ts'
import { unreached } from './reached.ts'
import { type Records, sortRecords } from './records.ts'
import { overfull } from './seats.ts'
import { apart } from './together.ts'
import { misheard, untold } from './told.ts'
import { keptTexts, vagueYes } from './texts.ts'
import { mistold } from './turns.ts'
import { askedBack, half, idle, misindexed, overdue, uncalled, unheardOf, unfinished, unknownState, unowned } from './waits.ts'

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
  const by = plus(now, -patienceMinutes)
  const findings = [
    ...each('states', records.live, unknownState),
    ...each('waits', records.live, (live) => [...idle(live), ...half(live)]),
    ...each('waits', records.all('offer'), (offer) => [...uncalled(offer), ...askedBack(offer)]),
    ...each('phases', records.all('offer'), halfChecked),
    ...each('steps', records.live, unheardOf),
    ...each('indexes', records.live, misindexed),
    ...each('clock', records.live, (live) => leftBehind(records, live, by)),
    ...each('seats', records.all('request'), overfull),
    ...between('together', () => apart(records)),
    ...each('notices', records.all('notice'), unaccounted),
    ...between('steps', () => ownedByNobody(records)),
    ...between('breaks', () => askedThoughAway(records)),
    ...between('places', () => doublyPromised(org, records)),
    ...between('booked', () => unseated(records, now)),
    ...each('pace', records.all('offer'), beyondPromise),
    ...between('pace', () => stoppedClocks(records)),
    ...between('told', () => [...untold(org, records), ...misheard(records), ...unreached(records)]),
    ...between('turns', () => mistold(records)),
    ...between('closed', () => aheadOfClosed(records)),
    ...between('untidied', () => unfinished(records)),
    ...between('phases', () => uncheckedSeats(records)),
    ...between('consent', () => afterTheNo(records)),
    ...each('agreements', records.all('agreement'), misplaced),
    ...between('agreements', () => unagreed(records)),
    ...between('endings', () => unasked(records, now)),
    ...between('goes-on', () => [...toldTooSoon(records), ...leftInCalendars(records, now)]),
    ...between('diaries', () => strayThreads(records)),
    ...between('filed', () => misfiled(records)),
    ...between('audit', () => unaudited(records)),
    ...between('reminders', () => misreminded(records, now)),
    ...between('ways', () => waysOf(records)),
    ...each('texts', records.all('text'), (text) => keptTexts(text, by)),
    ...each('texts', records.all('offer'), vagueYes),
    ...between('ledger', () => misbooked(org, records)),
    ...between('partners', () => strangers(org, records)),
    ...between('belongs', () => [...orphans(org, records), ...foreignRequests(records)]),
    ...between('links', () => deadLinks(org, records, real)),
    ...between('receipts', () => lastingReceipts(records)),
  ]
  return {
    findings: findings.filter((one) => !one.keys.some((key) => unknown.has(keyText(key)))),
    unknown: records.unknown,
    records: items.length,
  }
}

/**
 * Overdue, and untouched for as long. A record may be written with a due that is over already (a promise that ran out
 * before the asking): then it has only waited since it was written.
 */
function leftBehind(records: Records, live: Live, by: Instant): Finding[] {
  return overdue(live, by).filter(() => (lastTime(records, live) ?? by) <= by)
}

/** A rule on each record by itself; a record so damaged that the rule throws breaks the rule. */
function each<T extends Recorded>(invariant: Invariant, records: readonly T[], rule: (record: T) => Finding[]): Finding[] {
  return records.flatMap((record) => {
    try {
      return rule(record)
    } catch (error) {
      return [wrong(invariant, record, `${called(record)} cannot be judged: ${String(error)}`)]
    }
  })
}

/** A rule between records, which damaged ones break as a whole. */
function between(invariant: Invariant, rule: () => Finding[]): Finding[] {
  try {
    return rule()
  } catch (error) {
    return [disagree(invariant, [], `cannot be judged: ${String(error)}`)]
  }
}

/** Every meeting is owned by somebody who can act on it: see `unowned`. */
function ownedByNobody(records: Records): Finding[] {
  const cards = new Map(records.all('card').map((card) => [card.id, card]))
  return records
    .all('meeting')
    .flatMap((meeting) => unowned(meeting, meeting.partnerId === null ? undefined : cards.get(meeting.partnerId)))
}
