import { type Actor, SYSTEM } from '../policy/actor.ts'
import type { Call } from '../commit/call.ts'
import type { Change } from '../commit/work.ts'
import { BadCursor, type Instant } from '../ports.ts'
import { NOT_FILED } from '../records/filed.ts'
import { keys, keyText } from '../records/keys.ts'
import { type HistoryStep, isTold } from '../records/steps.ts'

export interface HistoryLine extends Omit<Change, 'key'> {
  /** The same for all that was done in one commit. */
  readonly commit: string
  readonly at: Instant
  readonly by: Actor
}

/** Commits told on a request's own page, and on a page of history alone; those of one minute are told together. */
const TOLD = 15
const TOLD_ALONE = 50
/** And read with those, to see whether there is more. Of most commits nothing is told: they stand behind (`Work`), but for what an earlier version wrote. */
const READ_BESIDE = 4

export interface History {
  readonly lines: readonly HistoryLine[]
  /** Where there was more before these: the minute before which. */
  readonly next?: string
}

/**
 * What happened last, from the audit: every change with who and when, in the order in which it happened; or what happened
 * before a minute. How much that is, what is told decides alone: what nobody is told must not be told by where a page ends.
 * Throws `BadCursor` for what is no minute.
 */
export async function historyOf({ store }: Pick<Call, 'store'>, subject: string, before?: string): Promise<History> {
  if (before !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(before)) throw new BadCursor()
  const most = before === undefined ? TOLD : TOLD_ALONE
  const last = {
    partition: keys.events(store.org, subject),
    descending: true,
    limit: most + READ_BESIDE,
    to: before ?? NOT_FILED,
  }
  const told: Told[] = []
  let cursor: string | undefined
  let next: string | undefined
  do {
    const page = await store.query({ ...last, ...(cursor && { cursor }) })
    told.push(...(page.items as unknown as readonly Told[]).map(onlyTold).filter(({ changes }) => changes.length > 0))
    const minute = told[most - 1] && minuteOf(told[most - 1]!)
    next = minute !== undefined && told.some((one) => minuteOf(one) < minute) ? minute : undefined
    cursor = page.cursor
  } while (next === undefined && cursor !== undefined)
  const shown = told.filter((one) => next === undefined || minuteOf(one) >= next)
  const lines = inOrder(shown.toReversed()).flatMap(({ sk, at, by, changes }) =>
    changes.map(({ key: _key, ...line }) => ({ ...line, at, by: doerOf(by, line.what), commit: sk })),
  )
  return { lines, ...(next && { next }) }
}

const minuteOf = ({ sk }: Told): string => sk.slice(0, '2026-11-23T08:00'.length)

const onlyTold = (event: Told): Told => ({ ...event, changes: event.changes.filter(isTold) })

type Told = { readonly sk: string; readonly at: Instant; readonly by: Actor; readonly changes: readonly Change[] }

/**
 * Clocks of machines differ, and ids of one moment stand by chance: within a minute the versions of the records say which
 * came first.
 */
function inOrder(events: readonly Told[]): Told[] {
  const minutes: Told[][] = []
  for (const event of events) {
    const last = minutes.at(-1)
    if (last && event.at.slice(0, 16) <= last[0]!.at.slice(0, 16)) last.push(event)
    else minutes.push([event])
  }
  return minutes.flatMap(byVersions)
}

/**
 * Each after those that changed one of its records before it, else as they stand. A long relationship that ends is told in
 * hundreds of commits of one minute, so each record is looked at once, not each pair of commits.
 */
function byVersions(events: readonly Told[]): Told[] {
  const versions = new Map<string, [number, Told][]>()
  for (const event of events)
    for (const { key, version } of event.changes) {
      const known = versions.get(keyText(key))
      if (known) known.push([version, event])
      else versions.set(keyText(key), [[version, event]])
    }
  const before = new Map<Told, Told[]>()
  for (const of of versions.values()) {
    const sorted = of.toSorted(([a], [b]) => a - b)
    sorted.forEach(([, event], n) => n > 0 && before.set(event, [...(before.get(event) ?? []), sorted[n - 1]![1]]))
  }
  const told = new Set<Told>()
  const met = new Set<Told>()
  for (const event of events) tellAfter(event)
  return [...told]

  function tellAfter(event: Told): void {
    const waiting = [event]
    while (waiting.length > 0) {
      const next = waiting.at(-1)!
      const first = met.has(next) ? undefined : before.get(next)?.filter((one) => !told.has(one))
      met.add(next)
      if (first && first.length > 0) waiting.push(...first.toReversed())
      else told.add(waiting.pop()!)
    }
  }
}

/** What follows by itself from what a partner did is nobody's doing: who said yes has not called the others off. */
const FOLLOWS: readonly string[] = [
  'offer.withdrawn',
  'offer.released',
  'offer.expired',
  'request.asks-on',
  'request.searches-anew',
  'request.seats-full',
  'request.time-shared',
  'request.times-open',
  'request.wave',
  'request.asking',
  'request.time-dropped',
  'request.seat-gone',
  'meeting.to-tidy',
  'meeting.tidied',
  'meeting.to-arrange',
] satisfies HistoryStep[]

/** `what`: the steps of one record in one commit, joined by `+`. */
const doerOf = (by: Actor, what: string): Actor =>
  by.role === 'partner' && what.split('+').every((one) => FOLLOWS.includes(one)) ? SYSTEM : by
