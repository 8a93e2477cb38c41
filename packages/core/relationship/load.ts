import type { Call } from '../commit/call.ts'
import { type About, mayEver, whyNot, wrongSpeaker } from '../policy/may.ts'
import type { Verb } from '../policy/verbs.ts'
import { isAhead, type Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import type { Card, Diary } from '../records/partner.ts'
import type { Item } from '../ports.ts'
import { NOT_FILED } from '../records/filed.ts'
import { keys } from '../records/keys.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Filed, withFiled } from './load-filed.ts'
import { getTenant } from './register.ts'
import { readAgreements } from './agreements.ts'
import type { Served } from '../reference/phases.ts'
import type { PhaseAgreement, Tenant } from '../records/tenant.ts'
import { type Request, servedIn } from '../records/request.ts'
import type { Errand } from '../records/errand.ts'
import type { GoingOn } from '../records/going-on.ts'
import { standingMeeting, standingOffer } from '../records/standing.ts'

/** A request with all that belongs to it and is not filed: one partition, one query. */
export interface Aggregate {
  readonly request: Request
  readonly offers: readonly Offer[]
  readonly meetings: readonly Meeting[]
  readonly notices: readonly Notice[]
  /** There once something was left to tidy. */
  readonly errand?: Errand
  /** There once it was handed over. */
  readonly goingOn?: GoingOn
}

/** What decisions about a request rest on. Cards and diaries of the partners that were asked for. */
export interface Loaded extends Aggregate {
  readonly tenant: Tenant
  /** Of its municipality and phases; there where the decision may rest on them: see `needAgreements`. */
  readonly agreements?: readonly PhaseAgreement[]
  readonly cards: ReadonlyMap<string, Card>
  readonly diaries: ReadonlyMap<string, Diary>
}

/** Offers and meetings as they stand (`records/standing.ts`). */
export async function loadAggregate(call: Pick<Call, 'store'>, requestId: string, filed?: Filed): Promise<Aggregate | undefined> {
  const stored = await loadStored(call, requestId, filed)
  return stored && standing(stored)
}

/** Offers and meetings as their own records say, which what was decided for many at once may be ahead of. */
async function loadStored(call: Pick<Call, 'store'>, requestId: string, filed?: Filed): Promise<Aggregate | undefined> {
  const { items } = await call.store.query({ partition: keys.aggregate(call.store.org, requestId), to: NOT_FILED })
  const request = items.find((item) => item.sk === 'A') as Request | undefined
  const [errand] = ofKind<Errand>(items, 'errand')
  const [goingOn] = ofKind<GoingOn>(items, 'going-on')
  if (!request) return undefined
  const aggregate = {
    request,
    offers: ofKind<Offer>(items, 'offer'),
    meetings: ofKind<Meeting>(items, 'meeting'),
    notices: ofKind<Notice>(items, 'notice'),
    ...(errand && { errand }),
    ...(goingOn && { goingOn }),
  }
  return withFiled(call, aggregate, filed)
}

const standing = <T extends Aggregate>(stored: T): T => ({
  ...stored,
  offers: stored.offers.map((offer) => standingOffer(offer, stored.request)),
  meetings: stored.meetings.map((meeting) => standingMeeting(meeting, stored.request)),
})

/** Offers or meetings that were read by themselves, as they stand: their requests are read for it, each once. */
export async function asTheyStand<T extends Offer | Meeting>({ store }: Pick<Call, 'store'>, stored: readonly T[]): Promise<T[]> {
  const ids = [...new Set(stored.map(({ requestId }) => requestId))]
  const found = await Promise.all(ids.map((id) => store.get(keys.request(store.org, id))))
  const requests = new Map((found as unknown as (Request | undefined)[]).map((one) => [one?.id, one]))
  return stored.map((one) => {
    const request = requests.get(one.requestId)
    if (!request) return one
    return (one.kind === 'offer' ? standingOffer(one, request) : standingMeeting(one, request)) as T
  })
}

/**
 * The request, the tenant, and the given partners or everybody who has an open offer, a seat or a meeting, for somebody
 * to do `verb` about it, or about what of it `about` names. Refuses whoever may not (policy/verbs.ts).
 */
export async function loadRequest(
  call: Call,
  requestId: string,
  verb: Verb,
  { partners = 'involved', about = itself, filed, phases }: LoadOptions = {},
): Promise<Loaded | Refusal> {
  const known = partners === 'involved' ? [] : partners
  const [aggregate, tenant, first] = await Promise.all([
    loadAggregate(call, requestId, filed),
    getTenant(call),
    loadPartners(call, known),
  ])
  const slip = aggregate && wrongSpeaker(call.by, aggregate.request)
  if (slip) return slip
  if (!aggregate) return refuse(mayEver(call.by.role, verb) ? 'NOT_FOUND' : (whyNot(call.by, verb) ?? 'NOT_FOUND'))
  const refused = whyNot(call.by, verb, about(aggregate))
  if (refused) return refuse(refused)
  const missing = partners === 'involved' ? involved(aggregate) : []
  const [{ cards, diaries }, agreements] = await Promise.all([
    missing.length > 0 ? loadPartners(call, missing) : first,
    agreementsFor(call, aggregate, tenant, phases),
  ])
  return { ...aggregate, tenant, cards, diaries, ...(agreements && { agreements }) }
}

/** For the phases that were asked for; and where a seat lacks an agreement, to see whether there is one by now. */
async function agreementsFor(
  call: Call,
  { request, offers }: Aggregate,
  tenant: Tenant,
  wanted: LoadOptions['phases'],
): Promise<PhaseAgreement[] | undefined> {
  const lacks = offers.some(({ phaseCheck }) => phaseCheck?.open.agreement !== undefined)
  if (!wanted && !lacks) return undefined
  const served = [...(wanted === 'its' ? [] : (wanted ?? [])), ...servedIn(request)]
  return readAgreements(call, tenant, { area: request.area, served })
}

/** A decision that rests on agreements has asked for them when it loaded. */
export function needAgreements({ agreements }: Loaded): readonly PhaseAgreement[] {
  if (!agreements) throw new Error('decided by agreements that were not read')
  return agreements
}

/** The request as its records say, with everybody whose diary may keep something for it. */
export async function loadToTidy(call: Call, requestId: string): Promise<Loaded | Refusal> {
  const [stored, tenant] = await Promise.all([loadStored(call, requestId), getTenant(call)])
  if (!stored) return refuse('NOT_FOUND')
  return { ...stored, tenant, ...(await loadPartners(call, involved(stored))) }
}

interface LoadOptions {
  readonly partners?: 'involved' | readonly string[]
  readonly about?: (aggregate: Aggregate) => About
  /** What of the filed is needed too (`load-filed.ts`). */
  readonly filed?: Filed
  /** Phases, or none yet, beside its own, whose agreements the decision rests on. */
  readonly phases?: 'its' | readonly Served[]
}

const itself = ({ request }: Aggregate): About => ({ request })

/** For an act on one offer. Whose card and diary are needed is known beforehand where it is a partner's own. */
export const ofOffer = ({ by }: Pick<Call, 'by'>, offerId: string): LoadOptions => ({
  ...(by.role === 'partner' && { partners: [by.id] }),
  about({ request, offers }) {
    const offer = offers.find((one) => one.id === offerId)
    return { request, ...(offer && { offer }) }
  },
})

export async function loadPartners(
  { store }: Pick<Call, 'store'>,
  ids: readonly string[],
): Promise<{ cards: Map<string, Card>; diaries: Map<string, Diary> }> {
  const wanted = ids.flatMap((id) => [keys.card(store.org, id), keys.diary(store.org, id)])
  const items = (await Promise.all(wanted.map((key) => store.get(key)))).filter((item) => item !== undefined)
  return { cards: byId<Card>(items, 'card'), diaries: byId<Diary>(items, 'diary') }
}

/** Everybody whose diary may keep something for the request. */
function involved({ request, offers, meetings }: Aggregate): string[] {
  const open = offers.filter((offer) => offer.state === 'sent' || offer.waitsFor === 'tidying').map((offer) => offer.partnerId)
  const seats = request.taken.map((seat) => seat.partnerId)
  const booked = meetings.flatMap((meeting) =>
    (isAhead(meeting) || meeting.waitsFor === 'tidying') && meeting.partnerId ? [meeting.partnerId] : [],
  )
  return [...new Set([...open, ...seats, ...booked])]
}

export function need<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id)
  if (!found) throw new Error('a partner of this request is not in the register')
  return found
}

const ofKind = <T>(items: readonly Item[], kind: string): T[] => items.filter((item) => item['kind'] === kind) as unknown as T[]

const byId = <T extends { id: string }>(items: readonly Item[], kind: string): Map<string, T> =>
  new Map(ofKind<T>(items, kind).map((item) => [item.id, item]))
