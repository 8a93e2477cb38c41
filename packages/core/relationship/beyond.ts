import type { Call } from '../commit/call.ts'
import { type Beyond, endBefore, type Ending, endOf, HEARD_BEFORE_DAYS } from '../records/ending.ts'
import { findingOf } from '../records/ending-waits.ts'
import { keys, lists } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Card, Diary } from '../records/partner.ts'
import { type Request, servedIn } from '../records/request.ts'
import { standingMeeting } from '../records/standing.ts'
import { organisationOf } from '../records/organisation.ts'
import type { PhaseAgreement } from '../records/tenant.ts'
import type { Register } from './register.ts'
import { readEnding } from './agreements.ts'
import { latest } from '../time/instant.ts'
import { addDays, localDate, startOfDay } from '../time/zone.ts'
import type { Instant, Item } from '../ports.ts'
import type { Work } from '../commit/work.ts'

/** Whether it is time to hear of that end, or past it. */
export const isNear = (until: string, now: Instant): boolean => localDate(now) >= addDays(until, -HEARD_BEFORE_DAYS)

/** What a partner has agreed to beyond the end of their undertaking or agreement, the soonest first. */
export function beyondUndertaking(card: Card, diary: Diary, now: Instant): Beyond[] {
  const until = endOf(card)
  if (until === undefined) return []
  return diary.bookings
    .filter(({ start, asked }) => !asked && start > now && localDate(start) > until)
    .map(({ meetingId, requestId, start, end }) => ({ meetingId, requestId, partnerId: card.id, start, end, until }))
    .toSorted(bySoonest)
}

/**
 * Something is agreed beyond an end that is not being asked about, or was not today, while it is to be daily: it is looked at
 * in the next step. Confirming somebody who said yes before the end is how that comes about.
 */
export function heedEnd(work: Work, seen: Card, start: Instant): void {
  const [card, until] = [work.read(seen), endOf(seen)]
  if (until === undefined || localDate(start) <= until || !isNear(until, work.now)) return
  const isKnown = findingOf({ until, beyond: until, heard: card.heardOfEnd }, work.now) === 'known'
  const isAsked = card.waitsFor === 'ending' && card.owner !== 'system' && isKnown
  if (isAsked || (card.waitsFor !== 'ending' && card.waitsFor !== 'nothing')) return
  const wait = { waitsFor: 'ending', due: work.now, owner: 'system', reason: 'undertaking-ends', attempts: 0 } as const
  work.change(card)(() => wait, 'card.end-met')
}

/** What a tenant has agreed beyond the end of an agreement, with the agreements that each meeting rests on. */
export type BeyondAgreement = Beyond & { readonly rests: readonly PhaseAgreement[] }

/** The tenant's agreements that end soon or have ended, and the same of them, read from the calendar: the soonest first. */
export async function beyondAgreements(
  call: Pick<Call, 'store' | 'now'>,
  { tenant, candidates }: Register,
): Promise<{ ending: readonly Ending[]; beyond: readonly BeyondAgreement[] }> {
  const { store, now } = call
  const { ending, agreements } = await readEnding(call, tenant)
  const [first] = ending.map(({ validTo }) => validTo).toSorted()
  if (first === undefined) return { ending, beyond: [] }
  const organisations = new Map(candidates.map(({ card }) => [card.id, organisationOf(card)]))
  const meetings = await calendar(store, latest(now, startOfDay(addDays(first, 1))))
  const ids = [...new Set(meetings.map(({ requestId }) => requestId))]
  const read = await Promise.all(ids.map((id) => store.get(keys.request(store.org, id))))
  const requests = new Map((read as unknown as (Request | undefined)[]).map((one) => [one?.id, one]))
  const beyond = meetings
    .flatMap((stored): BeyondAgreement[] => {
      const request = requests.get(stored.requestId)
      const meeting = request && standingMeeting(stored, request)
      if (!request || meeting?.state !== 'scheduled' || meeting.partnerId === null || meeting.start <= now) return []
      const { id: meetingId, requestId, partnerId, start, end } = meeting
      const [phases, organisationId] = [servedIn(request), organisations.get(partnerId) ?? '']
      const until = endBefore(agreements, { phases, area: request.area, organisationId }, meeting)
      if (until === undefined || !isNear(until, now)) return []
      const rests = ending.filter(
        (one) =>
          organisationOf(one) === organisationId &&
          one.area === request.area &&
          phases.includes(one.phase) &&
          endBefore(agreements, { phases: [one.phase], area: request.area, organisationId }, meeting) === one.validTo,
      )
      return [{ meetingId, requestId, partnerId, start, end, until, rests }]
    })
    .toSorted(bySoonest)
  return { ending, beyond }
}

/** Whether a meeting of this request, still to come, stands beyond an end that is near or past: who comes to it is being settled. */
export function isBeyondEnd(
  meeting: Meeting,
  { area, ...served }: Pick<Request, 'phases' | 'beforePhases' | 'area'>,
  { agreements, cards }: { readonly agreements: readonly PhaseAgreement[]; readonly cards: readonly Card[] },
  now: Instant,
): boolean {
  const card = cards.find(({ id }) => id === meeting.partnerId)
  if (!card || meeting.state !== 'scheduled' || meeting.start <= now) return false
  const phases = servedIn(served)
  const until = [endOf(card), endBefore(agreements, { phases, area, organisationId: organisationOf(card) }, meeting)]
  return until.some((one) => one !== undefined && localDate(meeting.start) > one && isNear(one, now))
}

async function calendar(store: Call['store'], from: Instant): Promise<Meeting[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await store.query({
      index: 'own',
      partition: lists.meetings(store.org),
      from,
      limit: 500,
      ...(cursor && { cursor }),
    })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined)
  return items as unknown as Meeting[]
}

const bySoonest = (a: Beyond, b: Beyond): number => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)
