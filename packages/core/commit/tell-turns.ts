import type { Call } from './call.ts'
import { keys, keyText, requestIdOf } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import { containsNewer } from '../records/newer.ts'
import type { Offer } from '../records/offer.ts'
import type { Recorded } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import { UNTOLD } from '../records/steps.ts'
import { isSameTurns, mostPressing, waitingIn, type Whole } from '../records/turn.ts'
import { Unavailable } from '../ports.ts'
import type { Work } from './work.ts'

/**
 * Whose turn it is stands on the request, in the same commit as what changes it: told here for every commit there is, so
 * that no use case can forget. Where something else of the request changes what waits, and the request itself stays as it
 * is, it is guarded: of two commits at one moment each would see the other's part as it was.
 */
export async function tellTurns(call: Pick<Call, 'store'>, loaded: unknown, work: Work): Promise<void> {
  const touched = work.touched()
  const ids = new Set(touched.filter(isPart).map((one) => requestIdOf(String(one['id']))))
  for (const id of ids) {
    const whole = await wholeOf(call, loaded, work, id)
    if (whole) tell(work, whole, new Set(touched.map(keyText)))
  }
}

function tell(work: Work, before: Whole, touched: ReadonlySet<string>): void {
  const after: Whole = {
    request: work.read(before.request),
    offers: withAdded(work, before.offers, 'offer', before.request.id),
    meetings: withAdded(work, before.meetings, 'meeting', before.request.id),
  }
  const waits = waitingIn(after)
  const list = mostPressing(waits)
  const { request } = before
  if (touched.has(keyText(request))) work.amend(after.request, (current) => ({ turns: { version: current.version, list } }))
  else if (!isSameTurns(list, mostPressing(waitingIn(before))) || request.turns === undefined)
    work.change(request)((current) => ({ turns: { version: current.version + 1, list } }), UNTOLD)
  else if (!isSameTurns(waits, waitingIn(before))) work.guard(request)
}

/** From what the decision was made of; read where it rested on a part of it only. */
async function wholeOf(call: Pick<Call, 'store'>, loaded: unknown, work: Work, id: string): Promise<Whole | undefined> {
  const known = findWhole(loaded, id)
  if (known) return known
  const added = work.touched().find((one) => one.kind === 'request' && one['id'] === id && one.version === 1)
  if (added) return { request: added as Request, offers: [], meetings: [] }
  const { items } = await call.store.query({ partition: keys.aggregate(call.store.org, id) })
  const all = items as unknown as readonly Recorded[]
  if (containsNewer(all)) throw new Unavailable('newer-version')
  const request = all.find((one) => one.kind === 'request') as Request | undefined
  return request && { request, offers: ofKind<Offer>(all, 'offer'), meetings: ofKind<Meeting>(all, 'meeting') }
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
