import { offerPage as words } from '#copy/fi/offer-page.ts'
import type { Offer } from '#core/records/offer.ts'
import { type OfferView, viewOffer } from '#core/offer/view.ts'
import { isRefusal } from '#core/refusal.ts'
import { OfferPage } from '#pages/link/offer.tsx'
import { titleOf } from '#pages/link/offer-standing.ts'
import type { Sent } from '#pages/sent.ts'
import { deadEnd, type Failed, show, unknownLink } from '../answer.tsx'
import { callOf, home, type LinkContext } from '../context.ts'

/** The offer a link opens: its sort key is `OFFER#<id>`. */
export function offerId(c: LinkContext): string | undefined {
  const { purpose, subject } = c.get('link')
  return purpose === 'offer' && subject?.sk.startsWith('OFFER#') ? subject.sk.slice('OFFER#'.length) : undefined
}

/** The question, or what became of it. Changes nothing. */
export async function page(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  return id ? shown(c, id) : unknownLink(c)
}

/** The page for how the offer stands now, with what was typed where a form came back. */
export async function shown(c: LinkContext, id: string, failed?: Failed, sent?: Sent): Promise<Response> {
  const call = callOf(c)
  const view = await viewOffer(call, id)
  if (isRefusal(view)) return unknownLink(c)
  return whole(c, view, failed, sent)
}

/** The same where it has just been read. */
export function whole(c: LinkContext, view: OfferView, failed?: Failed, sent?: Sent): Response | Promise<Response> {
  const { now } = callOf(c)
  const { coordinatorPhone: phone } = view.tenant.settings
  const correctable =
    failed &&
    (failed.status === 422 || failed.status === 503 || failed.refused === 'BUSY' || failed.refused === 'SLOT_NO_LONGER_FREE')
  if (failed && !correctable) return deadEnd(c, failed.status, { title: failed.trouble.title, text: failed.trouble.todo, phone })
  const done = c.req.query('done') === 'paused' ? words.declined.pauseNoted : undefined
  return show(
    c,
    { title: titleOf(view.offer, view.request, now), phone, status: failed?.status, problem: failed !== undefined },
    <OfferPage
      view={view}
      home={home(c, 'o')}
      own={ownHome(c, view.offer)}
      nonce={c.get('nonce')}
      now={now}
      sent={sent}
      done={done}
    />,
  )
}

/** The partner's own page opens with the same token once they have said yes. */
function ownHome(c: LinkContext, offer: Offer): string | undefined {
  return offer.state === 'accepted' ? home(c, 'm') : undefined
}
