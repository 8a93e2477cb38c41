import * as z from 'zod'
import { speaksForAnother } from '../policy/actor.ts'
import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { explain, failing } from '../matching/explain.ts'
import { isPromised, pickSlots, possibleSlots } from '../matching/slots.ts'
import type { Candidate } from '../records/partner.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse, wrongPartner } from '../refusal.ts'
import { freeText, windowInput } from '../input/fields.ts'
import { type Loaded, loadRequest, need, needAgreements } from '../relationship/load.ts'
import { askedNow } from '../relationship/answer-wait.ts'
import { currentOffers } from '../relationship/current.ts'
import { hasRoom } from '../relationship/free-seats.ts'
import { slotProblems } from '../input/time-problems.ts'
import { isRepeated, transact } from '../commit/transact.ts'
import type { Window } from '../time/interval.ts'
import { type Code, CODES, isPartners, isProgrammes } from '../reference/rule-codes.ts'
import type { Work } from '../commit/work.ts'
import { strays } from '../relationship/together.ts'
import { makeOffer } from '../relationship/make-offer.ts'
import type { Offer } from '../records/offer.ts'

export const handOfferSchema = z.strictObject({
  partnerId: z.string().min(1, 'CHOICE_NEEDED').max(40, 'UNKNOWN_PARTNER'),
  slot: windowInput.optional(),
  override: z
    .strictObject({
      /** The rules the coordinator saw failing: one that began to fail since is still refused. Absent: whatever fails. */
      rules: z.array(z.enum(CODES)).max(CODES.length, 'TOO_MANY').optional(),
      /** Why, where a rule of the programme's own fails. */
      reason: freeText(300)
        .refine((text) => text.length > 0, 'REQUIRED')
        .optional(),
    })
    .optional(),
})
type HandOffer = z.infer<typeof handOfferSchema>

/** Questions about one request that may be open at a time for one more to be asked by hand. Their end is one commit's. */
const MOST_OPEN = 12

/**
 * A coordinator asks a partner of their choice. The same rules as everywhere. What the programme has set may be overridden
 * with a reason, which the log keeps; what the partner has set only by their own word, written down as theirs
 * (`by.onBehalfOf`) and for this request alone; the rest by nobody (reference/rule-codes.ts: `WHOSE`). A time promised to
 * others is never asked for. Refuses RULES_FAIL with the codes, SEATS_FULL, ENOUGH_ASKED, OFFER_ANSWERED (asked already, or
 * on a seat), TIME_SHARED, INVALID.
 */
export async function offerByHand(call: Call, requestId: string, raw: unknown): Promise<Offer | Refusal> {
  const barred = whyNot(call.by, 'request.offer-by-hand')
  if (barred) return refuse(barred)
  const input = readInput(handOfferSchema, raw)
  if (isRefusal(input)) return input
  const fields = input.slot ? slotProblems(input.slot, call.now, 'slot.') : []
  // Said again under its key it was done, and its time may have passed since.
  if (fields.length > 0 && !(await isRepeated(call))) return refuse('INVALID', { fields })
  return transact<Loaded, Offer>(call, {
    subject: requestId,
    async load() {
      const loaded = await loadRequest(call, requestId, 'request.offer-by-hand', {
        partners: [input.partnerId],
        phases: 'its',
      })
      if (isRefusal(loaded) || loaded.cards.has(input.partnerId)) return loaded
      return refuse('INVALID', { fields: [{ path: 'partnerId', code: 'UNKNOWN_PARTNER' }] })
    },
    decide: (loaded, work) => (speaksForAnother(call.by, input.partnerId) ? wrongPartner : offer(work, loaded, input)),
  })
}

function offer(work: Work, loaded: Loaded, { partnerId, slot, override }: HandOffer): Offer | Refusal {
  const { request, tenant, offers } = loaded
  if (request.state !== 'open' && request.state !== 'offered') return refuse('WRONG_STATE', { detail: { state: request.state } })
  if (!hasRoom(request)) return refuse('SEATS_FULL')
  const isHere = request.taken.some((seat) => seat.partnerId === partnerId)
  if (isHere || offers.some((one) => one.partnerId === partnerId && one.state === 'sent')) return refuse('OFFER_ANSWERED')
  const stray = slot && strays(loaded, slot, work.now)
  if (stray) return stray
  if (offers.filter(({ state }) => state === 'sent').length >= MOST_OPEN) return refuse('ENOUGH_ASKED')
  const candidate = { card: need(loaded.cards, partnerId), diary: need(loaded.diaries, partnerId) }
  const said = work.by.onBehalfOf?.role === 'partner'
  const lifts = (code: Code) => (isProgrammes(code) && override?.reason !== undefined) || (isPartners(code) && said)
  const { codes, slots } = judged(work, loaded, candidate, slot, lifts)
  const seen = override?.rules ?? codes
  const failed = codes.filter((code) => !lifts(code) || !seen.includes(code))
  const nowhere = slots.length === 0 && (slot !== undefined || request.windows.length > 0)
  if (failed.length > 0 || nowhere) return refuse('RULES_FAIL', { detail: { codes: failed.length > 0 ? failed : ['SLOT'] } })
  const made = makeOffer(work, { request, tenant }, candidate, slots, liftedBy(codes, override?.reason))
  const open = currentOffers(work, loaded).filter((one) => one.state === 'sent')
  work.change(request)((current) => askedNow(current, open, work.now), 'request.offered-by-hand')
  return work.read(made)
}

/** How the offer remembers what was set aside, and by whose word. */
function liftedBy(codes: readonly Code[], reason: string | undefined): Offer['override'] {
  if (codes.length === 0 && reason === undefined) return undefined
  const said = codes.filter(isPartners)
  return { rules: codes, ...(reason !== undefined && { reason }), ...(said.length > 0 && { said }) }
}

interface Judged {
  /** All that stands against asking this partner. */
  readonly codes: readonly Code[]
  /** Times at which nothing does but what is set aside. */
  readonly slots: readonly Window[]
}

/** The partner for this time, or for the request's own times. */
function judged(
  work: Work,
  loaded: Loaded,
  candidate: Candidate,
  slot: Window | undefined,
  lifts: (code: Code) => boolean,
): Judged {
  const { request, tenant } = loaded
  const circumstances = { tenant, agreements: needAgreements(loaded), now: work.now }
  const failingAt = (slot: Window) => failing({ request, candidate, slot, ...circumstances })
  const explained = slot ? { codes: failingAt(slot), slots: [slot] } : explain(request, candidate, circumstances)
  const times = explained.slots.length > 0 ? [explained.slots] : possibleSlots(request, candidate, work.now)
  const promised = (one: Window) => isPromised(candidate, one, request.mode, { requestId: request.id })
  const slots = pickSlots(times.map((some) => some.filter((one) => !promised(one) && failingAt(one).every(lifts))))
  return { codes: explained.codes, slots }
}
