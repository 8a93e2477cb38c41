import type { Catalogue } from '#copy/catalogue.ts'
import { behindLinksFor } from '#copy/behind-links.ts'
import { findCard } from '#core/partner/read.ts'
import { isRefusal } from '#core/refusal.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { deadEnd } from '#pages/respond.tsx'
import { strangers } from '#pages/strangers.ts'
import { callOf, type LinkContext } from './context.ts'

/** Forged, truncated, expired: the three look the same, so also to a stranger. */
export function unknownLink(c: LinkContext): Promise<Response> {
  c.set('visit', strangers(c, behindLinksFor))
  return deadEnd(c, 404, ({ offerPage: { ended } }) => ({ title: ended.unknown.title, text: ended.unknown.next }))
}

/**
 * Was good once: the partner's links have been locked since, or they have another number by now. A call opens them again;
 * of somebody who has left none does.
 */
export async function lockedLink(c: LinkContext): Promise<Response> {
  const call = callOf(c)
  const [{ settings }, card] = await Promise.all([seeTenant(call), findCard(call, c.get('link').partnerId)])
  const why = !isRefusal(card) && card.state === 'exited' ? 'over' : 'locked'
  const end = ({ offerPage: { ended } }: Catalogue) => ({ title: ended[why].title, text: ended[why].next })
  return deadEnd(c, 404, end, { phone: settings.coordinatorPhone })
}
