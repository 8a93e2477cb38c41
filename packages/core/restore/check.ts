import type { Instant, KeptOutside, Key, Ports } from '../ports.ts'
import { type Gap, type Known } from '../records/gap.ts'
import { keys, orgOf } from '../records/keys.ts'
import { isLive } from '../records/record.ts'
import { DEPLOYMENT, isOn, type Standstill } from '../records/standstill.ts'
import { eraseAgain } from './erased.ts'
import { aboutOf, byTenant, isWorthTelling, lostOf, type Told } from './lost.ts'
import { fatesIn, type Marked, markNotices } from './notices.ts'
import { type PutRight, putRight } from './put-right.ts'

/** What the table is asked of: whether it holds an audit record, and when it last remembers anything. */
export interface Remembered {
  readonly has: (key: Key) => boolean
  /** The newest of its audit records from before it was lost: what providers said later is of messages it may not know. */
  readonly until: Instant
}

/** What one tenant's table had forgotten, and what was done about it. */
export interface Checked extends PutRight {
  readonly org: string
  /** Commits that are known outside, and not in the table. */
  readonly lost: number
  /** What people did in them, in order. */
  readonly deeds: readonly Known[]
  readonly marked: Marked
}

/** Of a tenant that the table does not know: it was opened since, and there is nobody to show it to but who runs this. */
const NOBODYS = { marked: { sent: 0, ended: 0, perhaps: 0, failed: 0 }, gaps: [], parked: 0, digests: 0 } as const

/** Sending is not on hold: something could go a second time before anybody knows that it went. */
export class NotOnHold extends Error {
  override readonly name = 'NotOnHold'
}

/**
 * THE CHECK OF A TABLE THAT WAS PUT BACK, before anybody is let in: what is known outside and not in it. Messages that surely
 * went are marked so; what had been erased is erased again; what people did is shown to coordinators, and what it is about waits for them (`put-right.ts`). Done
 * again it changes nothing; done again after more has become known outside, only what that adds. Throws `NotOnHold`.
 */
export async function restoreCheck(
  ports: Ports,
  kept: readonly KeptOutside[],
  { has, until }: Remembered,
): Promise<readonly Checked[]> {
  const held = await heldSince(ports)
  const lost = byTenant(lostOf(kept, has))
  const receipts = kept.flatMap((one) => (one.kind === 'receipt' && one.at > until ? [one] : []))
  const orgs = new Set([...lost.keys(), ...receipts.map(({ key }) => orgOf(key))])
  const checked: Checked[] = []
  for (const org of [...orgs].toSorted()) {
    if (org.startsWith('~')) continue // the deployment's own: its hold, the sweep's mark
    const commits = lost.get(org) ?? []
    if (!(await ports.stores.open(org).get(keys.tenant(org)))) {
      checked.push({ org, lost: commits.length, deeds: deedsIn(commits), ...NOBODYS })
      continue
    }
    const fates = fatesIn(
      commits,
      receipts.filter(({ key }) => orgOf(key) === org),
    )
    await eraseAgain(ports, org, commits)
    const gaps = new Set(commits.flatMap(aboutOf).map(({ id }) => id))
    const marked = await markNotices(ports, fates, { held, gaps })
    checked.push({ org, lost: commits.length, deeds: deedsIn(commits), marked, ...(await putRight(ports, org, commits)) })
  }
  return checked
}

/** Since when sending is on hold in the table: whatever it remembers from before that is from before it was lost. Throws `NotOnHold`. */
export async function heldSince({ stores }: Pick<Ports, 'stores'>): Promise<Instant> {
  const hold = await stores.open(DEPLOYMENT).get(keys.standstill(DEPLOYMENT, 'deployment'))
  if (!isOn(hold)) throw new NotOnHold()
  return (hold as Standstill).since
}

/** What people did: each is a coordinator's by its gap. */
function deedsIn(commits: readonly Told[]): Known[] {
  return commits
    .filter((commit) => commit.by.role !== 'system' && aboutOf(commit).length > 0)
    .flatMap(({ at, by, changes }) =>
      changes.filter(isWorthTelling).map(({ kind, id, what }): Known => ({ at, by, kind, id, what })),
    )
}

/** Those that nobody has dealt with. */
export const openOf = ({ gaps }: Pick<PutRight, 'gaps'>): Gap[] =>
  gaps.map(({ gap }) => gap).filter(({ state }) => state === 'open')

/** So many at a time: a county has thousands, and Scheduler takes 250 a second. */
export const AT_ONCE = 5

/** Wake-ups made anew. What was refused the sweep comes to; `why`: what the first refusal is called. */
export interface Rebuilt {
  readonly made: number
  readonly refused: number
  readonly why?: string
}

/**
 * A wake-up for whatever is due one day: those from before were made for another table's records, and may have gone. One that
 * is refused keeps no other from being made.
 */
export async function rebuildWakeups({ stores, wakeups }: Pick<Ports, 'stores' | 'wakeups'>): Promise<Rebuilt> {
  let [made, refused] = [0, 0]
  let why: string | undefined
  async function rebuild(key: Key): Promise<void> {
    const record = await stores.open(orgOf(key)).get(key)
    if (!record || !isLive(record) || record.due === null) return
    await wakeups.ensure(key, record.due).then(
      () => void made++,
      (error: unknown) => {
        refused++
        why ??= error instanceof Error ? error.name : String(error)
      },
    )
  }
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const { keys: due, cursor: next } = await stores.due('9999', 1000, cursor)
    for (let n = 0; n < due.length; n += AT_ONCE) await Promise.all(due.slice(n, n + AT_ONCE).map(rebuild))
    cursor = next
  }
  return { made, refused, ...(why !== undefined && { why }) }
}
