import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import { keys, requestIdOf } from '../records/keys.ts'
import type { Offer } from '../records/offer.ts'
import { atRest } from '../records/record.ts'
import type { Tenant } from '../records/tenant.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'

/** What an offer waits for while its partner wants to be called: the coordinator, in office hours. */
export const toCall = (now: Instant, { settings }: Pick<Tenant, 'settings'>) =>
  ({
    waitsFor: 'call',
    due: addWorkingHours(now, settings.coordinatorHours, OFFICE),
    owner: 'coordinator',
    reason: 'call-me',
    attempts: 0,
  }) as const

/**
 * After a no a partner may want to be called: from now on it is open work. Asked twice it is one call. What the offer
 * itself still has to do (`tidying`) comes first. Refuses NOT_FOUND for another's offer, WRONG_STATE for one that was not
 * answered with a no.
 */
export function askForCall(call: Call, offerId: string): Promise<Offer | Refusal> {
  return withOffer(call, offerId, (work, offer, tenant) => {
    const refused = whyNot(call.by, 'offer.ask-for-call', { offer })
    if (refused) return refuse(refused)
    if (offer.state !== 'declined') return refuse('WRONG_STATE', { detail: { state: offer.state } })
    if (offer.callAsked) return offer
    const wait = offer.waitsFor === 'nothing' ? toCall(work.now, tenant) : {}
    return work.change(offer)(() => ({ callAsked: work.now, ...wait }), 'offer.call-asked')
  })
}

/** The partner has been called. Coordinators only; refuses WRONG_STATE where no call was waited for. */
export async function noteCalled(call: Call, offerId: string): Promise<Offer | Refusal> {
  const barred = whyNot(call.by, 'offer.note-called')
  if (barred) return refuse(barred)
  return withOffer(call, offerId, (work, offer) =>
    offer.waitsFor === 'call'
      ? work.change(offer)(() => ({ ...atRest, callAsked: undefined }), 'offer.called')
      : refuse('WRONG_STATE', { detail: { state: offer.state } }),
  )
}

/** `call`: nobody has called yet; its clock starts anew, and it stays in the open work. */
export function callStillWaits(call: Call, { id }: Offer): Promise<Offer | Refusal> {
  return withOffer(call, id, (work, offer, tenant) =>
    offer.waitsFor === 'call' ? work.change(offer)(() => toCall(work.now, tenant), 'offer.call-waits') : offer,
  )
}

function withOffer(
  call: Call,
  id: string,
  decide: (work: Work, offer: Offer, tenant: Tenant) => Offer | Refusal,
): Promise<Offer | Refusal> {
  const key = keys.offer(call.store.org, requestIdOf(id), id)
  return transact<{ offer: Offer; tenant: Tenant }, Offer>(call, {
    subject: requestIdOf(id),
    async load() {
      const [offer, tenant] = await Promise.all([call.store.get(key), getTenant(call)])
      return offer ? { offer: offer as unknown as Offer, tenant } : refuse('NOT_FOUND')
    },
    decide: ({ offer, tenant }, work) => decide(work, offer, tenant),
  })
}
