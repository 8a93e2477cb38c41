import type { Work } from '../commit/work.ts'
import type { Instant, Store, Ports } from '../ports.ts'
import { keys, lists } from '../records/keys.ts'
import { type Notice, waitsForWay } from '../records/notice.ts'
import { LOOK_AGAIN_HOURS } from '../records/record.ts'
import { DEPLOYMENT, isOn, type Standstill, stopOf } from '../records/standstill.ts'
import { type Way, WAYS } from '../records/way.ts'
import { plus } from '../time/instant.ts'

/** After this the account is tried for the first time, and each wait is twice the last, up to a day. */
const FIRST_TRY_MINUTES = 5
const MOST_MINUTES = 24 * 60
/** How often it is looked at whether whoever runs the service has lifted their hold. */
const LOOK_AT_DEPLOYMENT_MINUTES = 15

/** What keeps messages of one tenant from going, and the hold that concerns every tenant. */
export interface Standstills {
  readonly own: readonly Standstill[]
  /** Its record in everybody's name, as long as it is there. */
  readonly everywhere: Standstill | undefined
}

/** The stores of the tenant and of what concerns all. */
export interface SendingStores {
  readonly store: Store
  readonly everywhere: Store
}

/** A call with what concerns every tenant beside it: nothing of it is read but whether all sending is on hold. */
export const withDeployment = <T>(call: T, { stores }: Pick<Ports, 'stores'>): T & Pick<SendingStores, 'everywhere'> => ({
  ...call,
  everywhere: stores.open(DEPLOYMENT),
})

/** Read at the moment of sending. Throws `Unavailable` where either cannot be read: then nothing is sent. */
export async function readStandstills({ store, everywhere }: SendingStores): Promise<Standstills> {
  const [own, all] = await Promise.all([
    store.query({ partition: keys.sending(store.org) }),
    everywhere.get(keys.standstill(DEPLOYMENT, 'deployment')),
  ])
  return { own: own.items as unknown as Standstill[], everywhere: all as Standstill | undefined }
}

/**
 * What keeps a message from going by this way; `trying`: the way whose account is just being tried, which does not. The
 * tenant's own record of the hold on all only follows that hold: what counts is the hold itself.
 */
export function stoppedBy({ own, everywhere }: Standstills, way: Way, trying?: Way): Standstill | undefined {
  if (everywhere && isOn(everywhere)) return everywhere
  return stopOf(
    own.filter(({ id }) => id !== 'deployment' && id !== trying),
    way,
  )
}

/** How a message waits that is held back: nothing is done with it until one of the ways by which it may go is open. */
export const heldBack = ({ now }: Pick<Work, 'now'>, mayGoBy: readonly Way[]): Partial<Notice> => ({
  state: 'waiting',
  waitsFor: 'sending',
  due: plus(now, LOOK_AGAIN_HOURS * 60),
  owner: 'system',
  reason: 'standstill',
  attempts: 0,
  mayGoBy,
})

/** The account behind a way takes nothing: from this commit on nothing is tried by it but one message now and then. */
export function stopWay(work: Work, org: string, { own }: Standstills, way: Way, code: string): 'stopped-now' | 'known' {
  const before = own.find(({ id }) => id === way)
  if (before && isOn(before)) return 'known'
  putOn(work, org, before, way, { waitsFor: 'account', due: nextTry(work.now, 0), reason: 'account-refuses', code })
  return 'stopped-now'
}

/** Each tenant that has something to send has its own line about the hold on all, and looks when it is over. */
export function followDeployment(work: Work, org: string, { own, everywhere }: Standstills): void {
  const before = own.find(({ id }) => id === 'deployment')
  if (!everywhere || (before && isOn(before))) return
  const due = nextLook(work.now)
  putOn(work, org, before, 'deployment', { waitsFor: 'deployment', due, reason: 'all-on-hold', why: everywhere.why })
}

/** Puts a standstill on, or on anew. */
export function putOn(
  work: Work,
  org: string,
  before: Standstill | undefined,
  id: Standstill['id'],
  how: Pick<Standstill, 'waitsFor' | 'due' | 'reason'> & Partial<Pick<Standstill, 'code' | 'by' | 'why'>>,
): Standstill {
  const fields = { code: undefined, by: undefined, why: undefined, liftedAt: undefined, ...how }
  const on = { ...fields, state: 'on', owner: 'coordinator', since: work.now, tries: 0, attempts: 0 } as const
  if (before) return work.change(before)(() => on, 'standstill.on')
  const base = { ...keys.standstill(org, id), org, kind: 'standstill', id, version: 1, schema: 1 } as const
  return work.add({ ...base, ...on }, 'standstill.on')
}

export const nextTry = (now: Instant, tries: number): Instant =>
  plus(now, Math.min(FIRST_TRY_MINUTES * 2 ** Math.min(tries, 20), MOST_MINUTES))

export const nextLook = (now: Instant): Instant => plus(now, LOOK_AT_DEPLOYMENT_MINUTES)

export const wayOf = (id: Standstill['id']): Way | undefined => WAYS.find((one) => one === id)

/** Whether one that is held back may go: by the ways that stand still no more. */
export const isFree = (notice: Notice, standstills: Standstills): boolean =>
  WAYS.some((way) => waitsForWay(notice, way) && !stoppedBy(standstills, way))

/** It is over: what was held back goes. */
export const over = { state: 'off', waitsFor: 'releasing', owner: 'system', reason: 'lifted', attempts: 0 } as const

/** Held back, by when it was to go; `way`: those alone that may go by it. */
export async function heldBy(
  { store }: Pick<SendingStores, 'store'>,
  way?: Way,
  most = Number.POSITIVE_INFINITY,
): Promise<Notice[]> {
  const found: Notice[] = []
  for (let cursor: string | undefined, first = true; (first || cursor !== undefined) && found.length < most; first = false) {
    const page = await store.query({ index: 'list', partition: lists.held(store.org), limit: 100, ...(cursor && { cursor }) })
    const notices = page.items as unknown as Notice[]
    found.push(...notices.filter((notice) => way === undefined || waitsForWay(notice, way)))
    cursor = page.cursor
  }
  return found.slice(0, most)
}
