import { type Actor, SYSTEM } from '../policy/actor.ts'
import type { Call } from '../commit/call.ts'
import type { Change } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import { keys, keyText } from '../records/keys.ts'
import { HISTORY_KINDS, type HistoryStep, UNTOLD } from '../records/steps.ts'

export interface HistoryLine extends Omit<Change, 'key'> {
  /** The same for all that was done in one commit. */
  readonly commit: string
  readonly at: Instant
  readonly by: Actor
}

/** What happened, from the audit: every change with who and when, in the order in which it happened. */
export async function historyOf({ store }: Pick<Call, 'store'>, subject: string): Promise<HistoryLine[]> {
  const { items } = await store.query({ partition: keys.events(store.org, subject) })
  return inOrder(items as unknown as readonly Told[]).flatMap(({ sk, at, by, changes }) =>
    changes
      .filter(({ kind, what }) => what !== UNTOLD && HISTORY_KINDS.some((one) => one === kind))
      .map(({ key: _key, ...line }) => ({ ...line, at, by: doerOf(by, line.what), commit: sk })),
  )
}

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
