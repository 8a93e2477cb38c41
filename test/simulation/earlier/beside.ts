import type { Item, Outside, Ports } from '#core/ports.ts'
import type { Engine } from '../engine/engine.ts'
import type { Faults } from '../world/faults.ts'
import { type Random, randomFrom } from '../engine/random.ts'
import type { Records } from '../world/records.ts'
import type { Invoke, RoomName, Rooms } from '../world/rooms.ts'
import type { Task } from '../engine/task.ts'
import { DAY, HOUR, MINUTE } from '../engine/when.ts'
import * as other from './frozen/rooms.mjs'
import { inTheirWords } from './their-ports.ts'
import { openRooms, SCHEMA } from './version.ts'

const { BadCursor, INVARIANTS: KNOWN, openRooms: openTheirs, SCHEMA: THEIRS, Unavailable } = other

/** Seeds of which so many have another version beside today's. */
const SHARE = 0.2
/** As a kind of fault, to leave out: today's answers alone. */
export const EARLIER = 'earlier-answers'

interface Setting {
  readonly seed: number
  readonly engine: Engine
  readonly faults: Faults
  readonly ports: Ports
  /** What is kept outside the table, where anybody is to read it. */
  readonly outside?: Outside | undefined
  /** In every seed, not only now and then. */
  readonly always: boolean
  readonly without: ReadonlySet<string>
  readonly tell: (line: () => string) => void
  /** The number receives: only where today's version answers alone, since it is told so once that is everywhere. */
  readonly takesSms: boolean
}

export interface Deployed {
  readonly rooms: Rooms
  readonly takesSms: boolean
  /** Whether this run may have met a record that its version cannot change, and had to leave it to the other. */
  readonly behind: (task: Task) => boolean
  /** Whether one version writes what the other must leave alone: then nobody promises to be quick. */
  readonly apart: boolean
  /** The records as today's rules can judge them: a stand-in that writes another number means the same by all else. */
  readonly judged: (records: Records) => Records
  /** Whether whatever breaks this rule of `core/check` is wrong: an earlier version may not have known it. */
  readonly isHeld: (invariant: string) => boolean
}

const drawnBeside = (random: Random, { always, without }: Pick<Setting, 'always' | 'without'>): boolean =>
  !without.has(EARLIER) && (always || random.chance(SHARE))

/** Whether another version answers beside today's in this seed. */
export const hasBeside = (seed: number, how: Pick<Setting, 'always' | 'without'>): boolean =>
  drawnBeside(randomFrom(seed ^ 0x0ea71e), how)

/**
 * All rooms as they stand while a version is rolled over, rolled back or tried as a canary: each call answered by today's
 * or by the other one, as the seed says, all on the same records. Once faults have stopped, one version answers alone.
 * The other is the frozen earlier one, unless the build has put something else in its place.
 */
export function deployed({ seed, engine, faults, ports, outside, always, without, tell, takesSms }: Setting): Deployed {
  const random = randomFrom(seed ^ 0x0ea71e) // its own, so that without the other version the rest stays the same story
  const alone = !drawnBeside(random, { always, without })
  const today = openRooms(ports, outside, alone && takesSms)
  if (alone)
    return { rooms: today, takesSms, behind: () => false, apart: false, judged: (records) => records, isHeld: () => true }
  const theirs = openTheirs(inTheirWords(ports, { Unavailable, BadCursor }))
  const older = THEIRS < SCHEMA ? 'other' : SCHEMA < THEIRS ? 'today' : undefined
  const share = drawnShares(random, engine.now(), older)
  const behind = new WeakSet<Task>()

  const either =
    (room: RoomName): Invoke =>
    (event, context) => {
      if (!theirs[room]) return today[room](event, context) // a room that an earlier version did not have
      const which = random.chance(share(room, engine.now(), faults.stopped())) ? 'other' : 'today'
      const pair = `${which === 'other' ? EARLIER : 'today-beside-it'} × ${room}`
      faults.met.set(pair, (faults.met.get(pair) ?? 0) + 1)
      if (which === 'other') tell(() => `#${engine.task()?.id} is answered by the other version`)
      if (which === older) behind.add(engine.task()!)
      return (which === 'other' ? theirs : today)[room](event, context)
    }
  const rooms = Object.fromEntries((Object.keys(today) as RoomName[]).map((room) => [room, either(room)])) as unknown as Rooms
  const known = (item: Item) => (item['schema'] === THEIRS ? { ...item, schema: SCHEMA } : item)
  const judged = (records: Records) => (older === 'today' ? { ...records, items: () => records.items().map(known) } : records)
  return {
    rooms,
    takesSms: false,
    behind: (task) => behind.has(task),
    apart: older !== undefined,
    judged,
    isHeld: (rule) => rule in KNOWN,
  }
}

/** How much of a room's calls the other version answers, from 0 to 1. Each room is switched at a moment of its own. */
function drawnShares(random: Random, start: number, older: 'today' | 'other' | undefined) {
  const plan = random.pick(['over', 'back', 'both'] as const)
  const between = random.pick([0.05, 0.5, 0.95])
  const from = start + random.whole(0, 30 * HOUR)
  const to = from + random.pick([0, 10 * MINUTE, 6 * HOUR, 2 * DAY])
  const late = random.whole(1, 97)
  // What one version cannot change must be carried on by the other.
  const last = older ? (older === 'today' ? 1 : 0) : plan === 'over' ? 0 : plan === 'back' ? 1 : random.whole(0, 1)
  return (room: RoomName, now: number, stopped: boolean): number => {
    if (stopped) return last
    const own = ((room.length * late) % 5) * MINUTE
    if (plan === 'both' || (now >= from + own && now < to + own)) return between
    return now < from + own === (plan === 'over') ? 1 : 0
  }
}
