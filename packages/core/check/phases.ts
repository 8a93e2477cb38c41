import { phasesWithoutConsent } from '../records/consent.ts'
import type { Offer } from '../records/offer.ts'
import { CHECKED, waitOf } from '../records/phase-check.ts'
import type { Request, Seat } from '../records/request.ts'
import { standingOffer } from '../records/standing.ts'
import { isStuck } from '../records/stuck.ts'
import { channelFacts } from '../reference/channels.ts'
import { called, disagree, type Finding, wrong } from './finding.ts'
import type { Records } from './records.ts'

/** What is open since the phases changed, and what the offer waits for, are the same; only of a seat is anything open. */
export function halfChecked(offer: Offer): Finding[] {
  const { phaseCheck, waitsFor, state } = offer
  const waits = CHECKED.some((one) => one === waitsFor)
  const wanted = phaseCheck && waitOf(phaseCheck)
  const same = wanted === undefined ? !waits : state === 'accepted' && (isStuck(offer) ? waits : isSame(offer, wanted))
  return same ? [] : [wrong('phases', offer, `${called(offer)}: ${state}, waits for ${waitsFor}, open is ${wanted?.waitsFor}`)]
}

const isSame = (one: Offer, other: ReturnType<typeof waitOf>): boolean =>
  one.waitsFor === other.waitsFor && one.owner === other.owner && one.reason === other.reason

/**
 * Each seat of a request that is open has been looked at for the last change of phase; consent that the phases lack is
 * waited for on each confirmed one; and nothing is open of who holds none. A seat that says nothing of it was taken under
 * an earlier version of this program.
 */
export function uncheckedSeats(records: Records): Finding[] {
  const requests = new Map(records.all('request').map((request) => [request.id, request]))
  return records.all('offer').flatMap((stored) => {
    const request = requests.get(stored.requestId)
    if (!request) return []
    const offer = standingOffer(stored, request)
    const seat = request.taken.find(({ offerId }) => offerId === offer.id)
    const broken = whatBreaks(request, offer, seat)
    return broken ? [disagree('phases', [request, stored], `${called(stored)}: ${broken}`)] : []
  })
}

function whatBreaks(request: Request, offer: Offer, seat: Seat | undefined): string | undefined {
  const open = request.state !== 'closed' && offer.state === 'accepted' && seat !== undefined
  if (!open) return offer.state === 'accepted' && offer.phaseCheck ? 'asked on no seat' : undefined
  const { phasesSeen, phaseCheck } = offer
  const { phaseHistory, channel, closingSince } = request
  if (phasesSeen === undefined) return undefined
  if (phasesSeen !== phaseHistory.length) return `seen ${phasesSeen} of ${phaseHistory.length} changes`
  const lacks =
    phasesSeen > 1 &&
    seat.state === 'confirmed' &&
    closingSince === undefined &&
    channelFacts[channel].hasClient &&
    phasesWithoutConsent(request).length > 0
  return lacks && !phaseCheck?.open['phase-consent'] ? 'consent for the new phases is not waited for' : undefined
}
