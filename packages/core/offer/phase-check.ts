import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import type { Offer } from '../records/offer.ts'
import { type Checked, CHECKED, type OpenPart } from '../records/phase-check.ts'
import type { Step } from '../records/steps.ts'
import type { Refusal } from '../refusal.ts'
import { answerBy } from '../relationship/deadline.ts'
import type { Loaded } from '../relationship/load.ts'
import { askToGoOn, coordinators, endCheck, leaveOpen, stillOpen, tellOf } from '../relationship/phase-check.ts'
import { plus } from '../time/instant.ts'
import { withOffer } from './advance-offer.ts'

/** What became of a part whose clock ran out. */
interface Nudged {
  readonly part: OpenPart
  readonly what: Step
  readonly tells?: 'partner' | 'worker' | 'coordinator'
}

/**
 * `going-on`, `phase-consent`, `agreement`: the phases changed, and something is still open. What has come meanwhile is
 * open no more; of the rest whoever's clock ran out is reminded once, then it is the coordinator's, and stays so. Without
 * its seat nothing of it is asked any more.
 */
export function lookAtCheck(call: Call, { id }: Offer): Promise<Offer | Refusal> {
  return withOffer(call, id, (work, loaded, offer) => {
    if (offer.state !== 'accepted' || !offer.phaseCheck) return offer
    if (loaded.request.state === 'closed' || !loaded.request.taken.some(({ offerId }) => offerId === id)) {
      endCheck(work, loaded, offer)
      return work.read(offer)
    }
    const open = stillOpen(work, loaded, offer)
    const due = CHECKED.filter((one) => (open[one]?.due ?? '~') <= work.now)
    const nudged = due.map((one) => [one, nudge(work, loaded, offer, one, open[one]!)] as const)
    if (nudged.length === 0 && Object.keys(open).length === Object.keys(offer.phaseCheck.open).length) return offer
    const [first] = nudged
    const next = { ...open, ...Object.fromEntries(nudged.map(([one, { part }]) => [one, part])) }
    const looked = leaveOpen(work, loaded, offer, next, first?.[1].what ?? 'offer.check-settled')
    const told = new Set(nudged.map(([, { tells }]) => tells))
    if (told.has('partner')) askToGoOn(work, loaded, looked)
    if (told.has('worker')) tellOf(work, loaded, looked, 'worker')
    if (told.has('coordinator')) tellOf(work, loaded, looked, 'coordinator')
    return work.read(looked)
  })
}

function nudge(work: Work, loaded: Loaded, offer: Offer, which: Checked, part: OpenPart): Nudged {
  const { request, tenant } = loaded
  const nudges = part.nudges + 1
  if (part.owner === 'coordinator') return { part: coordinators(work, loaded, part.reason, nudges), what: 'offer.check-waits' }
  if (part.nudges > 0) {
    const reason = which === 'going-on' ? 'silent' : 'worker-silent'
    const what = which === 'going-on' ? 'offer.going-on-silent' : 'offer.check-escalated'
    return { part: coordinators(work, loaded, reason), what, tells: 'coordinator' }
  }
  if (which === 'going-on')
    return {
      part: { ...part, nudges, due: answerBy(work.now, request, tenant.settings, []) },
      what: 'offer.going-on-asked-again',
      tells: 'partner',
    }
  const due = plus(work.now, tenant.settings.decisionHours[request.urgency] * 60)
  const nudged = { part: { ...part, nudges, due }, what: 'offer.consent-nudged' } as const
  return isFirst(loaded, offer) ? { ...nudged, tells: 'worker' } : nudged
}

/** Of several seats that lack the same consent the worker is written to about one. */
const isFirst = ({ request, offers }: Loaded, { id }: Offer): boolean =>
  request.taken.find(({ offerId }) => offers.find((one) => one.id === offerId)?.phaseCheck?.open['phase-consent'] !== undefined)
    ?.offerId === id
