import type { Key } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { localDate } from '#core/time/zone.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'
import type { Crowd, Deed } from './people.ts'
import { type Random, randomFrom } from '../engine/random.ts'
import { bearerToken, type StaffId } from '../world/tenant.ts'
import type { Task } from '../engine/task.ts'
import { MACHINE } from '../world/rooms.ts'
import { DAY, span } from '../engine/when.ts'

interface Ambush {
  readonly opened: (key: Key, task: Task) => void
  readonly gathered: (partition: string, task: Task) => void
}
/** Nobody lies in wait. */
export const PEACE: Ambush = { opened: () => {}, gathered: () => {} }

/** What somebody may yet end. */
const LIVELY = ['request', 'offer', 'meeting'] as const
const ENDS: ReadonlySet<string> = new Set(['sent', 'proposed', 'scheduled', 'open', 'offered', 'accepted', 'confirmed'])

/**
 * Somebody presses a button in the very moment the machine has opened what the button is about: races of milliseconds at
 * one record, which chance alone seldom runs. In four seeds of ten, with a chance of its own, so that the other seeds tell
 * the story they have always told.
 */
export function ambushes(crowd: Crowd, seed: number): Ambush {
  const random = randomFrom(seed ^ 0xa3b5)
  const rate = random.chance(0.6) ? 0 : random.pick([0.02, 0.1, 0.5])
  /** Each record once: what is pressed a second time may make good what the first time broke. */
  const before = new Set<string>()
  const { engine, records } = crowd
  const isBusy = (id: string) => {
    const diary = records.all('diary').find((one) => one.id === id)
    return diary !== undefined && diary.holds.length + diary.bookings.length + diary.families.length > 0
  }
  const deeds = pressedAt({ ...crowd, random }, isBusy)
  const isDue = ({ due }: Live) => typeof due === 'string' && Date.parse(due) <= engine.now()
  function opened(key: Key, { room }: Task): void {
    if (!MACHINE.has(room)) return
    const record = records.at(keyText(key)) as Live | undefined
    if (record?.kind === 'diary') looksOnceMore(record.id)
    if (!record || before.has(keyText(key)) || !isDue(record)) return
    const leaves = record.kind === 'card' && isBusy(record.id)
    if (!random.chance(rate > 0 && leaves ? 0.8 : rate)) return
    before.add(keyText(key))
    const [first, second] = deeds(record)
    if (first) engine.at(engine.now() + random.whole(0, 120), first)
    if (second && !leaves && random.chance(0.4)) engine.at(engine.now() + random.whole(0, 400), second)
  }
  /** A break with an end hands back, and just as that counts as done its partner wants one without. */
  function looksOnceMore(id: string): void {
    const card = records.all('card').find((one) => one.id === id)
    const once = `${id} hands back`
    if (card?.waitsFor !== 'hand-back' || card.pausedUntil === undefined || !isBusy(id) || before.has(once)) return
    if (rate === 0 || !random.chance(0.4)) return
    before.add(once)
    const [pause] = deeds(card)
    if (pause) engine.at(engine.now() + random.whole(0, 40), pause)
  }
  /** Everything is read, and the commit is only milliseconds away. */
  function gathered(partition: string, { room }: Task): void {
    if (!MACHINE.has(room) || !random.chance(rate)) return
    const here = LIVELY.flatMap((kind): readonly Live[] => records.all(kind)).filter(
      ({ pk, state }) => pk === partition && ENDS.has(state),
    )
    const alike = here.filter((one) => isPerson(one.owner) && here.some((other) => other !== one && isAlike(one, other)))
    const once = alike.length > 0 ? `${partition} alike` : partition
    if (here.length === 0 || before.has(once)) return
    before.add(once)
    // Of two that wait for the same person each may change without the other's knowing.
    const [deed] = deeds(random.pick(alike.length > 0 ? alike : here))
    if (deed) engine.at(engine.now() + random.whole(0, 14), deed)
  }
  return { opened, gathered }
}

const isPerson = (owner: Live['owner']): boolean => owner === 'worker' || owner === 'partner' || owner === 'coordinator'
const isAlike = (one: Live, other: Live): boolean => one.kind === other.kind && one.owner === other.owner

/** Two things that somebody may do to this record, drawn anew each time; none where nobody could. */
function pressedAt(crowd: Crowd, isBusy: (partnerId: string) => boolean): (record: Live) => readonly Deed[] {
  const { random, records, engine, call } = crowd
  const send =
    (by: StaffId, method: 'POST' | 'PATCH' | 'PUT', path: string, json: object): Deed =>
    () =>
      call({ room: 'api', method, path: `/api/v1${path}`, token: bearerToken(by), json, swift: true })
  const until = (days: number) => localDate(new Date(engine.now() + days * DAY).toISOString())

  /** Looked at anew because of it, or a break with an end: what stays theirs. */
  const changesMind = (id: string) => [
    send('coordinator', 'PUT', `/partners/${id}/availability`, { extra: [span(engine.now(), random, 480)] }),
    send('coordinator', 'PATCH', `/partners/${id}`, { travelMinutes: random.pick([15, 45]) }),
    send('coordinator', 'POST', `/partners/${id}/pause`, {
      until: until(random.whole(1, 3)),
      agreed: random.pick(['keep', 'hand-back']),
    }),
  ]
  const pause = (id: string) => send('coordinator', 'POST', `/partners/${id}/pause`, { agreed: 'hand-back' })
  const ofPartner = (id: string) =>
    isBusy(id) ? [pause(id)] : [pause(id), send('coordinator', 'POST', `/partners/${id}/resume`, {}), ...changesMind(id)]
  const ofRequest = ({ id, workerId, taken }: Request) => {
    const by = workerId as StaffId
    return [
      send(by, 'POST', `/requests/${id}/cancel`, { as: 'withdrawn' }),
      send(by, 'POST', `/requests/${id}/hand-over`, { to: by === 'worker' ? 'worker-2' : 'worker' }),
      send(by, 'POST', `/requests/${id}/times`, { windows: [span(engine.now(), random, 180)] }),
      send(by, 'POST', `/requests/${id}/consent`, { given: random.chance(0.7), on: until(0) }),
      send('coordinator', 'POST', `/requests/${id}/close`, { as: 'no-capacity' }),
      ...taken.flatMap((seat) => changesMind(seat.partnerId)),
    ]
  }
  const ofOffer = ({ id, partnerId, slots }: Offer) => {
    const onBehalfOf = { role: 'partner', id: partnerId }
    return [
      send('coordinator', 'POST', `/offers/${id}/answer`, {
        answer: 'accept',
        ...(slots[0] && { start: slots[0].start }),
        onBehalfOf,
      }),
      send('coordinator', 'POST', `/offers/${id}/answer`, { answer: 'decline', onBehalfOf }),
      ...changesMind(partnerId),
    ]
  }
  /** Times when the partner is promised elsewhere. */
  function elsewhere(id: string, partnerId: string | null): { start: string; end: string }[] {
    const { bookings = [], holds = [] } = records.all('diary').find((one) => one.id === partnerId) ?? {}
    const holding = holds.flatMap((one) => one.slots)
    return [...bookings.filter((one) => one.meetingId !== id), ...holding].map(({ start, end }) => ({ start, end }))
  }
  /** By phone: only where the partner was asked about the time is there anything to answer. */
  const answers = (id: string, partnerId: string | null) =>
    ['accept', 'decline'].map((answer) =>
      send('coordinator', 'POST', `/meetings/${id}/answer`, { answer, onBehalfOf: { role: 'partner', id: partnerId ?? '' } }),
    )
  const ofMeeting = ({ id, workerId, partnerId }: Meeting) => [
    send(workerId as StaffId, 'POST', `/meetings/${id}/cancel`, {}),
    send(workerId as StaffId, 'POST', `/meetings/${id}/move`, span(engine.now(), random)),
    ...elsewhere(id, partnerId).map((slot) => send(workerId as StaffId, 'POST', `/meetings/${id}/move`, slot)),
    send(workerId as StaffId, 'POST', `/meetings/${id}/close`, { outcome: 'held' }),
    send(workerId as StaffId, 'POST', `/meetings/${id}/keep`, {}),
    ...answers(id, partnerId),
    ...(partnerId ? [...changesMind(partnerId), ...changesMind(partnerId)] : []),
  ]
  const ofNotice = ({ id, subject, requestId }: Notice) => {
    const about = records.at(keyText(subject)) as Live | undefined
    const request = records.all('request').find((one) => one.id === requestId)
    return [
      send('coordinator', 'POST', `/notices/${id}/close`, {}),
      ...(about && about.kind !== 'notice' ? deedsOn(about) : []),
      ...(request ? ofRequest(request) : []),
    ]
  }

  function deedsOn(record: Live): readonly Deed[] {
    if (record.kind === 'card' || record.kind === 'diary') return ofPartner(record.id)
    if (record.kind === 'request') return ofRequest(record as Request)
    if (record.kind === 'offer') return ofOffer(record as Offer)
    if (record.kind === 'meeting') return ofMeeting(record as Meeting)
    return record.kind === 'notice' ? ofNotice(record as Notice) : []
  }
  return (record) => drawn(random, deedsOn(record))
}

const drawn = (random: Random, deeds: readonly Deed[]): readonly Deed[] =>
  deeds.length > 0 ? [random.pick(deeds), random.pick(deeds)] : []
