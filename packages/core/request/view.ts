import type { Availability } from '../records/availability.ts'
import type { Card, Contact } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import type { Actor } from '../policy/actor.ts'
import { sees } from '../policy/fields.ts'
import { callsFirst, mayReach, showsNumber } from '../policy/reach.ts'
import { asNamedTo, isNamedTo } from '../policy/named.ts'
import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import type { HistoryStep } from '../records/steps.ts'
import { type Caller, type Meeting, wasSomebodyThere } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import { readAgreements } from '../relationship/agreements.ts'
import { isBeyondEnd } from '../relationship/beyond.ts'
import { atRest } from '../records/record.ts'
import { type Request, servedIn } from '../records/request.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import type { Key } from '../ports.ts'
import { filedMeetings } from '../records/filed.ts'
import { keys } from '../records/keys.ts'
import { findPartnerCard, getTenant } from '../relationship/register.ts'
import { findStaff } from '../staff/find.ts'
import { type History, type HistoryLine, historyOf } from './history.ts'

export interface PartnerShown {
  readonly firstName: string
  readonly introduction: string
  /** Of a partner on a seat: when they usually can, as they have told. Never when they cannot, nor what is promised to others. */
  readonly usually?: Pick<Availability, 'weekly' | 'extra'>
  /** Of a partner whom the worker may reach (policy/reach.ts): who calls first, and their number where they have allowed it. */
  readonly reach?: { readonly first: Caller; readonly number?: string }
}

export interface RequestView {
  readonly request: Request
  readonly offers: readonly Offer[]
  readonly meetings: readonly Meeting[]
  readonly notices: readonly Notice[]
  /** What happened last, oldest first; diaries and notices left out. */
  readonly history: readonly HistoryLine[]
  /** What is not shown here (`earlier.ts`): whether there are meetings that have been filed, and from where on the history goes on. */
  readonly earlier: { readonly meetings: boolean; readonly history?: string }
  /** At least one meeting with a partner was held, also among those not shown here. */
  readonly somebodyThere: boolean
  /**
   * Who they are: for a worker those who said yes (docs/field.md: Who acts), for a coordinator everybody asked. Other
   * partners' ids are '' for a worker.
   */
  readonly partners: Readonly<Record<string, PartnerShown>>
  /** Meetings agreed beyond the end of what they rest on, which a coordinator is choosing for. */
  readonly atEnd: readonly string[]
  /** `phone`: the work telephone that its partners are shown. */
  readonly worker?: { readonly id: string; readonly name: string; readonly phone?: string }
}

/**
 * One request with everything of it that is not filed, and the one meeting that somebody speaks of. Refuses NOT_FOUND for
 * another worker's, as for one that does not exist.
 */
export async function findRequest(call: Call, id: string, meeting?: string): Promise<RequestView | Refusal> {
  const [aggregate, history] = await Promise.all([
    loadAggregate(call, id, meeting ? { meeting } : undefined),
    historyOf(call, id),
  ])
  const refused = whyNot(call.by, 'request.see', aggregate && { request: aggregate.request })
  return aggregate && !refused ? viewFor(call, aggregate, history) : refuse(refused ?? 'NOT_FOUND')
}

/** As the reader sees it, whose right to see it has been asked for. */
export async function viewFor(call: Call, aggregate: Aggregate, { lines: history, next }: History): Promise<RequestView> {
  const { request, offers } = aggregate
  const shown = sees(call.by, 'offer.partner')
    ? offers
    : offers.filter((one) => one.state === 'accepted' || one.state === 'released' || one.counter)
  const all = [...new Set([...shown.map((one) => one.partnerId), ...request.taken.map((seat) => seat.partnerId)])]
  const ids = all.filter((one) => isNamedTo(call.by, request, one))
  const [tenant, cards, staff, filed] = await Promise.all([
    getTenant(call),
    Promise.all(ids.map((one) => findPartnerCard(call, one))),
    findStaff(call, request.workerId),
    filedOf(call, aggregate),
  ])
  const found = cards.filter((one) => one !== undefined)
  const numbers = await numbersOf(call, request, found)
  const partners = Object.fromEntries(
    found.map((card) => [card.id, { ...shownOf(card, request, call.now), ...reachOf(request, card, numbers) }]),
  )
  const ahead = aggregate.meetings.some(({ state, start }) => state === 'scheduled' && start > call.now)
  const agreements = ahead ? await readAgreements(call, tenant, { area: request.area, served: servedIn(request) }) : []
  const known = { agreements, cards: found }
  const atEnd = aggregate.meetings.filter((one) => isBeyondEnd(one, request, known, call.now)).map((one) => one.id)
  const earlier = { meetings: filed.length > 0, ...(next && { history: next }) }
  const somebodyThere = wasSomebodyThere(aggregate.meetings) || wasSomebodyThere(filed)
  const worker = staff && { worker: { id: staff.id, name: staff.name, ...(staff.phone !== undefined && { phone: staff.phone }) } }
  return asSeenBy(call.by, { ...aggregate, history, partners, atEnd, earlier, somebodyThere, ...worker })
}

/** Whether there are any needs no more than one; whether somebody was there at any, all of them, where nobody was since. */
async function filedOf({ store }: Call, { request, meetings }: Aggregate): Promise<readonly Meeting[]> {
  const { items } = await store.query({ ...filedMeetings(request.pk), ...(wasSomebodyThere(meetings) && { limit: 1 }) })
  return items as unknown as Meeting[]
}

/** What is over of their extra times says nothing to anybody. */
function shownOf({ id, firstName, introduction, availability }: Card, { taken }: Request, now: Instant): PartnerShown {
  const seated = taken.some((seat) => seat.partnerId === id && seat.state === 'confirmed')
  const usually = { weekly: availability.weekly, extra: availability.extra.filter(({ end }) => end > now) }
  return { firstName, introduction, ...(seated && { usually }) }
}

/** The numbers of those who let the worker see theirs: no other contact details are read. */
async function numbersOf({ store }: Call, request: Request, cards: readonly Card[]): Promise<ReadonlyMap<string, string>> {
  const wanted = cards.filter((card) => mayReach(request, card.id) && showsNumber(card))
  const contacts = await Promise.all(wanted.map(({ id }) => store.get(keys.contact(store.org, id))))
  const found = (contacts as (Contact | undefined)[]).filter((one) => one !== undefined)
  return new Map(found.flatMap(({ id, phone }) => (phone === undefined ? [] : [[id, phone] as const])))
}

function reachOf(request: Request, card: Card, numbers: ReadonlyMap<string, string>): Pick<PartnerShown, 'reach'> {
  const number = numbers.get(card.id)
  return mayReach(request, card.id) ? { reach: { first: callsFirst(card), ...(number !== undefined && { number }) } } : {}
}

/** As much of it as the reader sees (policy/fields.ts): a worker that somebody said no, but not who. */
function asSeenBy(by: Actor, view: RequestView): RequestView {
  const shown = (id: string) => (sees(by, 'offer.partner') || Object.hasOwn(view.partners, id) ? id : '')
  const person = <T extends { readonly role: string; readonly id: string }>(one: T): T =>
    one.role === 'partner' ? { ...one, id: shown(one.id) } : one
  return {
    ...view,
    request: asNamedTo(by, view.request),
    offers: view.offers.map((offer) => ({
      ...offer,
      partnerId: shown(offer.partnerId),
      ...(!sees(by, 'offer.call') && withoutCall(offer)),
    })),
    notices: view.notices.filter(
      ({ to, subject }) =>
        (to.role !== 'partner' || sees(by, 'notice.to-partner')) && (!isAboutGoingOn(subject) || sees(by, 'notice.going-on')),
    ),
    history: view.history
      .flatMap((line) => told(by, line))
      .map(({ note, ...line }) => ({
        ...line,
        by: { ...person(line.by), ...(line.by.onBehalfOf && { onBehalfOf: person(line.by.onBehalfOf) }) },
        ...(note !== undefined && (line.kind !== 'offer' || sees(by, 'offer.note')) && { note }),
      })),
  }
}

/** What the coordinators were told of who goes on after a hand-over. */
const isAboutGoingOn = ({ sk }: Key): boolean => sk === keys.goingOn('', '').sk

/** A line without the steps that its reader does not see. */
function told(by: Actor, line: HistoryLine): HistoryLine[] {
  if (sees(by, 'offer.call')) return [line]
  const steps = line.what.split('+').filter((step) => !CALLS.includes(step))
  return steps.length > 0 ? [{ ...line, what: steps.join('+') }] : []
}

/** What does not say that the partner would like to be called. */
function withoutCall({ waitsFor, reason, goesOn, phaseCheck }: Offer): Partial<Offer> {
  const part = phaseCheck?.open['going-on']
  return {
    ...(waitsFor === 'call' && atRest),
    callAsked: undefined,
    ...(reason === 'call-me' && waitsFor !== 'call' && { reason: 'phase-changed' }),
    ...(goesOn === 'call-me' && { goesOn: undefined }),
    ...(phaseCheck &&
      part?.reason === 'call-me' && {
        phaseCheck: { ...phaseCheck, open: { ...phaseCheck.open, 'going-on': { ...part, reason: 'phase-changed' } } },
      }),
  }
}

const CALLS: readonly string[] = [
  'offer.call-asked',
  'offer.call-waits',
  'offer.called',
  'offer.going-on-call',
] satisfies HistoryStep[]
