import type { Actor } from '../policy/actor.ts'
import type { Instant, Item, Key, Write } from '../ports.ts'
import { FILED, filedKey, isFiled, unfiledKey } from '../records/filed.ts'
import { indexed } from '../records/indexes.ts'
import { isLive, type Live, type Recorded, SCHEMA } from '../records/record.ts'
import { keyOf, keys, keyText } from '../records/keys.ts'
import { asItWas } from '../records/stuck.ts'
import { withTheirs } from '../records/theirs.ts'
import { isTold, type Step } from '../records/steps.ts'
import { mayGo, NotAllowed } from '../records/transitions.ts'

/** One change of one record, as the audit keeps it: ids and codes only. The last of them says its state, version and due. */
export interface Change {
  readonly kind: string
  readonly key: Key
  readonly id: string
  readonly version: number
  readonly what: string
  readonly state?: string
  readonly waitsFor?: string
  readonly due?: Instant | null
  readonly note?: string
}

/** Everything one commit will write, gathered while a use case decides. */
export interface Work {
  readonly now: Instant
  readonly by: Actor
  /** The record as this piece of work has left it so far. */
  read<T extends Recorded>(record: T): T
  add<T extends Recorded>(record: T, what: Step, note?: string): T
  /** Changes the record as this work has left it; a step its life cycle does not list throws NotAllowed. */
  change<T extends Recorded>(record: T): (how: (current: T) => Partial<T>, what: Step, note?: string) => T
  /**
   * What follows from the rest of a record that this work has changed, such as whose turn it is: the audit says no more than
   * that it changed.
   */
  amend<T extends Recorded>(record: T, how: (current: T) => Partial<T>): T
  /** Guards a record that is not changed: the commit fails unless it is still at the version it was read at. */
  guard(record: Recorded): void
  /** Moves a record that is over behind what decisions read (`records/filed.ts`). What it says stays, and so does its version. */
  file(record: Recorded): void
  /** How many are filed. */
  filed(): number
  /** `real`: epoch seconds. */
  writes(subject: string, opId: string, real: number): Write[]
  /** What `add` and `change` left, in the order first touched. */
  touched(): readonly Recorded[]
}

interface Entry {
  readonly before?: Recorded
  after: Recorded
  readonly changes: { what: Step; note?: string }[]
}

export function startWork(now: Instant, by: Actor, trace?: string): Work {
  const entries = new Map<string, Entry>()
  const guarded = new Map<string, Recorded>()
  const filed = new Map<string, Recorded>()
  const find = (record: Recorded) => entries.get(keyText(record))
  const caused = <T extends Recorded>(record: T): T => (trace !== undefined && isLive(record) ? { ...record, trace } : record)

  return {
    now,
    by,
    read: (record) => (find(record)?.after as typeof record | undefined) ?? record,
    add(record, what, note) {
      if (find(record)) throw new Error(`added twice: ${what}`)
      const first = isLive(record) ? withTheirs(record, undefined, now) : record
      const after = indexed({ ...caused(first), version: 1, schema: SCHEMA })
      entries.set(keyText(record), { after, changes: [{ what, ...(note && { note }) }] })
      return after
    },
    change: (record) => (how, what, note) => {
      const entry = find(record)
      const current = (entry?.after as typeof record | undefined) ?? record
      const patch = how(current)
      const patched = { ...unstuckBy(patch, current), ...patch }
      const next = isLive(current) && isLive(patched) ? withTheirs(patched, current, now) : patched
      if (isLive(current) && isLive(next) && !mayGo(current.kind, current.state, next.state))
        throw new NotAllowed(current.kind, current.state, next.state)
      if (current.schema > SCHEMA) throw new Error('written by a newer version of this program: left as it is')
      const version = entry ? current.version : current.version + 1
      // What has changed is not over with: it stands among what decisions read again.
      const after = indexed({ ...caused(next), ...back(current), version, schema: SCHEMA })
      const said = { what, ...(note && { note }) }
      if (entry) {
        entry.after = after
        entry.changes.push(said)
      } else entries.set(keyText(record), { before: record, after, changes: [said] })
      return after
    },
    amend(record, how) {
      const entry = find(record)
      if (!entry) throw new Error('what has not changed cannot be amended')
      const current = entry.after as typeof record
      const after = indexed({ ...current, ...how(current) })
      entry.after = after
      return after
    },
    guard: (record) => void guarded.set(keyText(record), record),
    file(record) {
      if (find(record)) throw new Error('what has changed is not filed in the same commit')
      filed.set(keyText(record), record)
    },
    filed: () => filed.size,
    touched: () => [...entries.values()].map((entry) => entry.after),
    writes(subject, opId, real) {
      const writes: Write[] = [...entries.values()].flatMap(({ before, after }): Write[] => {
        if (before && before.sk !== after.sk) return moved(before, after, real)
        return [{ op: before ? 'replace' : 'insert', item: after }]
      })
      for (const [text, record] of filed)
        if (!entries.has(text)) writes.push(...moved(record, { ...record, ...filedKey(record) }, real))
      for (const [text, record] of guarded)
        if (!entries.has(text) && !filed.has(text)) writes.push({ op: 'require', key: keyOf(record), version: record.version })
      const event = eventOf({ subject, opId, at: now, by, trace }, entries)
      return event ? [...writes, { op: 'insert', item: event }] : writes
    },
  }
}

/** A day, since the clocks of machines differ. */
const LONG_PAST_SECONDS = 24 * 60 * 60

/**
 * From where it was to where it is. What stands there instead is absent for every reader, and goes for good by itself: no
 * room may delete what has been written down.
 */
const moved = (before: Recorded, after: Recorded, real: number): Write[] => [
  { op: 'replace', item: { ...keyOf(before), version: before.version + 1, expires: real - LONG_PAST_SECONDS } },
  { op: 'insert', item: after },
]

const back = (record: Recorded) =>
  isFiled(record) ? { ...unfiledKey(record), ...(record.kind === 'notice' && { back: true }) } : {}

/** A patch that sets a new `due` ends being stuck or parked, whoever makes it: the record goes on from how it stood before. */
const unstuckBy = <T extends Recorded>(patch: object, record: T): T => {
  if (!('due' in patch) || !isLive(record)) return record
  const unparked = record.parked ? { ...record, parked: undefined } : record
  return 'stuck' in patch ? unparked : asItWas(unparked)
}

interface About {
  readonly subject: string
  readonly opId: string
  readonly at: Instant
  readonly by: Actor
  readonly trace: string | undefined
}

/** One audit record a commit, holding one change for each record it changed. */
function eventOf({ subject, opId, at, by, trace }: About, entries: ReadonlyMap<string, Entry>): Item | undefined {
  const changes = [...entries.values()].map(({ after, changes }) => changeOf(after, changes))
  const first = entries.values().next().value
  if (!first) return undefined
  const org = first.after.pk.slice(0, first.after.pk.indexOf('#'))
  // What the history does not show, such as each step of a message, stands behind what it does.
  const sk = `${changes.some(isTold) ? '' : FILED}${at}#${opId}`
  const found = { pk: keys.events(org, subject), sk, version: 1, kind: 'event', schema: SCHEMA }
  // The machine that was told of no cause goes on with what the record was caused by: a message that comes back.
  const cause = trace ?? (by.role === 'system' && isLive(first.after) ? first.after.trace : undefined)
  return { ...found, at, by, changes, ...(cause !== undefined && { trace: cause }) }
}

function changeOf(after: Recorded, said: readonly { what: Step; note?: string }[]): Change {
  const live: Partial<Live> = isLive(after) ? { state: after.state, waitsFor: after.waitsFor, due: after.due } : {}
  const note = said.find((one) => one.note)?.note
  return {
    kind: after.kind,
    key: keyOf(after),
    id: String((after as { id?: unknown }).id ?? after.sk),
    version: after.version,
    what: said.map((one) => one.what).join('+'),
    ...live,
    ...(note && { note }),
  }
}
