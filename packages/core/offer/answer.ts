import { speaksForAnother } from '../policy/actor.ts'
import type { Call } from '../commit/call.ts'
import { tell } from '../relationship/tell.ts'
import { isRefusal, type Refusal, refuse, type RefusalCode, wrongPartner } from '../refusal.ts'
import { confirmSeat } from '../relationship/confirm-seat.ts'
import { type Loaded, ofOffer } from '../relationship/load.ts'
import { loadTidied } from '../relationship/load-tidied.ts'
import type { Request } from '../records/request.ts'
import { hasRoom } from '../relationship/free-seats.ts'
import { mayConfirm, settle } from '../relationship/settle.ts'
import { slotProblems } from '../input/time-problems.ts'
import type { Instant } from '../ports.ts'
import { earliest, latest, minutesBetween, plus } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { endOffer } from '../relationship/end-offer.ts'
import { factsOfOffer } from '../relationship/facts.ts'
import { isUnsent, type Offer } from '../records/offer.ts'
import { confirmedBy } from '../records/going-on.ts'
import { requestIdOf } from '../records/keys.ts'
import { opensNothing } from '../records/links.ts'
import { startPromise } from '../relationship/unsent-offer.ts'
import { takeSeat } from '../relationship/take-seat.ts'
import { strays } from '../relationship/together.ts'
import { whatStops } from '../relationship/what-stops.ts'

export type Answer =
  /** `start` names the slot; absent where the request has no times ("when suits"). */
  | { readonly kind: 'accept'; readonly start?: Instant }
  | { readonly kind: 'decline' }
  | { readonly kind: 'other-time'; readonly start: Instant; readonly end: Instant }

export interface Answered {
  readonly offer: Offer
  readonly request: Request
  /** The same answer had been given before: nothing changed now. */
  readonly again: boolean
  /** What the decision rested on, so that nobody reads it again to show it; absent where an earlier answer is only repeated. */
  readonly seen?: Pick<Loaded, 'tenant' | 'cards' | 'meetings'>
}

/** How many other times a partner may propose: each starts the worker's clock anew and is mailed to them. */
const MOST_PROPOSALS = 3

const LONGEST_MINUTES = 12 * 60

/** The worker hears of a yes that was said while it was being confirmed who goes on, when they can see whose it is. */
const NAMED_AFTER_MINUTES = 30

/**
 * A partner's answer, through the link or told to the coordinator on the phone. Counts while `now < answerBy`.
 * Refuses FORBIDDEN (a worker), OFFER_EXPIRED, OFFER_WITHDRAWN, OFFER_TAKEN, OFFER_ANSWERED (another answer than before),
 * SLOT_NOT_OFFERED, SLOT_NO_LONGER_FREE, TIME_SHARED, ENOUGH_PROPOSALS, LINK_UNKNOWN (the link does not count any more), INVALID (a time
 * that cannot be; spoken for by another partner), NOT_FOUND.
 */
export async function answerOffer(call: Call, offerId: string, answer: Answer): Promise<Answered | Refusal> {
  let request: Request | undefined
  let seen: Loaded | undefined
  let again = false
  const offer = await transact<Loaded, Offer>(call, {
    subject: requestIdOf(offerId),
    load: () => loadTidied(call, requestIdOf(offerId), 'offer.answer', ofOffer(call, offerId)),
    decide(loaded, work) {
      const found = loaded.offers.find((one) => one.id === offerId)
      if (!found) return refuse('NOT_FOUND')
      if (speaksForAnother(call.by, found.partnerId)) return wrongPartner
      const card = loaded.cards.get(found.partnerId)
      if (card && opensNothing(call, card)) return refuse('LINK_UNKNOWN')
      const said = asYes(found, answer)
      if (call.bySms && said.kind === 'accept' && found.slots.length !== 1) return refuse('SLOT_NOT_OFFERED')
      again = isSame(found, said)
      const done = again ? found : take(work, loaded, found, said)
      if (call.bySms && !again && !isRefusal(done) && done.state === 'accepted')
        work.amend(done, () => ({ bySms: true as const }))
      request = work.read(loaded.request)
      seen = loaded
      return done
    },
  })
  if (isRefusal(offer)) return offer
  // Nothing was decided where this very call had been done before: its receipt gave the offer.
  request ??= (await call.store.get({ pk: offer.pk, sk: 'A' })) as unknown as Request
  return { offer, request, again, ...(seen && { seen }) }
}

/** The very time asked about, sent back as another one, is a yes to it. */
function asYes({ slots }: Offer, answer: Answer): Answer {
  if (answer.kind !== 'other-time') return answer
  const asked = slots.find((one) => one.start === answer.start && one.end === answer.end)
  return asked ? { kind: 'accept', start: asked.start } : answer
}

function take(work: Work, loaded: Loaded, offer: Offer, answer: Answer): Offer | Refusal {
  if (offer.state !== 'sent') return refuse(howItEnded(offer))
  if (work.now >= offer.answerBy) return refuse('OFFER_EXPIRED')
  if (answer.kind === 'decline') return decline(work, loaded, offer)
  return answer.kind === 'accept' ? accept(work, loaded, offer, answer.start) : propose(work, loaded, offer, answer)
}

function accept(work: Work, loaded: Loaded, offer: Offer, start: Instant | undefined): Offer | Refusal {
  const slot = offer.slots.find((one) => one.start === start)
  const stray = start === undefined ? undefined : strays(loaded, slot ?? { start, end: start }, work.now)
  if (stray) return stray
  if (offer.slots.length > 0 && !slot) return refuse('SLOT_NOT_OFFERED')
  if (!hasRoom(loaded.request)) return refuse('OFFER_TAKEN')
  const stopped = whatStops(loaded, offer, slot, work.now)
  if (stopped) return refuse(stopped)
  const taken = takeSeat(work, loaded, offer, slot)
  const request = work.read(loaded.request)
  const until = confirmedBy(request, offer.partnerId)
  if (request.confirm === 'pre-approved' && mayConfirm(request) && until === undefined) confirmSeat(work, loaded, offer.id)
  else
    tell(work, loaded, {
      template: 'partner-accepted',
      about: request,
      staff: 'worker',
      facts: { ...factsOfOffer(loaded, taken), deadline: request.due ?? work.now }, // the worker's time, no more the partner's
      ...(until && { at: plus(until, NAMED_AFTER_MINUTES) }),
    })
  return work.read(taken)
}

function decline(work: Work, loaded: Loaded, offer: Offer): Offer {
  const declined = endOffer(work, loaded, offer, 'declined', { answeredAt: work.now })
  settle(work, loaded, 'request.declined')
  return declined
}

/**
 * The offer stays open, and so does everybody else's: a proposal is not yet a yes to what was asked. The worker gets
 * the time a decision has, also where the partner's own had nearly run out.
 */
function propose(work: Work, loaded: Loaded, offer: Offer, { start, end }: Window): Offer | Refusal {
  const fields = slotProblems({ start, end }, work.now)
  if (fields.length > 0) return refuse('INVALID', { fields })
  const stray = strays(loaded, { start, end }, work.now)
  if (stray) return stray
  if (minutesBetween(start, end) > LONGEST_MINUTES) return refuse('INVALID', { fields: [{ path: 'end', code: 'TOO_LARGE' }] })
  const proposals = (offer.proposals ?? 0) + 1
  if (proposals > MOST_PROPOSALS) return refuse('ENOUGH_PROPOSALS', { detail: { proposals: MOST_PROPOSALS } })
  // Held back by the other way, the question has no time of its own yet: whoever answers it has been reached.
  const until = latest(isUnsent(offer) ? work.now : offer.answerBy, replyBy(work.now, loaded, start))
  const proposed = work.change(offer)(
    () => ({
      counter: { start, end },
      proposals,
      unsent: undefined,
      answerBy: until,
      due: until,
      waitsFor: 'worker-reply',
      owner: 'worker',
      reason: 'other-time',
      attempts: 0,
    }),
    'offer.other-time',
  )
  tell(work, loaded, {
    template: 'other-time-proposed',
    about: proposed,
    staff: 'worker',
    facts: { ...factsOfOffer(loaded, proposed), slots: [{ start, end }] },
  })
  if (isUnsent(offer)) startPromise(work, loaded)
  else work.guard(loaded.request)
  return proposed
}

const replyBy = (now: Instant, { request, tenant }: Loaded, start: Instant): Instant =>
  earliest(plus(now, tenant.settings.decisionHours[request.urgency] * 60), plus(start, -60))

function isSame(offer: Offer, answer: Answer): boolean {
  if (answer.kind === 'decline') return offer.state === 'declined'
  if (answer.kind === 'accept') return offer.state === 'accepted' && offer.slot?.start === answer.start
  return offer.state === 'sent' && offer.counter?.start === answer.start && offer.counter.end === answer.end
}

/** To a partner whose answer comes too late. */
function howItEnded(offer: Offer): RefusalCode {
  if (offer.state === 'expired') return 'OFFER_EXPIRED'
  if (offer.state === 'withdrawn') return offer.endedFor === 'taken' ? 'OFFER_TAKEN' : 'OFFER_WITHDRAWN'
  return offer.state === 'released' ? 'OFFER_WITHDRAWN' : 'OFFER_ANSWERED'
}
