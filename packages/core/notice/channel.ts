import type { Instant } from '../ports.ts'
import { keyText } from '../records/keys.ts'
import { type Notice, occasionFor, triesOf } from '../records/notice.ts'
import type { Request } from '../records/request.ts'
import type { Way } from '../records/way.ts'
import { usualWay } from '../relationship/usual-way.ts'
import type { Receiver } from './address.ts'

/** What the choice of a way rests on, all of it read in the claim. */
export interface Choosing {
  readonly urgency: Request['urgency']
  readonly receiver: Pick<Receiver, 'wanted' | 'ways' | 'addresses'>
  readonly now: Instant
  /** Whether nothing goes by this way for the time being. */
  readonly isStopped: (way: Way) => boolean
}

/** Tells a calendar alone, by e-mail and nothing else. */
export const isForCalendar = ({ facts }: Pick<Notice, 'facts'>): boolean => facts.told === 'calendar'

/** The same thing said to the same reader in the same commit: an earlier version wrote it down once for each way. */
export const isTwin = (one: Notice, other: Notice): boolean =>
  one.id !== other.id &&
  one.template !== 'sms-reply' && // each to a message of its own
  one.template === other.template &&
  one.to.id === other.to.id &&
  one.createdAt === other.createdAt &&
  one.sendAt === other.sendAt &&
  isForCalendar(one) === isForCalendar(other) &&
  keyText(one.subject) === keyText(other.subject)

/** The first of them says it; unless that one failed, or was to go by a way that is switched off. A person may ask for another. */
export const isSaidByTwin = (notice: Notice, twins: readonly Notice[]): boolean =>
  notice.to.role === 'partner' &&
  notice.reason !== 'retried' &&
  twins.some(({ id, state }) => id < notice.id && state !== 'failed' && state !== 'suppressed')

/**
 * The ways by which it may go, the best first: the one its reader has chosen for its occasion, else the usual one; and where it
 * cannot wait, others that they want and that lead somewhere. None by which it did not arrive. Empty: its reader wants none.
 */
export function waysFor(notice: Notice, { receiver, urgency, now }: Omit<Choosing, 'isStopped'>): readonly Way[] {
  const { wanted, ways = {}, addresses } = receiver
  if (notice.to.role !== 'partner') return wanted.slice(0, 1)
  if (isForCalendar(notice)) return wanted.filter((way) => way === 'email')
  const occasion = occasionFor(notice)
  if (notice.template === 'sms-reply') return wanted.filter((way) => way === 'sms' && !notice.tried?.includes(way))
  if (notice.facts.half) return wanted.filter((way) => way === 'sms' && ways[occasion] !== 'email')
  const left = wanted.filter((way) => !notice.tried?.includes(way))
  // Nobody heard whether it went: the same again goes by the same way.
  if (triesOf(notice) > 0 && left.includes(notice.channel)) return [notice.channel]
  const first = ways[occasion] ?? usualWay(notice, { urgency, now })
  const inOrder = left.toSorted((one, other) => Number(other === first) - Number(one === first))
  const reachable = inOrder.filter((way) => addresses[way] !== undefined)
  if (reachable.length === 0) return inOrder.slice(0, 1)
  return occasion === 'rest' ? reachable.slice(0, 1) : reachable
}

/**
 * The one way by which it goes, decided when it is claimed: the first that does not stand still, else the first of all, by which
 * it is held back (ARCHITECTURE.md: One message, one way). Undefined: it goes by no way, since its reader wants none.
 */
export function channelNow(notice: Notice, choosing: Choosing): Way | undefined {
  const ways = waysFor(notice, choosing)
  return ways.find((way) => !choosing.isStopped(way)) ?? ways[0]
}

/**
 * What becomes of a message that surely did not arrive by the way it went: it goes by another that its reader wants. Undefined
 * where there is none: a person looks.
 */
export function byOtherWay(
  notice: Notice,
  { wanted, addresses }: Pick<Receiver, 'wanted'> & Partial<Pick<Receiver, 'addresses'>>,
  { now, why }: { readonly now: Instant; readonly why: string },
): Partial<Notice> | undefined {
  if (
    notice.to.role !== 'partner' ||
    isForCalendar(notice) ||
    notice.facts.half ||
    notice.template === 'sms-reply' ||
    notice.occasion === undefined
  )
    return undefined
  const tried = [...(notice.tried ?? []), notice.channel]
  const others = wanted.filter((way) => !tried.includes(way) && (addresses === undefined || addresses[way] !== undefined))
  if (others.length === 0) return undefined
  const { claims, template } = notice
  return {
    state: 'waiting',
    waitsFor: 'sending',
    due: now,
    owner: 'system',
    reason: template,
    attempts: 0,
    tried,
    stopped: claims,
    failedFor: why,
    perhapsSentAt: undefined,
  }
}
