import { politely, tell } from './tell.ts'
import { asTask, keepTime } from './diary.ts'
import type { Candidate, Card } from '../records/partner.ts'
import { withoutGoingOn } from '../records/going-on.ts'
import { keys } from '../records/keys.ts'
import type { Request } from '../records/request.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { answerBy, promiseAhead } from './deadline.ts'
import { factsOfOffer } from './facts.ts'
import type { Offer } from '../records/offer.ts'

/** Offers wait for the morning, unless it is urgent and the partner has agreed to be asked at any hour. */
export const mayBeWoken = ({ urgency }: Request, { urgentAtNight }: Card): boolean => urgency === 'urgent' && urgentAtNight

/**
 * One offer, its message, and room kept for it in the partner's diary, in one commit. The commit fails when the card has
 * changed since it was read: a partner who takes a break meanwhile has handed back what the diary kept until then, and
 * nobody would take back an offer made after that.
 */
export function makeOffer(
  work: Work,
  { request, tenant }: { request: Request; tenant: Tenant },
  { card, diary }: Candidate,
  slots: readonly Window[],
  override?: Offer['override'],
): Offer {
  const current = work.change(request)(
    (current) => ({
      sequence: current.sequence + 1,
      asked: [...new Set([...current.asked, card.id])],
      // Asked anew, by whoever decides now: the rules were looked at for them.
      ...(current.unnamed?.includes(card.id) && { unnamed: current.unnamed.filter((one) => one !== card.id) }),
      ...(current.goingOn?.partners.includes(card.id) && withoutGoingOn(current, card.id)),
    }),
    'request.asking',
  )
  const id = `${request.id}.o${current.sequence}`
  const at = mayBeWoken(request, card) ? work.now : politely(work.now, tenant, { slots })
  const promise = promiseAhead(at, request.serveBy)
  const until = answerBy(at, { urgency: request.urgency, promise }, tenant.settings, slots)
  const offer: Offer = {
    ...keys.offer(request.org, request.id, id),
    org: request.org,
    kind: 'offer',
    id,
    version: 1,
    schema: 1,
    state: 'sent',
    waitsFor: 'answer',
    due: until,
    owner: 'partner',
    reason: override ? 'by-hand' : 'fits',
    attempts: 0,
    requestId: request.id,
    partnerId: card.id,
    createdAt: work.now,
    wave: current.wave,
    contactBy: card.contactBy,
    slots,
    answerBy: until,
    ...(promise && { within: promise }),
    ...(override && { override }),
  }
  work.guard(card)
  const added = work.add(offer, 'offer.sent', override?.reason)
  keepTime(work, diary, { offerId: id, requestId: request.id, firm: false, slots, mode: request.mode, until, ...asTask(request) })
  tell(work, { request, tenant }, { template: 'offer', about: added, partner: card, facts: factsOfOffer({ request }, offer), at })
  return added
}
