import { type OfferView, viewOffer } from '#core/offer/view.ts'
import { isRefusal } from '#core/refusal.ts'
import { stillOpens } from '#core/records/stage.ts'
import { deadEnd, show } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import { OfferPage } from '#pages/link/offer.tsx'
import { titleOf } from '#pages/link/offer-title.ts'
import type { Returned } from '#pages/returned.ts'
import type { Failed } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { callOf, home, type LinkContext } from '../context.ts'
import { offerDone } from '../done.ts'
import { lockedLink, unknownLink } from '../unknown.ts'

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

/** Reads how the offer stands now and shows the page for it, with what was typed where a form came back. */
export async function shown(c: LinkContext, id: string, returned?: Returned, failed?: Failed): Promise<Response> {
  const view = await viewOffer(callOf(c), id)
  if (!isRefusal(view)) return showView(c, view, returned, failed)
  return view.refused === 'LINK_UNKNOWN' ? lockedLink(c) : unknownLink(c)
}

/** The same of an offer that has just been read. */
export async function showView(c: LinkContext, view: OfferView, returned?: Returned, failed?: Failed): Promise<Response> {
  const { now } = callOf(c)
  const { coordinatorPhone: phone } = view.tenant.settings
  c.set('speaks', view.card.speaks)
  if (failed && !isCorrectable(failed)) {
    const { title, todo: text } = failed.trouble
    return deadEnd(c, failed.status, () => ({ title, text }), { phone })
  }
  return show(
    c,
    { title: (words) => titleOf(words, view), phone, status: failed?.status, problem: failed !== undefined },
    <OfferPage
      view={view}
      home={home(c, 'o')}
      own={stillOpens(view.staged) ? home(c, 'm') : undefined}
      nonce={c.get('nonce')}
      now={now}
      returned={returned}
      done={doneOf(offerDone, doneHere(c))}
    />,
  )
}

function isCorrectable({ status, refused }: Failed): boolean {
  return status === 422 || status === 503 || refused === 'BUSY' || refused === 'SLOT_NO_LONGER_FREE' || refused === 'TIME_SHARED'
}
