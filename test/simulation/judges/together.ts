import type { Item } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'
import { isTogether } from '#core/relationship/together.ts'
import { isSameTime } from '#core/time/interval.ts'
import type { Records } from '../world/records.ts'

const FIELDS = ['place', 'atHome', 'link', 'instructions', 'calls'] as const

/**
 * Several who come to what has no client have one meeting: a commit that agrees on a part of it agrees on the time of the
 * others, moves none of them alone, and changes the place of all; and what its worker says on the day each of them hears.
 */
export function partsApart(
  written: readonly Item[],
  last: (key: string) => Item | undefined,
  at: string,
  records: Records,
): string[] {
  const all = records.all('meeting')
  const meetings = written.filter((one) => one['kind'] === 'meeting') as unknown as Meeting[]
  const isWritten = (one: Meeting) => meetings.some(({ id }) => id === one.id)
  const shared = written.flatMap((one) => (one['kind'] === 'offer' ? notShared(one as unknown as Offer, last, records) : []))
  const parts = meetings.flatMap((meeting) => {
    const request = records.at(`${meeting.pk}|A`) as Request | undefined
    if (!request || !isTogether(request) || meeting.state !== 'scheduled') return []
    const before = last(keyText(meeting)) as unknown as Meeting | undefined
    const others = all.filter((one) => one.pk === meeting.pk && one.id !== meeting.id && one.state === 'scheduled')
    const says = (what: string) => [`meeting ${meeting.id}: ${what}`]
    const born = others.filter((one) => one.offerId !== undefined && one.start > at)
    if (!before && meeting.offerId !== undefined)
      return born.length === 0 || born.some((one) => isSameTime(one, meeting))
        ? []
        : says('has no time in common with the others')
    if (!before || before.state !== 'scheduled' || before.partnerId !== meeting.partnerId) return []
    if (!isSameTime(before, meeting))
      return others.some((one) => isSameTime(one, before)) ? says('moved away from the others') : []
    const left = others.filter((one) => isSameTime(one, meeting) && !isWritten(one))
    const isToldOfDay = meeting.day?.worker !== undefined && meeting.day.worker.at !== before.day?.worker?.at
    return [
      ...(left.length > 0 && FIELDS.some((field) => before[field] !== meeting[field])
        ? says('has another place than the others')
        : []),
      ...(isToldOfDay && left.some(({ partnerId }) => partnerId !== null)
        ? says('said that the worker comes later to one of several')
        : []),
    ]
  })
  return [...shared, ...parts]
}

/** While seats are free, a yes makes its time the one that others are asked about. */
function notShared(offer: Offer, last: (key: string) => Item | undefined, records: Records): string[] {
  const { id, pk, state, slot } = offer
  const request = records.at(`${pk}|A`) as Request | undefined
  const isYes = state === 'accepted' && last(keyText(offer))?.['state'] === 'sent'
  if (!request || !slot || !isYes || !isTogether(request) || request.taken.length >= request.seats) return []
  return request.windows.length === 1 && request.windows.every((one) => isSameTime(one, slot))
    ? []
    : [`offer ${id}: its time is not everybody's`]
}
