import type { Booking, Card, Diary } from '../records/partner.ts'
import type { Instant, Key } from '../ports.ts'
import { keys, keyText } from '../records/keys.ts'
import { plus } from '../time/instant.ts'
import { disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

type Travel = Pick<Card, 'pk' | 'sk' | 'travelMinutes'>

/** Times promised so close together that the partner cannot get from one to the other: a finding for each pair. */
export function overlapping(diary: Diary, card: Travel): Finding[] {
  return pairs(diary, card).map(([one, other]) => disagree('places', [diary, card], `${diary.id}: ${one.id} ${other.id}`))
}

/** The same for every partner. A travel time made longer on the card afterwards breaks no promise made before. */
export function doublyPromised(org: string, records: Records): Finding[] {
  return records.all('diary').flatMap((diary) => {
    const card = records.at(keys.card(org, diary.id)) as Card | undefined
    const travel: Travel = card ?? { ...keys.card(org, diary.id), travelMinutes: 0 }
    return pairs(diary, travel)
      .filter((pair) => minutesBetween(...pair) < 0 || !isLongerSince(org, records, travel, pair))
      .map(([one, other]) => disagree('places', [diary, travel], `${diary.id}: ${one.id} ${other.id}`))
  })
}

interface Promised extends Pick<Booking, 'start' | 'end' | 'mode' | 'requestId'> {
  /** The meeting's or the offer's. */
  readonly id: string
  readonly partnerId: string
}
type Pair = readonly [Promised, Promised]

function pairs(diary: Diary, card: Travel): Pair[] {
  const all = promises(diary)
  return all.flatMap((one, n) =>
    all.slice(n + 1).flatMap((other): Pair[] => (minutesBetween(one, other) < way(one, other, card) ? [[one, other]] : [])),
  )
}

/** What is promised for certain, by start. */
function promises({ id: partnerId, bookings, holds }: Diary): Promised[] {
  const booked = bookings.map((one) => ({ ...one, id: one.meetingId, partnerId }))
  const firm = holds
    .filter((one) => one.firm)
    .flatMap(({ slots, mode, offerId, requestId }) => slots.map((slot) => ({ ...slot, mode, requestId, id: offerId, partnerId })))
  return [...booked, ...firm].sort((a, b) => (a.start < b.start ? -1 : 1))
}

const minutesBetween = (a: Promised, b: Promised): number => (Date.parse(b.start) - Date.parse(a.end)) / 60_000
const way = (a: Promised, b: Promised, { travelMinutes }: Travel): number =>
  a.mode === 'in-person' || b.mode === 'in-person' ? travelMinutes : 0

const BY_HAND = /^card\.(changed|applied|interview|in-training|trained|active|paused|exited)/
const PROMISED = /meeting\.(asked|agreed|booked|moved|taken-over)/

/** Longer than any call lasts: its changes stand in the audit under the moment it began. */
const CALL_MINUTES = 1

/** Whether somebody has written into the card after both were promised. */
function isLongerSince(org: string, records: Records, card: Key, [one, other]: Pair): boolean {
  const changed = lastTime(records, card, BY_HAND)
  if (changed === undefined) return false
  const by = plus(changed, CALL_MINUTES)
  return [one, other].every((promise) => (madeAt(org, records, promise) ?? by) < by)
}

/** A time accepted in an offer was promised then, and the meeting made of it with it. */
function madeAt(org: string, records: Records, { id, partnerId, requestId, start }: Promised): Instant | undefined {
  const accepted = records
    .all('offer')
    .find(
      (one) =>
        one.partnerId === partnerId && one.requestId === requestId && one.slot?.start === start && one.state === 'accepted',
    )
  return accepted?.answeredAt ?? lastTime(records, keys.meeting(org, requestId, id), PROMISED)
}

/** When the audit last tells of such a change of the record. */
export function lastTime(records: Records, key: Key, what = /^/): Instant | undefined {
  const text = keyText(key)
  return records
    .all('event')
    .filter(({ changes }) => changes.some((one) => keyText(one.key) === text && what.test(one.what)))
    .map(({ at }) => at)
    .toSorted()
    .at(-1)
}
