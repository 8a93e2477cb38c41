import { keyText } from '../records/keys.ts'
import type { Instant } from '../ports.ts'
import { consentEnded } from '../records/consent.ts'
import type { Request } from '../records/request.ts'
import { AFTERWARDS } from '../records/templates.ts'
import { plus } from '../time/instant.ts'
import { called, disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/** Clocks of writers differ by seconds. */
const ABOUT_MINUTES = 1

/**
 * After a parent's no, or their taking it back, the request is over: nobody answers with a yes, nothing is agreed, and
 * nothing is sent of it but thanks, and what belongs to a meeting that had begun.
 */
export function afterTheNo(records: Records): Finding[] {
  const ended = new Map(
    records.all('request').flatMap((request) => {
      const at = consentEnded(request)?.at
      return at === undefined ? [] : [[request.id, { request, at: plus(at, ABOUT_MINUTES), said: at }] as const]
    }),
  )
  const begun = new Set(
    records
      .all('meeting')
      .filter((one) => one.start <= (ended.get(one.requestId)?.at ?? ''))
      .map(keyText),
  )
  const of = (requestId: string, breaks: (no: { at: Instant; request: Request }) => boolean) => {
    const no = ended.get(requestId)
    return no && breaks(no) ? no.request : undefined
  }
  const found = [
    ...[...ended.values()].filter(({ request }) => request.state !== 'closed').map(({ request }) => ({ request, one: request })),
    ...records.all('offer').map((one) => ({
      one,
      request: of(one.requestId, ({ at }) => one.state === 'sent' || (one.state === 'accepted' && (one.answeredAt ?? '') > at)),
    })),
    ...records.all('meeting').map((one) => ({ one, request: of(one.requestId, ({ at }) => one.createdAt > at) })),
    ...records.all('notice').map((one) => ({
      one,
      request: of(
        one.requestId,
        ({ at }) => (one.sentAt ?? '') > at && !AFTERWARDS.includes(one.template) && !begun.has(keyText(one.subject)),
      ),
    })),
  ]
  return found.flatMap(({ one, request }) =>
    request ? [disagree('consent', [request, one], `${request.id}: ${called(one)} goes on after the parent's no`)] : [],
  )
}
