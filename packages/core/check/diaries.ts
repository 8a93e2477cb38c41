import { isAhead, type Meeting } from '../records/meeting.ts'
import type { Offer } from '../records/offer.ts'
import type { Diary } from '../records/partner.ts'
import type { Key } from '../ports.ts'
import { keys, orgOf } from '../records/keys.ts'
import type { Request } from '../records/request.ts'
import { disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/**
 * One thing that a diary keeps, or should keep: room for an offer, a meeting's time, a relationship. `text` comes out the
 * same whether it is made from the diary or from the record it is kept for.
 */
interface Thread {
  readonly partnerId: string
  readonly text: string
  /** The record it is for. */
  readonly cause: readonly Key[]
}

/** No room, time or relationship in a diary without its cause, and no cause without it. */
export function strayThreads(records: Records): Finding[] {
  const requests = new Map(records.all('request').map((one) => [one.id, one]))
  const kept = new Set<string>()
  const findings: Finding[] = []
  const due = new Map(dueThreads(records, requests).map((one) => [`${one.partnerId} ${one.text}`, one]))
  const tidied = new Set<string | undefined>(
    records
      .all('offer')
      .filter((one) => one.waitsFor === 'tidying')
      .map((one) => one.id),
  )
  for (const diary of records.all('diary')) {
    for (const { text, cause, offerId, requestId } of threadsOf(diary)) {
      kept.add(`${diary.id} ${text}`)
      if (due.has(`${diary.id} ${text}`) || tidied.has(offerId) || requests.get(requestId)?.untidied) continue
      findings.push(disagree('diaries', [diary, ...cause], `${diary.id}: without cause ${text}`))
    }
  }
  for (const [text, { partnerId, cause }] of due) {
    if (!kept.has(text))
      findings.push(disagree('diaries', [keys.diary(orgOf(cause[0]!), partnerId), ...cause], `missing ${text}`))
  }
  return findings
}

/** What the diaries should keep: by open and held offers, by meetings ahead, by relationships. */
function dueThreads(records: Records, requests: ReadonlyMap<string, Request>): Thread[] {
  const isHeld = ({ id, requestId }: Offer) =>
    requests.get(requestId)?.taken.some((seat) => seat.offerId === id && seat.state === 'held')
  const held = records.all('offer').filter((one) => one.state === 'sent' || (one.state === 'accepted' && isHeld(one)))
  const ahead = records
    .all('meeting')
    .filter((one): one is Meeting & { partnerId: string } => isAhead(one) && one.partnerId !== null)
  const open = [...requests.values()].filter((one) => one.state !== 'closed')
  return [
    ...held.map((one) => ({
      partnerId: one.partnerId,
      text: `hold ${one.id} ${one.state === 'accepted'}`,
      cause: [keys.offer(one.org, one.requestId, one.id), keys.request(one.org, one.requestId)],
    })),
    ...ahead.map((one) => ({
      partnerId: one.partnerId,
      text: `booking ${one.id} ${one.start} ${one.end} ${one.mode}${one.state === 'proposed' ? ' asked' : ''}`,
      cause: [keys.meeting(one.org, one.requestId, one.id)],
    })),
    ...open.flatMap(({ org, id, taken }) =>
      taken
        .filter((seat) => seat.state === 'confirmed')
        .map(({ partnerId }) => ({ partnerId, text: `family ${id}`, cause: [keys.request(org, id)] })),
    ),
  ]
}

/** What a diary keeps. */
function threadsOf({
  org,
  holds,
  bookings,
  families,
}: Diary): (Omit<Thread, 'partnerId'> & { requestId: string; offerId?: string })[] {
  return [
    ...holds.map(({ offerId, requestId, firm }) => ({
      text: `hold ${offerId} ${firm}`,
      cause: [keys.offer(org, requestId, offerId), keys.request(org, requestId)],
      offerId,
      requestId,
    })),
    ...bookings.map(({ meetingId, requestId, start, end, mode, asked }) => ({
      text: `booking ${meetingId} ${start} ${end} ${mode}${asked ? ' asked' : ''}`,
      cause: [keys.meeting(org, requestId, meetingId)],
      requestId,
    })),
    ...families.map((id) => ({ text: `family ${id}`, cause: [keys.request(org, id)], requestId: id })),
  ]
}
