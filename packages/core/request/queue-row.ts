import type { Call } from '../commit/call.ts'
import type { Code } from '../reference/rule-codes.ts'
import { type Gap, type Known, STANDS_PARKED } from '../records/gap.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import { type Offer } from '../records/offer.ts'
import type { GoingOn } from '../records/going-on.ts'
import { requestIdOf, keys } from '../records/keys.ts'
import { findPartnerCard } from '../relationship/register.ts'
import type { Card } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import { type Kind, type Live, type Owner } from '../records/record.ts'
import type { Served } from '../reference/phases.ts'
import { findStaff } from '../staff/find.ts'
import { isStuck } from '../records/stuck.ts'
import { type Miss, type Request, servedIn, type Urgency } from '../records/request.ts'
import type { Standstill } from '../records/standstill.ts'
import type { Text } from '../records/text.ts'
import { type Turn, turnInList } from '../records/turn.ts'

/** One line of open work: what waits, since when, for whom, until when, and why. */
export interface QueueRow {
  readonly id: string
  readonly kind: Kind
  readonly requestId?: string
  readonly state: string
  readonly owner: Owner
  readonly waitsFor: string
  readonly due: Instant | null
  readonly reason: string
  /** The machine cannot go on with it, since then: a person tries again, or sees to it otherwise. */
  readonly stuck?: { readonly since?: Instant }
  /** What its worker and every message call the request by. */
  readonly reference?: string
  readonly area?: string
  readonly urgency?: Urgency
  readonly phases?: readonly Served[]
  readonly createdAt?: Instant
  readonly nudges?: number
  /** Of a request: what is most pressing of all that belongs to it, but for what stands in the list on a line of its own. */
  readonly turn?: Turn
  /** Who was asked, comes to the meeting, or whose card or diary it is. By first name. */
  readonly partner?: { readonly id: string; readonly name?: string }
  /** Of a message: what it says, to whom, which way, and why it did not arrive. Never an address. */
  readonly template?: Notice['template']
  readonly to?: Notice['to'] & { readonly name?: string }
  readonly channel?: Notice['channel']
  readonly failedFor?: string
  /** Of sending that stands still for an account: what the provider says of it. */
  readonly code?: string
  /** Of what a table that was put back has forgotten: what was done by whom, and whether it knows the thing at all. */
  readonly forgotten?: {
    readonly about: Gap['about']
    readonly known: readonly (Known & { readonly name?: string })[]
    readonly more: number
    readonly unknown?: true
  }
  /** Of what a partner wrote by SMS: from which number, masked; its words, or which of them are never kept. */
  readonly wrote?: Pick<Text, 'about' | 'at' | 'from' | 'until' | 'said' | 'withheld'>
  /** While nobody is left: each near miss with its failing rules, and how often each rule fails. */
  readonly misses?: readonly Miss[]
  readonly missing?: Readonly<Partial<Record<Code, number>>>
}

/** Records as lines of open work, with the names and the area that stand in other records. */
export async function rowsOf(call: Pick<Call, 'store'>, lives: readonly Live[]): Promise<QueueRow[]> {
  const rows = lives.map(rowOf)
  const [partners, workers, requests] = await Promise.all([
    found(
      [...rows.map(partnerIn), ...doers(rows, 'partner')],
      (id) => findPartnerCard(call, id),
      ({ firstName }) => firstName,
    ),
    found(
      [...rows.map(({ to }) => to?.role === 'worker' && to.id), ...doers(rows, 'staff')],
      (id) => findStaff(call, id),
      ({ name }) => name,
    ),
    found(
      rows.map(({ requestId }) => requestId),
      (id) => findRequest(call, lives, id),
      (request) => request,
    ),
  ])
  return rows.map((row) => {
    const { partner, to, kind, requestId = '', forgotten } = row
    const request = requests.get(requestId)
    const nameOf = ({ role, id }: Known['by']) => (role === 'partner' ? partners : workers).get(id)
    const area = isPart(kind) ? request?.area : row.area
    return {
      ...row,
      ...(request?.clientReference !== undefined && { reference: request.clientReference }),
      ...(area !== undefined && { area }),
      ...(partner && { partner: named(partner, partners) }),
      ...(forgotten && { forgotten: { ...forgotten, known: forgotten.known.map((one) => withName(one, nameOf(one.by))) } }),
      ...(to && { to: named(to, to.role === 'partner' ? partners : workers) }),
    }
  })
}

/** What the record itself says. */
function rowOf(live: Live): QueueRow {
  const { id, kind, state } = live
  const { owner, waitsFor, due, reason } = live.parked ? STANDS_PARKED : live
  const since = live.stuck && { since: live.stuck.since }
  const row: QueueRow = { id, kind, state, owner, waitsFor, due, reason, ...(isStuck(live) && { stuck: { ...since } }) }
  switch (kind) {
    case 'request': {
      const { area, urgency, createdAt, nudges, misses } = live as Request
      const phases = servedIn(live as Request)
      const near = misses.length > 0 ? { misses, missing: tally(misses) } : {}
      const turn = turnInList(live as Request)
      return { ...row, requestId: id, area, urgency, phases, createdAt, nudges, ...near, ...(turn && { turn }) }
    }
    case 'offer':
      return { ...row, requestId: requestIdOf(id), partner: { id: (live as Offer).partnerId } }
    case 'meeting': {
      const { area, createdAt, partnerId } = live as Meeting
      return { ...row, requestId: requestIdOf(id), area, createdAt, ...(partnerId !== null && { partner: { id: partnerId } }) }
    }
    case 'notice': {
      const { template, to, channel, failedFor, facts } = live as Notice
      const why = failedFor !== undefined && { failedFor }
      return { ...row, requestId: requestIdOf(id), area: facts.area, template, to, channel, ...why }
    }
    case 'card':
      return { ...row, partner: { id, name: (live as Card).firstName } }
    case 'diary':
      return { ...row, partner: { id } }
    case 'errand':
      return { ...row, requestId: requestIdOf(id) }
    case 'going-on': {
      const [id] = (live as GoingOn).cannot
      return { ...row, requestId: requestIdOf(live.id), ...(id !== undefined && { partner: { id } }) }
    }
    case 'tenant':
    case 'digest':
      return row
    case 'gap': {
      const { about, known, unknown, ...gap } = live as Gap
      // As an earlier version counted, where it wrote the record: two at one moment are one.
      const more = gap.more ?? Math.max(0, gap.count - new Set(known.map(({ at }) => at)).size)
      const forgotten = { about, known, more, ...(unknown && { unknown }) }
      return { ...row, ...(about === 'request' && { requestId: id }), ...(about === 'partner' && { partner: { id } }), forgotten }
    }
    case 'text': {
      const { partnerId, about, at, from, until, said, withheld } = live as Text
      const wrote = { about, at, from, until, ...(said !== undefined && { said }), ...(withheld && { withheld }) }
      return { ...row, partner: { id: partnerId }, wrote }
    }
    case 'standstill': {
      const { code } = live as Standstill
      return { ...row, ...(code !== undefined && { code }) }
    }
    default:
      kind satisfies never
      return row // of a kind that only a newer program knows: what it says of itself
  }
}

const withName = (one: Known, name: string | undefined) => (name === undefined ? one : { ...one, name })

/** Whoever did what was forgotten. */
const doers = (rows: readonly QueueRow[], who: 'partner' | 'staff'): string[] =>
  rows
    .flatMap(({ forgotten }) => forgotten?.known ?? [])
    .filter(({ by }) => by.role !== 'system' && (by.role === 'partner') === (who === 'partner'))
    .map(({ by }) => by.id)

/** What has no area of its own. */
const isPart = (kind: Kind): boolean => kind === 'offer' || kind === 'errand' || kind === 'going-on' || kind === 'gap'

const partnerIn = ({ partner, to }: QueueRow) => (to?.role === 'partner' ? to.id : partner?.name === undefined && partner?.id)

/** What a line belongs to; it often stands in the same list. */
async function findRequest({ store }: Pick<Call, 'store'>, lives: readonly Live[], id: string): Promise<Request | undefined> {
  const here = lives.find((live) => live.kind === 'request' && live.id === id)
  return (here ?? (await store.get(keys.request(store.org, id)))) as Request | undefined
}

/** For each id what `say` takes from the record found: each read once, however often it is named; those not there left out. */
async function found<T, Said>(
  ids: readonly (string | false | undefined)[],
  find: (id: string) => Promise<T | undefined>,
  say: (one: T) => Said,
) {
  const distinct = [...new Set(ids)].filter((id) => typeof id === 'string')
  const all = await Promise.all(distinct.map(async (id) => [id, await find(id)] as const))
  return new Map(all.flatMap(([id, one]) => (one === undefined ? [] : [[id, say(one)] as const])))
}

function named<T extends { readonly id: string }>(one: T, names: ReadonlyMap<string, string>): T & { readonly name?: string } {
  const name = names.get(one.id)
  return name === undefined ? one : { ...one, name }
}

function tally(misses: readonly Miss[]): Partial<Record<Code, number>> {
  const counts: Partial<Record<Code, number>> = {}
  for (const { codes } of misses) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
