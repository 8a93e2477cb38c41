import { explain } from '../matching/explain.ts'
import { loadRegister, type Register } from '../relationship/register.ts'
import { rank } from '../matching/rank.ts'
import { tell } from '../relationship/tell.ts'
import { tellOffice } from '../relationship/tell-office.ts'
import type { Call } from '../commit/call.ts'
import type { Candidate } from '../records/partner.ts'
import { basisOf } from '../records/check-basis.ts'
import { type Digest, digestId } from '../records/digest.ts'
import { keys } from '../records/keys.ts'
import { newDigest } from '../relationship/digests.ts'
import type { Instant } from '../ports.ts'
import { readAgreements } from '../relationship/agreements.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import type { Code } from '../reference/rule-codes.ts'
import { type Miss, type Request, servedIn } from '../records/request.ts'
import type { PhaseAgreement } from '../records/tenant.ts'
import { askedNow } from '../relationship/answer-wait.ts'
import { currentOffers } from '../relationship/current.ts'
import { hasRoom, openAtOnce } from '../relationship/free-seats.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import { afterQuiet, isQuiet } from '../time/quiet-hours.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { makeOffer, mayBeWoken } from '../relationship/make-offer.ts'

/** Near misses kept on a request that waits for a person. */
const MOST_MISSES = 20

/** Partners asked in one commit; where more are wanted, the next follows at once. */
const AT_ONCE = 4

type WithRegister = Aggregate & Register & { readonly agreements: readonly PhaseAgreement[]; readonly digest: Digest | undefined }

/** `request` waits for `ranking`: asks the best who fit, as many as the urgency keeps open, or hands over to a person. */
export async function sendWave(call: Call, requestId: string): Promise<Request | Refusal> {
  return transact<WithRegister, Request>(call, {
    subject: requestId,
    async load() {
      const [aggregate, register, digest] = await Promise.all([
        loadAggregate(call, requestId),
        loadRegister(call),
        call.store.get(keys.digest(call.store.org, digestId(undefined))),
      ])
      if (!aggregate) return refuse('NOT_FOUND')
      const agreements = await readAgreements(call, register.tenant, {
        area: aggregate.request.area,
        served: servedIn(aggregate.request),
      })
      return { ...aggregate, ...register, agreements, digest: digest as Digest | undefined }
    },
    decide: wave,
  })
}

/** Pure: one wave; nothing when somebody else has looked meanwhile. */
function wave(loaded: WithRegister, work: Work): Request {
  const { request, tenant, agreements } = loaded
  if (!isLooking(request, work.now) || !hasRoom(request)) return request
  const quiet = isQuiet(work.now, tenant.settings.quiet)
  const pool = loaded.candidates.filter(({ card }) => !request.asked.includes(card.id) && (!quiet || mayBeWoken(request, card)))
  const open = loaded.offers.filter((offer) => offer.state === 'sent')
  const wanted = Math.max(0, openAtOnce(request, tenant.settings) - open.length)
  const asksOn = wanted > AT_ONCE
  const chosen = rank(request, pool, { tenant, agreements, now: work.now }, Math.min(wanted, AT_ONCE))
  if (chosen.length > 0) work.change(request)((current) => ({ wave: current.wave + 1 }), 'request.wave')
  for (const { partnerId, slots } of chosen) makeOffer(work, loaded, candidate(loaded, partnerId), slots)
  const asked = currentOffers(work, loaded).filter((offer) => offer.state === 'sent')
  if (asked.length > 0) work.change(request)((current) => askedNow(current, asked, work.now), 'request.offered')
  if (asksOn && chosen.length === AT_ONCE) return askOn(work, request)
  if (quiet && chosen.length < wanted) return untilMorning(work, loaded)
  return asked.length > 0 ? work.read(request) : nobodyLeft(work, loaded)
}

/** More are wanted than one commit asks. */
const askOn = (work: Work, request: Request): Request =>
  work.change(request)(() => ({ waitsFor: 'ranking', due: work.now, owner: 'system', reason: 'room-to-ask' }), 'request.asks-on')

/** Its time to look for somebody has come: also while a person has been asked to help, since others may have become free. */
const isLooking = ({ waitsFor, due }: Request, now: Instant): boolean =>
  (waitsFor === 'ranking' || waitsFor === 'coordinator') && due !== null && due <= now

/** In quiet hours: whoever may not be woken is asked in the morning. */
function untilMorning(work: Work, { request, tenant }: WithRegister): Request {
  const due = afterQuiet(work.now, tenant.settings.quiet)
  return work.change(request)(
    () => ({ waitsFor: 'ranking', due, owner: 'system', reason: 'quiet-hours', attempts: 0 }),
    'request.quiet-hours',
  )
}

/** Only a person can help now: the coordinator owns it with the reason per rule, and the worker is told honestly, once. */
function nobodyLeft(work: Work, loaded: WithRegister): Request {
  const { request, tenant } = loaded
  const already = request.nobodySince !== undefined
  const all = missesOf(loaded, work)
  const misses = all.slice(0, MOST_MISSES)
  const due = addWorkingHours(work.now, tenant.settings.coordinatorHours, OFFICE)
  const unrecorded = basisOf(tenant, request) === 'unrecorded'
  const reason = unrecorded
    ? 'no-basis'
    : misses.length > 0
      ? 'nobody-fits'
      : loaded.candidates.length > 0
        ? 'all-asked'
        : 'no-partners'
  const next = work.change(request)(
    (current) => ({
      state: 'open',
      waitsFor: 'coordinator',
      due,
      owner: 'coordinator',
      reason,
      misses,
      missed: { of: all.length, by: tally(all) },
      attempts: 0,
      nudges: already ? current.nudges + 1 : 0,
      nobodySince: current.nobodySince ?? work.now,
    }),
    already ? 'request.still-nobody' : 'request.nobody',
  )
  const facts = { slots: request.windows.slice(0, 3), area: request.area, mode: request.mode, deadline: due }
  if (!already) tell(work, loaded, { template: 'nobody-found', about: next, staff: 'worker', facts })
  // A tenant that an earlier version opened has no digest yet: from now on nothing here mails the coordinator but that.
  if (!loaded.digest) work.add(newDigest(request.org, work.now), 'digest.opened')
  if (!already) tellOffice(work, loaded, next, facts)
  return work.read(next)
}

function tally(misses: readonly Miss[]): Partial<Record<Code, number>> {
  const counts: Partial<Record<Code, number>> = {}
  for (const { codes } of misses) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** Everybody not asked yet, those nearest to fitting first. */
function missesOf({ request, tenant, agreements, candidates }: WithRegister, work: Work): Miss[] {
  return candidates
    .filter(({ card }) => !request.asked.includes(card.id) && (card.state === 'active' || card.state === 'paused'))
    .map((one) => explain(request, one, { tenant, agreements, now: work.now }))
    .map(({ partnerId, codes }) => ({ partnerId, codes }))
    .filter((miss) => miss.codes.length > 0)
    .sort((a, b) => a.codes.length - b.codes.length || (a.partnerId < b.partnerId ? -1 : 1))
}

function candidate({ candidates }: Register, partnerId: string): Candidate {
  const found = candidates.find((one) => one.card.id === partnerId)
  if (!found) throw new Error('ranked a partner who is not in the register')
  return found
}
