import { decidersOf } from '../policy/decider.ts'
import { confirmedBy, type GoingOn } from '../records/going-on.ts'
import { keys } from '../records/keys.ts'
import type { Card } from '../records/partner.ts'
import type { Request } from '../records/request.ts'
import { GOING_ON_HOURS } from '../records/tenant.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import type { Work } from '../commit/work.ts'
import type { Aggregate, Loaded } from './load.ts'

/**
 * The request goes to another worker. Nothing here looks at who has excluded whom: whatever a hand-over answers, writes and
 * says is the same for all, and the same long (docs/field.md: Conflicts of interest). Who goes on is looked at by the clock
 * of its own record, from which nobody but a coordinator learns anything before it is over.
 */
export function askWhoGoesOn(work: Work, loaded: Loaded): Pick<Request, 'goingOn' | 'unnamed'> {
  const { request, offers, tenant } = loaded
  const open = offers.filter(({ state }) => state === 'sent')
  const partners = [...new Set([...request.taken, ...open].map(({ partnerId }) => partnerId))]
  const until = addWorkingHours(work.now, tenant.settings.goingOnHours ?? GOING_ON_HOURS, OFFICE)
  const { org, id } = request
  const wait = { waitsFor: 'confirming', due: work.now, owner: 'system', reason: 'handed-over', attempts: 0, cannot: [] } as const
  if (loaded.goingOn) work.change(loaded.goingOn)(() => wait, 'going-on.asked')
  else {
    const own = { kind: 'going-on', id: `${id}.goes`, version: 1, schema: 1, state: 'kept', requestId: id } as const
    work.add<GoingOn>({ ...keys.goingOn(org, id), org, ...own, ...wait }, 'going-on.asked')
  }
  return { goingOn: partners.length > 0 ? { until, partners } : undefined, unnamed: everybodyKnown(loaded) }
}

/** Everybody the request has had to do with: whoever of them goes on, the new worker is told of. */
function everybodyKnown({ request, offers, meetings }: Aggregate): string[] {
  const { unnamed = [], asked, refusedPartners, taken, preferences, consentHistory = [] } = request
  const met = [...offers, ...meetings, ...taken, preferences].map(({ partnerId }) => partnerId)
  const all = [...unnamed, ...asked, ...refusedPartners, ...met, ...consentHistory.flatMap(({ partners }) => partners)]
  return [...new Set(all.filter((one) => typeof one === 'string'))]
}

/** Of those in question, who is in it still. */
export function stillIn(work: Work, { request, offers }: Pick<Aggregate, 'request' | 'offers'>): string[] {
  const current = work.read(request)
  const open = offers.map(work.read).filter(({ state }) => state === 'sent')
  return [...new Set([...current.taken, ...open].map(({ partnerId }) => partnerId))].filter((id) => confirmedBy(current, id))
}

/** Who of them may not meet whoever decides or sees it. Fails closed: whose card is not there does not go on. */
export const whoCannot = (work: Work, loaded: Loaded): string[] =>
  stillIn(work, loaded).filter((id) => {
    const card = loaded.cards.get(id)
    return card === undefined || excludes(card, work.read(loaded.request))
  })

/** Whether a partner has excluded anybody who decides about a request. */
const excludes = ({ conflicts }: Pick<Card, 'conflicts'>, request: Pick<Request, 'workerId'>): boolean =>
  decidersOf(request).some((id) => conflicts.workers.includes(id))

/** What a coordinator has to do about it may have changed with the rest: looked at in a moment. */
export function lookAtAnew(work: Work, { goingOn }: Pick<Aggregate, 'goingOn'>): void {
  if (
    goingOn &&
    work.read(goingOn).owner === 'coordinator' &&
    !work.touched().some(({ sk, pk }) => sk === goingOn.sk && pk === goingOn.pk)
  )
    work.change(goingOn)(() => ({ due: work.now }), 'going-on.looked-at')
}
