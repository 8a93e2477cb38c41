import { may, whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { keys, requestIdOf } from '../records/keys.ts'
import type { Card, Diary } from '../records/partner.ts'
import type { Request } from '../records/request.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { opensNothing } from '../records/links.ts'
import { findPartnerCard } from '../relationship/register.ts'
import { tell } from '../relationship/tell.ts'
import { plus } from '../time/instant.ts'
import { changeCard } from './change-card.ts'
import { type PartnerView, viewOf } from './read.ts'

/** Nobody needs another link of their own sooner than that. */
const AGAIN_AFTER_MINUTES = 10

/** The card of the partner who came by a link; undefined where the link counts no more. */
export async function openedBy(call: Call): Promise<Card | undefined> {
  const { by } = call
  const card = may(by, 'partner.see-own', { partner: by }) ? await findPartnerCard(call, by.id) : undefined
  return card && !opensNothing(call, card) ? card : undefined
}

/**
 * No link sent so far opens anything any more, nor does what is sent to the same address, until a coordinator has spoken
 * with the partner (`renewLinks`). By the partner, or a coordinator for them.
 */
export const lockLinks = (call: Call, id: string): Promise<Card | Refusal> =>
  changeCard(call, id, 'partner.lock-links', (card, work) =>
    work.change(card)(() => ({ linksFrom: work.now }), 'card.links-locked'),
  )

/**
 * Links count again from now on, and a new one goes to the address in the register: a coordinator's to do, who has spoken
 * with the partner. It goes with a request they are or were in; where there is none, the next message brings one.
 * Refuses WRONG_STATE for a partner who has left.
 */
export async function renewLinks(call: Call, id: string): Promise<Card | Refusal> {
  const barred = whyNot(call.by, 'partner.renew-links')
  if (barred) return refuse(barred)
  return transact<PartnerView & { loaded?: Loaded }, Card>(call, {
    subject: id,
    async load() {
      const view = await viewOf(call, id)
      if (isRefusal(view)) return view
      const requestId = await requestWith(call, id, view.diary)
      const loaded = requestId === undefined ? undefined : await loadRequest(call, requestId, 'request.see', { partners: [id] })
      return { ...view, ...(loaded && !isRefusal(loaded) && { loaded }) }
    },
    decide({ card, contact, loaded }, work) {
      if (card.state === 'exited') return refuse('WRONG_STATE', { detail: { state: card.state } })
      const from = { linksFrom: work.now }
      if (contact) work.change(contact)(() => from, 'contact.changed')
      if (loaded) sayWhere(work, loaded, card)
      return work.change(card)(() => from, 'card.links-renewed')
    },
  })
}

/** A request to speak of: one that the diary keeps something for, else the last one they met somebody in. */
async function requestWith({ store }: Call, id: string, { families, bookings, holds }: Diary): Promise<string | undefined> {
  const current = families.at(-1) ?? bookings.at(-1)?.requestId ?? holds.at(-1)?.requestId
  if (current !== undefined) return current
  const { pk, sk } = keys.ledger(store.org, id, '', '')
  const { items } = await store.query({ partition: pk, from: sk.slice(0, 'LEDGER#'.length), descending: true, limit: 1 })
  const meetingId = items[0]?.['meetingId']
  return typeof meetingId === 'string' ? requestIdOf(meetingId) : undefined
}

/**
 * A partner whose link has ended, or shows one matter only, wants one to their own page: it goes to the address in the
 * register, never to the screen. Asked again soon it is one message. Refuses NOT_FOUND for who was never asked.
 */
export async function sendOwnLink(call: Call, requestId: string): Promise<Request | Refusal> {
  const { id } = call.by
  return transact<Loaded, Request>(call, {
    subject: requestId,
    load: () => loadRequest(call, requestId, 'partner.send-own-link', { partners: [id], about: () => ({ partner: { id } }) }),
    decide(loaded, work) {
      const card = loaded.cards.get(id)
      const known = loaded.offers.some((one) => one.partnerId === id) || loaded.meetings.some((one) => one.partnerId === id)
      if (!card || !known || card.state === 'exited') return refuse('NOT_FOUND')
      sayWhere(work, loaded, card)
      return loaded.request
    },
  })
}

function sayWhere(work: Work, loaded: Loaded, card: Card): void {
  const { request, notices } = loaded
  const before = notices.filter(({ template, to }) => template === 'own-link' && to.id === card.id)
  if (work.by.role === 'partner' && before.some(({ createdAt }) => createdAt > plus(work.now, -AGAIN_AFTER_MINUTES))) return
  const facts = { slots: [], area: request.area, mode: request.mode }
  // No message says where it came from, so it may go at any hour: whoever asks is awake.
  tell(work, loaded, {
    template: 'own-link',
    about: request,
    partner: card,
    facts,
    at: work.now,
    which: String(before.length),
  })
}
