import type { Call } from './call.ts'
import { NOT_FILED } from '../records/filed.ts'
import { keys, keyText, requestIdOf } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import { containsNewer } from '../records/newer.ts'
import type { Offer } from '../records/offer.ts'
import type { Recorded } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import { standingMeeting, standingOffer } from '../records/standing.ts'
import { UNTOLD } from '../records/steps.ts'
import { byPressing, isSameTurns, mostPressing, type Turn, waitingIn, type Whole } from '../records/turn.ts'
import { Unavailable } from '../ports.ts'
import type { Work } from './work.ts'

/**
 * Whose turn it is stands on the request, in the same commit as what changes it: told here for every commit there is, so
 * that no use case can forget. Whatever changes what waits writes the request, also where it tells the same as before: of two
 * commits at one moment each would see the other's part as it was, and a guard stops only the one that comes second.
 */
export async function tellTurns(call: Pick<Call, 'store' | 'by'>, loaded: unknown, work: Work): Promise<void> {
  const parts = work.touched().filter(isPart)
  for (const id of new Set(parts.map((one) => requestIdOf(String(one['id']))))) {
    const whole = findWhole(loaded, id)
    const alone = parts.filter((one) => requestIdOf(String(one['id'])) === id)
    if (whole) tellWhole(work, whole)
    else if (alone.every((one): one is Request => one.kind === 'request')) alone.forEach((request) => tellOwn(work, request))
    else await tellRead(call, work, id)
  }
}

function tellWhole(work: Work, before: Whole): void {
  const { request } = before
  const after = asItStands({
    request: work.read(request),
    offers: withAdded(work, before.offers, 'offer', request.id),
    meetings: withAdded(work, before.meetings, 'meeting', request.id),
  })
  const waits = waitingIn(after)
  const list = mostPressing(waits)
  if (work.touched().some((one) => keyText(one) === keyText(request))) amend(work, after.request, list)
  else if (!isToldBy(request, list) || !isSameTurns(waits, waitingIn(asItStands(before))))
    work.change(request)((current) => ({ turns: { version: current.version + 1, list } }), UNTOLD)
}

const isToldBy = ({ turns, version }: Request, list: readonly Turn[]): boolean =>
  turns?.version === version && isSameTurns(list, turns.list)

/** What was decided for many at once is so for each of them. */
const asItStands = ({ request, offers, meetings }: Whole): Whole => ({
  request,
  offers: offers.map((one) => standingOffer(one, request)),
  meetings: meetings.map((one) => standingMeeting(one, request)),
})

/** The request alone was read and changed: the turns of all else stand on it. */
function tellOwn(work: Work, request: Request): void {
  const own = waitingIn({ request, offers: [], meetings: [] })
  const others = request.turns?.list.filter(({ kind }) => kind !== 'request') ?? []
  amend(work, request, mostPressing([...own, ...others].toSorted(byPressing)))
}

const amend = (work: Work, request: Request, list: readonly Turn[]): Request =>
  work.amend(request, (current) => ({ turns: { version: current.version, list } }))

/**
 * A question or a meeting was read and changed alone. That the machine could not go on with it must be told even where the
 * rest cannot be read just then: the next commit about the request tells whose turn it is.
 */
async function tellRead({ store, by }: Pick<Call, 'store' | 'by'>, work: Work, id: string): Promise<void> {
  try {
    const { items } = await store.query({ partition: keys.aggregate(store.org, id), to: NOT_FILED })
    const all = items as unknown as readonly Recorded[]
    if (containsNewer(all)) throw new Unavailable('newer-version')
    const request = ofKind<Request>(all, 'request')[0]
    if (request) tellWhole(work, { request, offers: ofKind(all, 'offer'), meetings: ofKind(all, 'meeting') })
  } catch (error) {
    if (!(error instanceof Unavailable && by.role === 'system')) throw error
  }
}

function findWhole(loaded: unknown, id: string): Whole | undefined {
  if (typeof loaded !== 'object' || loaded === null) return undefined
  return [loaded, ...Object.values(loaded)].find((one): one is Whole => isWhole(one) && one.request.id === id)
}

const isWhole = (one: unknown): one is Whole =>
  typeof one === 'object' && one !== null && 'request' in one && 'offers' in one && 'meetings' in one

const isPart = ({ kind }: Recorded): boolean => kind === 'request' || kind === 'offer' || kind === 'meeting'

function withAdded<T extends Offer | Meeting>(work: Work, known: readonly T[], kind: T['kind'], requestId: string): T[] {
  const there = new Set(known.map(keyText))
  const added = ofKind<T>(work.touched(), kind).filter((one) => one.requestId === requestId && !there.has(keyText(one)))
  return [...known.map(work.read), ...added]
}

const ofKind = <T>(records: readonly Recorded[], kind: string): T[] =>
  records.filter((one) => one.kind === kind) as unknown as T[]
