import { callFor } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { getWherever } from '../commit/wherever.ts'
import type { Work } from '../commit/work.ts'
import { failure, undelivered } from '../notice/undelivered.ts'
import { SYSTEM } from '../policy/actor.ts'
import type { Instant, KeptOutside, Key, Ports } from '../ports.ts'
import { keyFrom, keyText, orgOf } from '../records/keys.ts'
import { isNewer } from '../records/newer.ts'
import type { Notice } from '../records/notice.ts'
import { atRest } from '../records/record.ts'
import { refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Told } from './lost.ts'

/** What had become of a message by the time the table was lost, as it is known outside. */
export interface Fate {
  /** `perhaps`: somebody had begun to send it, and nobody knows whether it went. */
  readonly fate: 'sent' | 'ended' | 'perhaps' | 'failed'
  readonly at: Instant
  readonly reason?: string
  /** A person has seen to it otherwise. */
  readonly byPerson?: true
  /** It had come back, before it was no longer needed by its other way or nobody knew whether it went by that. */
  readonly cameBack?: true
  /** It had come back, and waited to go by its other way: a coordinator's where the table takes it for gone, else it waits still. */
  readonly waited?: true
}

type Receipt = Extract<KeptOutside, { kind: 'receipt' }>

/** `waits`: it was put back, and surely did not go. Any other step leaves what is known of it as it was. */
const BY_STEP: Readonly<Record<string, Fate['fate'] | 'waits' | undefined>> = {
  'notice.busy': 'waits',
  'notice.held-back': 'waits',
  'notice.other-way': 'waits',
  'notice.parked': 'waits',
  'notice.retried': 'waits',
  'notice.sent': 'sent',
  'notice.arrived': 'sent',
  'notice.suppressed': 'ended',
  'notice.handled': 'ended',
  'notice.failed': 'failed',
  'notice.bounced': 'failed',
  'notice.claimed': 'perhaps',
  'notice.unknown': 'perhaps',
  'notice.lease-ran-out': 'perhaps',
}

/**
 * By key of its notice: what the last of the forgotten commits about it says, or else what its provider has said since the
 * table's last moment. A provider's word is enough: it is said under the notice's id, whoever had sent it.
 */
export function fatesIn(lost: readonly Told[], receipts: readonly Receipt[]): Map<string, Fate> {
  const last = new Map<string, Omit<Fate, 'fate'> & { readonly fate: Fate['fate'] | 'waits'; readonly version: number }>()
  const cameBack = new Set<string>()
  for (const { at, changes } of lost)
    for (const { kind, key, version, what } of changes) {
      if (what.split('+').includes('notice.bounced')) cameBack.add(keyText(key))
      const fate = kind === 'notice' ? BY_STEP[what.split('+').at(-1) ?? ''] : undefined
      const before = last.get(keyText(key))
      if (!fate || (before && before.version >= version)) continue
      last.set(keyText(key), { fate, at, version, ...(what.endsWith('notice.handled') && { byPerson: true }) })
    }
  const fates = new Map<string, Fate>()
  for (const [key, { fate, version: _version, ...more }] of last) {
    const back = cameBack.has(key) && (fate === 'ended' || fate === 'perhaps')
    if (fate !== 'waits') fates.set(key, { fate, ...more, ...(back && { cameBack: true }) })
    else if (cameBack.has(key)) fates.set(key, { fate: 'failed', ...more, waited: true })
  }
  for (const { key, at, delivered, reason } of receipts) {
    const known = fates.get(keyText(key))?.fate
    if (known === 'failed' || known === 'ended') continue
    const text = keyText(key)
    if (!delivered && cameBack.has(text) && at <= (last.get(text)?.at ?? at)) continue // known, and it has gone by another way since
    fates.set(keyText(key), { fate: delivered ? 'sent' : 'failed', at, ...(reason !== undefined && { reason }) })
  }
  return fates
}

export interface Marked {
  readonly sent: number
  readonly ended: number
  readonly perhaps: number
  readonly failed: number
}

/** What else is known of the table. */
export interface PutBack {
  /** A message made since is another, though it may have the name of one that is forgotten. */
  readonly held: Instant
  /** Requests and partners of whom something is forgotten: what ended a message may be a part of that, and stand no more. */
  readonly gaps: ReadonlySet<string>
}

/** Writes into each notice that the table still holds open what had become of it. What it says already it is not told again. */
export async function markNotices(ports: Ports, fates: ReadonlyMap<string, Fate>, putBack: PutBack): Promise<Marked> {
  const marked = { sent: 0, ended: 0, perhaps: 0, failed: 0 }
  for (const [text, fate] of fates) if (await markOne(ports, keyFrom(text), fate, putBack)) marked[fate.fate]++
  return marked
}

async function markOne(ports: Ports, key: Key, fate: Fate, putBack: PutBack): Promise<boolean> {
  const call = callFor(ports, orgOf(key), SYSTEM)
  const seen = (await getWherever(call.store, key)) as Notice | undefined
  if (!seen || seen.kind !== 'notice' || !isOpen(seen, fate, putBack) || isNewer(seen)) return false
  let done = false
  await transact<{ notice: Notice; tenant: Tenant }, Notice>(call, {
    subject: ({ notice }) => notice.requestId,
    async load() {
      const notice = (await getWherever(call.store, key)) as Notice | undefined
      return notice ? { notice, tenant: await getTenant(call) } : refuse('NOT_FOUND')
    },
    decide({ notice, tenant }, work) {
      done = isOpen(notice, fate, putBack)
      return done ? change(work, notice, tenant, fate) : notice
    },
  })
  return done
}

/**
 * What may still go, nobody knew of, or came back since it had gone. What is a person's already stays theirs unless it surely
 * went. What the machine ended for a reason that is forgotten, too, waits: it is looked at once more when that is dealt with.
 */
function isOpen(
  { state, createdAt, requestId, to }: Notice,
  { fate, byPerson, cameBack, waited }: Fate,
  { held, gaps }: PutBack,
): boolean {
  if (createdAt >= held) return false
  if (waited) return state === 'sent'
  if (state === 'sent') return fate === 'failed' || (cameBack === true && !byPerson)
  if (fate === 'ended' && !byPerson && (gaps.has(requestId) || gaps.has(to.id))) return false
  return state === 'waiting' || state === 'claimed' || (state === 'unknown' && fate !== 'perhaps')
}

function change(work: Work, notice: Notice, tenant: Tenant, { fate, at, reason }: Fate): Notice {
  switch (notice.state === 'sent' ? 'failed' : fate) {
    case 'sent':
      return work.change(notice)(() => ({ ...atRest, state: 'sent', sentAt: at }), 'notice.sent-before')
    case 'ended':
      return work.change(notice)(() => ({ ...atRest, state: 'suppressed', suppressedFor: 'ended-before' }), 'notice.ended-before')
    case 'failed':
      return work.change(notice)(
        () => failure(work, tenant, reason ?? 'undelivered'),
        notice.state === 'sent' ? 'notice.bounced' : 'notice.failed',
      )
    case 'perhaps': {
      const unheard = { state: 'unknown', reason: 'unknown-outcome', perhapsSentAt: at } as const
      return work.change(notice)(() => ({ ...undelivered(work, tenant), ...unheard }), 'notice.perhaps-sent-before')
    }
  }
}
