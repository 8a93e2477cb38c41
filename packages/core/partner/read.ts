import { may, whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { BadCursor } from '../ports.ts'
import { keys } from '../records/keys.ts'
import type { Card, Contact, Diary } from '../records/partner.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { findPartnerCard, loadRegister } from '../relationship/register.ts'

export interface PartnerView {
  readonly card: Card
  readonly contact?: Contact
  readonly diary: Diary
}

/** One partner, with how to reach them. Coordinators only. */
export async function findPartner(call: Call, id: string): Promise<PartnerView | Refusal> {
  const barred = whyNot(call.by, 'partner.see')
  return barred ? refuse(barred) : viewOf(call, id)
}

/** The register by name; whole where no limit is asked for, since it is hundreds at most. */
export async function listPartners(
  call: Call,
  { cursor, limit }: { cursor?: string; limit?: number } = {},
): Promise<{ items: PartnerView[]; next?: string } | Refusal> {
  const barred = whyNot(call.by, 'partner.list')
  if (barred) return refuse(barred)
  const { candidates } = await loadRegister(call)
  const all = candidates.toSorted((a, b) => compare(a.card.firstName, b.card.firstName) || compare(a.card.id, b.card.id))
  const from = cursor === undefined ? 0 : all.findIndex(({ card }) => card.id === cursor) + 1
  if (cursor !== undefined && from === 0) throw new BadCursor()
  const items = all.slice(from, limit && from + limit)
  const last = items.at(-1)
  return { items, ...(last && from + items.length < all.length && { next: last.card.id }) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A card by itself: their own for a partner. Refuses FORBIDDEN for a worker. */
export async function findCard(call: Call, id: string): Promise<Card | Refusal> {
  const refused = whyNot(call.by, 'partner.see-own', { partner: { id } })
  return refused ? refuse(refused) : ((await findPartnerCard(call, id)) ?? refuse('NOT_FOUND'))
}

/** First names by id, for lines that name a partner. */
export async function partnerNames(call: Call): Promise<ReadonlyMap<string, string>> {
  if (!may(call.by, 'partner.list')) return new Map()
  const { candidates } = await loadRegister(call)
  return new Map(candidates.map(({ card }) => [card.id, card.firstName]))
}

/** Whoever asks has been looked at: see `findPartner`. */
export async function viewOf({ store }: Call, id: string): Promise<PartnerView | Refusal> {
  const read = [keys.card(store.org, id), keys.diary(store.org, id), keys.contact(store.org, id)].map((key) => store.get(key))
  const [card, diary, contact] = (await Promise.all(read)) as [Card | undefined, Diary | undefined, Contact | undefined]
  return card && diary ? { card, diary, ...(contact && { contact }) } : refuse('NOT_FOUND')
}
