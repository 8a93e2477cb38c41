import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import { keys } from '../records/keys.ts'
import { type Notice, type NoticeFacts, occasionFor } from '../records/notice.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Way } from '../records/way.ts'
import { politely } from '../relationship/tell.ts'
import { minutesBetween, plus } from '../time/instant.ts'
import type { Receiver } from './address.ts'

interface Asked {
  readonly notice: Notice
  /** All of its request. */
  readonly notices: readonly Notice[]
  readonly tenant: Tenant
  readonly receiver: Receiver
  readonly channel: Way
}

/** Of less there is no half worth an SMS. */
const AT_LEAST_MINUTES = 60

/**
 * A question goes by e-mail, since nothing about it presses: where it is still unanswered at half its time it is asked once
 * more by SMS. Nothing tracks whether the mail was opened. Written down in the commit that claims the mail, as a message that
 * waits; whether it still holds is looked at when it goes, so whoever has answered gets none. Not where its reader has chosen
 * e-mail for what they are asked, nor where they want no SMS or we know no number.
 */
export function askAtHalf(work: Work, { notice, notices, tenant, receiver, channel }: Asked, asks: Partial<NoticeFacts>): void {
  const { deadline } = asks
  const { wanted, ways, addresses } = receiver
  if (channel !== 'email' || notice.claims > 0 || notice.facts.half || deadline === undefined) return
  if (occasionFor(notice) !== 'ask' || ways?.ask !== undefined) return
  if (!wanted.includes('sms') || addresses.sms === undefined || notice.tried?.includes('sms')) return
  const at = halfOf(work.now, deadline, tenant, notice.facts)
  if (at === undefined) return
  const id = `${notice.id}-half`
  if (notices.some((one) => one.id === id)) return // written down when it went before a person sent it again
  const { tried: _tried, failedFor: _failedFor, stopped: _stopped, theirs: _theirs, ...same } = notice
  work.add<Notice>(
    {
      ...same,
      ...keys.notice(notice.org, notice.requestId, id),
      id,
      version: 1,
      channel: 'sms',
      due: at,
      sendAt: at,
      createdAt: work.now,
      reason: notice.template,
      facts: { ...notice.facts, ...asks, half: true },
    },
    'notice.due',
  )
}

/** Half-way between its going and its end, by day; undefined where that is too late to answer. */
function halfOf(now: Instant, deadline: Instant, tenant: Tenant, facts: NoticeFacts): Instant | undefined {
  const minutes = minutesBetween(now, deadline)
  if (minutes < AT_LEAST_MINUTES) return undefined
  const at = politely(plus(now, Math.floor(minutes / 2)), tenant, facts)
  return at < deadline ? at : undefined
}
