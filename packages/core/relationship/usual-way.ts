import type { Instant } from '../ports.ts'
import { type Notice, occasionFor } from '../records/notice.ts'
import type { Request } from '../records/request.ts'
import { NEAR_DAYS } from '../records/templates.ts'
import type { Way } from '../records/way.ts'
import { minutesBetween } from '../time/instant.ts'

type Said = Pick<Notice, 'template' | 'occasion' | 'facts'>

/**
 * By which way a message to a partner goes where they have not chosen one (ARCHITECTURE.md: One message, one way): by SMS what
 * is urgent to answer, and what to answer or to know of a time within two days; by the tenant's list a reminder; else by e-mail.
 */
export function usualWay(notice: Said, { urgency, now }: { readonly urgency: Request['urgency']; readonly now: Instant }): Way {
  const { by, slots, previous } = notice.facts
  if (by !== undefined) return by
  const occasion = occasionFor(notice)
  if (occasion === 'rest') return 'email'
  if (occasion === 'ask' && urgency === 'urgent') return 'sms'
  const starts = [...slots, ...(previous ? [previous] : [])].map(({ start }) => start)
  return starts.some((start) => start > now && minutesBetween(now, start) <= NEAR_DAYS * 24 * 60) ? 'sms' : 'email'
}
