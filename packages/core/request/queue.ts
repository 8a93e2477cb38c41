import type { Call } from '../call.ts'
import type { Code } from '../matching/codes.ts'
import type { Meeting } from '../meeting/meeting.ts'
import { requestIdOf } from '../offer/offer.ts'
import type { Instant } from '../ports.ts'
import { type Kind, type Live, lists, type Owner } from '../record.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { isStuck } from '../stuck/stuck.ts'
import { seesAll } from '../actor.ts'
import type { Miss, Request, Urgency } from './request.ts'
import type { Phase } from '../reference/phases.ts'

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
  readonly area?: string
  readonly urgency?: Urgency
  readonly phases?: readonly Phase[]
  readonly createdAt?: Instant
  readonly nudges?: number
  /** While nobody is left: each near miss with its failing rules, and how often each rule fails. */
  readonly misses?: readonly Miss[]
  readonly missing?: Readonly<Partial<Record<Code, number>>>
}

/** Everything open that a coordinator watches over, by clock. Refuses FORBIDDEN for a worker. */
export async function queue(
  call: Call,
  { area, state, cursor, limit = 100 }: { area?: string; state?: string; cursor?: string; limit?: number } = {},
): Promise<{ items: QueueRow[]; next?: string } | Refusal> {
  if (!seesAll(call.by)) return refuse('FORBIDDEN')
  const page = await call.store.query({ index: 'list', partition: lists.open(call.store.org), limit, ...(cursor && { cursor }) })
  const items = (page.items as unknown as Live[])
    .map(rowOf)
    .filter((row) => (area === undefined || row.area === area) && (state === undefined || row.state === state))
  return { items, ...(page.cursor && { next: page.cursor }) }
}

/** A record as a line of open work. */
export function rowOf(live: Live): QueueRow {
  const { id, kind, state, owner, waitsFor, due, reason } = live
  const since = live.stuck && { since: live.stuck.since }
  const row: QueueRow = { id, kind, state, owner, waitsFor, due, reason, ...(isStuck(live) && { stuck: { ...since } }) }
  if (kind === 'request') {
    const { area, urgency, phases, createdAt, nudges, misses } = live as Request
    const near = misses.length > 0 ? { misses, missing: tally(misses) } : {}
    return { ...row, requestId: id, area, urgency, phases, createdAt, nudges, ...near }
  }
  if (kind === 'meeting')
    return { ...row, requestId: requestIdOf(id), area: (live as Meeting).area, createdAt: (live as Meeting).createdAt }
  return kind === 'notice' || kind === 'offer' ? { ...row, requestId: requestIdOf(id) } : row
}

function tally(misses: readonly Miss[]): Partial<Record<Code, number>> {
  const counts: Partial<Record<Code, number>> = {}
  for (const { codes } of misses) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
