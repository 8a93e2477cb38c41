import type { Item } from '#core/ports.ts'
import { channelFacts } from '#core/reference/channels.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'
import type { Committed } from '../world/ports.ts'
import type { Records } from '../world/records.ts'

/**
 * A change of phase is silent for nobody: in this very commit each partner on a seat is asked whether they go on, or a
 * coordinator is to ask them; the consent for a phase that no word of the parent's covers is a worker's; and where every
 * phase is over the worker is led to the end. Put together here anew from what the parent has said.
 */
export function askedToGoOn({ changes }: Committed, records: Records, before: (item: Item) => Item | undefined): string[] {
  const requests = changes.flatMap(({ item }) => (item?.['kind'] === 'request' ? [item as unknown as Request & Item] : []))
  return requests.flatMap((request) => {
    const was = before(request) as unknown as Request | undefined
    const left = was?.taken.filter(({ offerId }) => request.taken.every((one) => one.offerId !== offerId)) ?? []
    const still = records.all('offer').find((one) => left.some(({ offerId }) => offerId === one.id) && isAsked(one, request))
    if (still) return [`offer ${still.id}: asked on no seat`]
    if (!was || request.state === 'closed' || same(was.phases, request.phases)) return []
    const seats = records.all('offer').filter((one) => request.taken.some(({ offerId }) => offerId === one.id))
    const over = request.phases.length > 0 && request.phases.every((one) => one === 'CLOSED')
    if (
      over &&
      seats.length > 0 &&
      request.waitsFor !== 'closing' &&
      request.waitsFor !== 'ranking' &&
      request.waitsFor !== 'answer' &&
      !isForMeeting(request, records)
    )
      return [`request ${request.id}: every phase is over, and it waits for ${request.waitsFor}`]
    return over ? [] : seats.flatMap((offer) => silent(request, was, offer))
  })
}

/** A meeting that is agreed has lost its partner: somebody who said yes to it is decided on all the same. */
const isForMeeting = ({ id, waitsFor }: Request, records: Records): boolean =>
  (waitsFor === 'consent' || waitsFor === 'decision') &&
  records.all('meeting').some((one) => one.requestId === id && one.state === 'scheduled' && one.partnerId === null)

/** Waits for somebody's word about a seat; what was decided for many has not come to it otherwise. */
const isAsked = ({ id, state, phaseCheck }: Offer, { untidied = [] }: Request): boolean =>
  state === 'accepted' && phaseCheck !== undefined && untidied.every(({ offers }) => offers?.[id] === undefined)

function silent(request: Request, was: Request, offer: Offer): string[] {
  const open = offer.phaseCheck?.open ?? {}
  const back = offer.phaseCheck === undefined && !open['going-on'] && wentThrough(request)
  const confirmed = request.taken.some(({ offerId, state }) => offerId === offer.id && state === 'confirmed')
  const words = (request.consentHistory ?? []).filter(({ says }) => says === 'given')
  const bare = request.phases.some((phase) => !words.some(({ phases }) => phases.includes(phase)))
  const lacks = confirmed && channelFacts[request.channel].hasClient && bare
  return [
    ...(open['going-on'] || back
      ? []
      : [`offer ${offer.id}: from ${was.phases.join()} to ${request.phases.join()}, and nobody asks whether they go on`]),
    ...(lacks && !open['phase-consent'] && !back
      ? [`offer ${offer.id}: no consent for ${request.phases.join()}, and nobody is to ask`]
      : []),
  ]
}

/** The phases are those again that they were before a change, as somebody who pressed the wrong one corrects it. */
const wentThrough = ({ phaseHistory, phases }: Request): boolean =>
  phaseHistory.slice(0, -2).some((one) => same(one.phases, phases))

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((phase) => other.includes(phase))
