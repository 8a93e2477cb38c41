import { type Actor, SYSTEM } from '../policy/actor.ts'
import { sees } from '../policy/fields.ts'
import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import type { Change } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import { keys, keyText } from '../records/keys.ts'
import { HISTORY_KINDS, UNTOLD } from '../records/steps.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import { atRest } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { loadAggregate } from '../relationship/load.ts'
import { findPartnerCard } from '../relationship/register.ts'
import { findStaff } from '../staff/find.ts'

export interface HistoryLine extends Omit<Change, 'key'> {
  /** The same for all that was done in one commit. */
  readonly commit: string
  readonly at: Instant
  readonly by: Actor
}

export interface RequestView {
  readonly request: Request
  readonly offers: readonly Offer[]
  readonly meetings: readonly Meeting[]
  readonly notices: readonly Notice[]
  /** Oldest first; diaries and notices left out. */
  readonly history: readonly HistoryLine[]
  /**
   * Who they are: for a worker those who said yes (docs/field.md: Who acts), for a coordinator everybody asked. Other
   * partners' ids are '' for a worker.
   */
  readonly partners: Readonly<Record<string, { readonly firstName: string; readonly introduction: string }>>
  readonly worker?: { readonly id: string; readonly name: string }
}

/** One request with everything of it. Refuses NOT_FOUND for another worker's, as for one that does not exist. */
export async function findRequest(call: Call, id: string): Promise<RequestView | Refusal> {
  const [aggregate, history] = await Promise.all([loadAggregate(call, id), historyOf(call, id)])
  const refused = whyNot(call.by, 'request.see', aggregate && { request: aggregate.request })
  if (!aggregate || refused) return refuse(refused ?? 'NOT_FOUND')
  const { request, offers } = aggregate
  const shown = sees(call.by, 'offer.partner')
    ? offers
    : offers.filter((one) => one.state === 'accepted' || one.state === 'released' || one.counter)
  const ids = [...new Set([...shown.map((one) => one.partnerId), ...request.taken.map((seat) => seat.partnerId)])]
  const [cards, staff] = await Promise.all([
    Promise.all(ids.map((one) => findPartnerCard(call, one))),
    findStaff(call, request.workerId),
  ])
  const partners = Object.fromEntries(
    cards.flatMap((card) => (card ? [[card.id, { firstName: card.firstName, introduction: card.introduction }]] : [])),
  )
  const view = { ...aggregate, history, partners, ...(staff && { worker: { id: staff.id, name: staff.name } }) }
  return asSeenBy(call.by, view)
}

/**
 * As much of it as the reader sees (policy/fields.ts): a worker that somebody said no, but not who.
 */
function asSeenBy(by: Actor, view: RequestView): RequestView {
  const shown = (id: string) => (sees(by, 'offer.partner') || Object.hasOwn(view.partners, id) ? id : '')
  const person = <T extends { readonly role: string; readonly id: string }>(one: T): T =>
    one.role === 'partner' ? { ...one, id: shown(one.id) } : one
  return {
    ...view,
    offers: view.offers.map((offer) => ({
      ...offer,
      partnerId: shown(offer.partnerId),
      ...(!sees(by, 'offer.call') && { ...(offer.waitsFor === 'call' && atRest), callAsked: undefined }),
    })),
    notices: view.notices.filter(({ to }) => to.role !== 'partner' || sees(by, 'notice.to-partner')),
    history: view.history
      .filter(({ what }) => !CALLS.includes(what) || sees(by, 'offer.call'))
      .map(({ note, ...line }) => ({
        ...line,
        by: { ...person(line.by), ...(line.by.onBehalfOf && { onBehalfOf: person(line.by.onBehalfOf) }) },
        ...(note !== undefined && (line.kind !== 'offer' || sees(by, 'offer.note')) && { note }),
      })),
  }
}

const CALLS = ['offer.call-asked', 'offer.call-waits', 'offer.called']

/** What happened, from the audit: every change with who and when, in the order in which it happened. */
async function historyOf({ store }: Pick<Call, 'store'>, subject: string): Promise<HistoryLine[]> {
  const { items } = await store.query({ partition: keys.events(store.org, subject) })
  return inOrder(items as unknown as readonly Told[]).flatMap(({ sk, at, by, changes }) =>
    changes
      .filter(({ kind, what }) => what !== UNTOLD && HISTORY_KINDS.some((one) => one === kind))
      .map(({ key: _key, ...line }) => ({ ...line, at, by: doerOf(by, line.what), commit: sk })),
  )
}

type Told = { readonly sk: string; readonly at: Instant; readonly by: Actor; readonly changes: readonly Change[] }

/** Clocks of machines differ, and ids of one moment stand by chance: within a minute the versions of the records say which came first. */
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
const FOLLOWS =
  /^(offer\.(withdrawn|released|expired)|request\.(asks-on|searches-anew|seats-full|wave|asking|time-dropped|seat-gone)|meeting\.(to-tidy|tidied|to-arrange))$/

const doerOf = (by: Actor, what: string): Actor =>
  by.role === 'partner' && what.split('+').every((one) => FOLLOWS.test(one)) ? SYSTEM : by
