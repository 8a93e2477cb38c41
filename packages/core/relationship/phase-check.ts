import type { Work } from '../commit/work.ts'
import { phasesWithoutConsent } from '../records/consent.ts'
import type { Offer } from '../records/offer.ts'
import { isSamePhases, openParts, type OpenPart, type PhaseCheck, waitOf } from '../records/phase-check.ts'
import type { Seat } from '../records/request.ts'
import { atRest } from '../records/record.ts'
import type { Step } from '../records/steps.ts'
import { channelFacts } from '../reference/channels.ts'
import { isDecider } from '../policy/decider.ts'
import type { Phase } from '../reference/phases.ts'
import { RULES } from '../matching/rules.ts'
import { plus } from '../time/instant.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import { answerBy } from './deadline.ts'
import { type Loaded, need, needAgreements } from './load.ts'
import { currentOffers } from './current.ts'
import { hush, tell } from './tell.ts'
import { tellOffice } from './tell-office.ts'

type Parts = PhaseCheck['open']

/**
 * The phases changed from `before`: on every seat, held or confirmed, the partner is asked whether they go on, a missing
 * agreement becomes the coordinator's, and the parent's consent for what is new the worker's. What was open of an earlier
 * change is replaced; where the phases are those again that the partner had gone on with, or the case is over, nothing is
 * open any more.
 */
export function checkSeats(work: Work, loaded: Loaded, before: readonly Phase[]): void {
  const { phases, taken, closingSince } = work.read(loaded.request)
  for (const [seat, offer] of seated(work, loaded)) {
    const from = offer.phaseCheck?.from ?? before
    if (isSamePhases(before, phases)) noteSeen(work, loaded, offer)
    else if (closingSince !== undefined || isSamePhases(from, phases)) {
      if (offer.phaseCheck) endCheck(work, loaded, offer)
      noteSeen(work, loaded, offer)
    } else openCheck(work, loaded, { seat, offer, from, asksWorker: taken.find(isConfirmed) === seat })
  }
}

const seenBy = (work: Work, { request }: Loaded) => ({ phasesSeen: work.read(request).phaseHistory.length })

const noteSeen = (work: Work, loaded: Loaded, offer: Offer): Offer =>
  work.change(offer)(() => seenBy(work, loaded), 'offer.phases-seen')

/** The seats with the offers they are held by, those that stand. */
function seated(work: Work, loaded: Loaded): [Seat, Offer][] {
  const offers = currentOffers(work, loaded)
  return work.read(loaded.request).taken.flatMap((seat): [Seat, Offer][] => {
    const offer = offers.find(({ id, state }) => id === seat.offerId && state === 'accepted')
    return offer ? [[seat, offer]] : []
  })
}

const isConfirmed = ({ state }: Seat): boolean => state === 'confirmed'

interface Opened {
  readonly seat: Seat
  readonly offer: Offer
  readonly from: readonly Phase[]
  /** The one seat of several whose consent the worker is written to about. */
  readonly asksWorker: boolean
}

function openCheck(work: Work, loaded: Loaded, { seat, offer, from, asksWorker }: Opened): void {
  const { now } = work
  const { request, cards } = loaded
  const card = need(cards, seat.partnerId)
  const away = card.state !== 'active'
  const open: Parts = {
    'going-on': away ? coordinators(work, loaded, 'partner-away') : partners(work, loaded),
    ...(isWithoutConsent(work, loaded, seat) && { 'phase-consent': workers(work, loaded) }),
    ...(isWithoutAgreement(work, loaded, seat, from) && { agreement: coordinators(work, loaded, 'no-agreement') }),
  }
  hushAllBut(work, loaded, offer, {})
  const phaseCheck = { since: now, from, open }
  const checked = work.change(offer)(
    () => ({ ...waitOf(phaseCheck), ...seenBy(work, loaded), goesOn: undefined }),
    'offer.going-on-asked',
  )
  if (!away) askToGoOn(work, loaded, checked)
  if (checked.owner === 'coordinator') tellOf(work, loaded, checked, 'coordinator')
  if (open['phase-consent'] && asksWorker && !isDecider(request, work.by)) tellOf(work, loaded, checked, 'worker')
}

/** The same as `settle.ts: mayConfirm`, of a confirmed seat: one that is only held waits with the request itself. */
function isWithoutConsent(work: Work, { request }: Loaded, { state }: Seat): boolean {
  const current = work.read(request)
  return state === 'confirmed' && channelFacts[current.channel].hasClient && phasesWithoutConsent(current).length > 0
}

/** No agreement lets their organisation serve one of the phases that are new to them today (docs/field.md: Phase agreements). */
function isWithoutAgreement(work: Work, loaded: Loaded, { partnerId }: Seat, from: readonly Phase[]): boolean {
  const { request, tenant, cards, diaries } = loaded
  const { needBy: _, ...current } = work.read(request)
  const phases = current.phases.filter((phase) => !from.includes(phase))
  const candidate = { card: need(cards, partnerId), diary: need(diaries, partnerId) }
  const agreements = needAgreements(loaded)
  return RULES.PHASE({ request: { ...current, phases }, tenant, agreements, candidate, now: work.now })
}

const partners = (work: Work, { request, tenant }: Loaded): OpenPart => ({
  owner: 'partner',
  due: answerBy(work.now, work.read(request), tenant.settings, []),
  reason: 'phase-changed',
  nudges: 0,
})

const workers = (work: Work, { request, tenant }: Loaded): OpenPart => ({
  owner: 'worker',
  due: plus(work.now, tenant.settings.decisionHours[work.read(request).urgency] * 60),
  reason: 'phase-changed',
  nudges: 0,
})

export const coordinators = (work: Work, { tenant }: Loaded, reason: OpenPart['reason'], nudges = 0): OpenPart => ({
  owner: 'coordinator',
  due: addWorkingHours(work.now, tenant.settings.coordinatorHours, OFFICE),
  reason,
  nudges,
})

/** The question itself, by when it is due; asked again it is another message. Names neither the family nor the phase. */
export function askToGoOn(work: Work, loaded: Loaded, offer: Offer): void {
  const part = offer.phaseCheck?.open['going-on']
  const { area, mode } = loaded.request
  if (!part) return
  tell(work, loaded, {
    template: 'going-on',
    about: offer,
    partner: need(loaded.cards, offer.partnerId),
    facts: { slots: [], area, mode, deadline: part.due },
  })
}

export function tellOf(work: Work, loaded: Loaded, offer: Offer, staff: 'worker' | 'coordinator'): void {
  const { area, mode } = loaded.request
  const facts = { slots: [], area, mode }
  if (staff === 'worker') tell(work, loaded, { template: 'decision-waits', about: offer, staff, facts })
  else tellOffice(work, loaded, offer, facts)
}

/** The parts as they are now: consent that has been given and an agreement that has been made are open no more. */
export function stillOpen(work: Work, loaded: Loaded, { phaseCheck, id }: Offer): Parts {
  if (!phaseCheck) return {}
  const { 'phase-consent': consent, agreement, ...rest } = phaseCheck.open
  const seat = work.read(loaded.request).taken.find(({ offerId }) => offerId === id)
  if (!seat) return {}
  return {
    ...rest,
    ...(consent && isWithoutConsent(work, loaded, seat) && { 'phase-consent': consent }),
    ...(agreement && isWithoutAgreement(work, loaded, seat, phaseCheck.from) && { agreement }),
  }
}

/** Leaves open what `open` says; with nothing left the seat is as it was, and what was asked is taken back. */
export function leaveOpen(work: Work, loaded: Loaded, offer: Offer, open: Parts, what: Step, note?: string): Offer {
  const { phaseCheck } = offer
  if (!phaseCheck) return offer
  hushAllBut(work, loaded, offer, open)
  return work.change(offer)(() => waitOf({ ...phaseCheck, open }), what, note)
}

/** After the parent's word: whatever has what it needs now is open no more. */
export function reviewSeats(work: Work, loaded: Loaded): void {
  for (const [, offer] of seated(work, loaded)) {
    const open = stillOpen(work, loaded, offer)
    if (openParts({ phaseCheck: offer.phaseCheck }).length > Object.keys(open).length)
      leaveOpen(work, loaded, offer, open, 'offer.check-settled')
  }
}

/** Nothing of it is asked any more: the seat is gone, or what it was about. */
export function endCheck(work: Work, loaded: Loaded, offer: Offer): void {
  if (!work.read(offer).phaseCheck) return
  hushAllBut(work, loaded, offer, {})
  work.change(offer)(() => ({ ...atRest, phaseCheck: undefined }), 'offer.check-ended')
}

/** All of a request that ends. */
export function endChecks(work: Work, loaded: Loaded): void {
  for (const [, offer] of seated(work, loaded)) endCheck(work, loaded, offer)
}

/** Takes back what was to be said of parts that are open no more. */
const hushAllBut = (work: Work, { notices }: Loaded, offer: Offer, open: Parts): void =>
  hush(
    work,
    notices,
    offer,
    'answered',
    ({ template }) => (template === 'going-on' && !open['going-on']) || (template === 'decision-waits' && !open['phase-consent']),
  )
