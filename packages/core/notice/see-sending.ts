import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import type { Instant, Store } from '../ports.ts'
import { keys, requestIdOf } from '../records/keys.ts'
import { isHeldBack, type Notice } from '../records/notice.ts'
import { DEPLOYMENT, isOn, type Standstill } from '../records/standstill.ts'
import { WAYS } from '../records/way.ts'
import type { Template } from '../records/templates.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import { heldBy, type SendingStores } from './hold-back.ts'
import { whyUntrue } from './still-true.ts'

/** Messages looked at for what would become of them: more are counted as so many more. */
const MOST = 300

/** What would become of the messages held back, were they released now: of each kind how many. */
export interface Held {
  /** Still so: it goes. */
  readonly goes: Tally
  /** No longer so: answered, cancelled, moved, handled. */
  readonly needless: Tally
  /** Too late for what it is about. */
  readonly tooLate: Tally
  /** Beyond those looked at. */
  readonly more: number
}
export type Tally = Readonly<Partial<Record<Template, number>>>

export interface Sending {
  readonly on: readonly Standstill[]
  readonly held: Held
}

/**
 * What keeps messages from going just now: of this tenant, or of all. Anybody may know that it is so: pages promise messages.
 * Each is read by its key, since the room behind links may not ask for what it does not know.
 */
export async function sendingStands({ store, everywhere }: SendingStores): Promise<readonly Standstill[]> {
  const own = ['tenant', ...WAYS].map((id) => store.get(keys.standstill(store.org, id)))
  const found = await Promise.all([everywhere.get(keys.standstill(DEPLOYMENT, 'deployment')), ...own])
  return found.filter(isOn) as unknown as Standstill[]
}

/** What keeps messages from going, and what would become of those held back. Refuses FORBIDDEN for whoever keeps no settings. */
export async function seeSending(call: Call & Pick<SendingStores, 'everywhere'>): Promise<Sending | Refusal> {
  const barred = whyNot(call.by, 'sending.see')
  if (barred) return refuse(barred)
  const [on, held] = await Promise.all([sendingStands(call), wouldBecome(call.store, call.now)])
  return { on, held }
}

/** Each is looked at as it is looked at before it goes (`still-true.ts`); nothing is changed. */
export async function wouldBecome(store: Store, now: Instant): Promise<Held> {
  const all = await heldBy({ store })
  const looked = all.slice(0, MOST)
  const ids = [...new Set(looked.map(({ requestId }) => requestId))]
  const loaded = await Promise.all(ids.map((id) => loadAggregate({ store }, requestIdOf(id))))
  const aggregates = new Map(loaded.map((one) => [one?.request.id, one]))
  const fates = looked.map((notice) => ({ notice, fate: fateOf(notice, aggregates.get(notice.requestId), now) }))
  const tally = (fate: Fate) => tallyOf(fates.filter((one) => one.fate === fate).map(({ notice }) => notice))
  return { goes: tally('goes'), needless: tally('needless'), tooLate: tally('tooLate'), more: all.length - looked.length }
}

type Fate = 'goes' | 'needless' | 'tooLate'

function fateOf(listed: Notice, aggregate: Aggregate | undefined, now: Instant): Fate {
  const notice = aggregate?.notices.find(({ id }) => id === listed.id)
  if (!aggregate || !notice || !isHeldBack(notice)) return 'needless'
  const why = whyUntrue(notice, aggregate, now)
  return why === undefined ? 'goes' : why === 'too-late' ? 'tooLate' : 'needless'
}

function tallyOf(notices: readonly Notice[]): Tally {
  const counts: Partial<Record<Template, number>> = {}
  for (const { template } of notices) counts[template] = (counts[template] ?? 0) + 1
  return counts
}
