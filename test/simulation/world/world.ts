import { type Digest, toNextTime } from '#core/records/digest.ts'
import { indexed } from '#core/records/indexes.ts'
import type { Item, Key } from '#core/ports.ts'
import type { LogLine } from '#memory/log.ts'
import { memoryTable, type Snapshot } from '#memory/table.ts'
import type { IndexName } from '#store/position.ts'
import { planDue } from '#store/plan.ts'
import { deployed, EARLIER } from '../earlier/beside.ts'
import { startEngine } from '../engine/engine.ts'
import { type Random, randomFrom } from '../engine/random.ts'
import type { Task } from '../engine/task.ts'
import { beginning, MINUTE } from '../engine/when.ts'
import { type Reply, callers, type Sent } from './calls.ts'
import type { Faults } from './faults.ts'
import { keptOutside } from './outside.ts'
import { type Committed, simulatedPorts } from './ports.ts'
import { watchRecords } from './records.ts'
import { refusedCommits } from './refused-commits.ts'
import { outerServices, type Passed } from './services.ts'
import { simulatedStream } from './stream.ts'
import { sweeping } from './sweep.ts'
import { triggers } from './triggers.ts'

/** Whoever looks on: told of each thing at the moment it happens, before anybody else goes on. */
export interface Watching {
  readonly committed: (committed: Committed) => void
  readonly passed: (message: Passed) => void
  readonly logged: (line: LogLine) => void
  /** What Scheduler is told to keep. */
  readonly kept: (wakeUp: string) => void
  readonly asked: (sent: Sent) => void
  readonly answered: (sent: Sent, answer: Reply, task: Task) => void
  /** Of each step before it is taken, by when it comes. */
  readonly waited: (next: number) => void
  /** Of each record that is read by its key, and each aggregate that is read whole: a decision is near. */
  readonly opened: (key: Key, task: Task) => void
  readonly gathered: (partition: string, task: Task) => void
}

interface Given {
  readonly seed: number
  readonly random: Random
  readonly faults: Faults
  readonly items: readonly Item[]
  /** Another version beside today's in every seed, not only now and then. */
  readonly beside: boolean
  readonly without: ReadonlySet<string>
  /** The table is to be put back: what is done is known outside it, too. */
  readonly restores: boolean
  readonly wrong: (what: string) => void
  readonly tell: (line: () => string) => void
  /** Asked for at each moment: whoever looks on takes their seats once the world is there. */
  readonly watching: () => Watching
}

export type World = ReturnType<typeof openWorld>

/** The tenant was made long before the story begins: its digest waits for the next of its times from then on. */
const begun = (digest: Digest, start: number): Digest =>
  indexed({ ...digest, ...toNextTime(new Date(start).toISOString(), digest.times) })

/** Table, rooms, and all that stands around them, on one virtual clock. Nothing moves until the engine is run. */
export function openWorld({ seed, random, faults, items, beside, without, restores, wrong, tell, watching }: Given) {
  const table = memoryTable()
  const start = beginning(random)
  const begins = items.map((item) => (item['kind'] === 'digest' ? begun(item as unknown as Digest, start) : item))
  table.restore({ items: begins })
  const records = watchRecords(table)
  const engine = startEngine({
    random,
    start,
    harm: faults.harm,
    wrong,
    ahead: (next) => ahead(next),
    tell,
  })
  const skew = (room: string) => (faults.strikes('clock-skewed', room) ? random.whole(-1000, 1000) : 0)
  const services = outerServices({
    engine,
    faults,
    random,
    own: randomFrom(seed ^ 0xacc0),
    wake: (key) => trigger.wake(key),
    receive: (message) => trigger.receive(message),
    passed: (message) => watching().passed(message),
    kept: (wakeUp) => watching().kept(wakeUp),
  })
  const kept = restores ? keptOutside(engine, randomFrom(seed ^ 0x0475), (line) => watching().logged(line)) : undefined
  const ports = simulatedPorts({
    engine,
    table,
    seed: seed ^ 0x5eed,
    log: (line) => watching().logged(line),
    services,
    opened: (key, task) => watching().opened(key, task),
    gathered: (partition, task) => watching().gathered(partition, task),
    refused: refusedCommits(engine, faults, random),
    wrote(committed) {
      watching().committed(committed)
      stream.note(committed.changes)
      kept?.note(committed.changes)
    },
  })
  const versions = deployed({
    seed,
    engine,
    faults,
    ports,
    outside: kept?.outside,
    always: beside,
    without,
    tell,
    takesSms: randomFrom(seed ^ 0x5e5a).chance(0.6),
  })
  const { rooms, behind, judged, isHeld } = versions
  const trigger = triggers({ engine, random, rooms, skew })
  // Its wake-up was made when it last changed, before the story begins.
  for (const one of begins as unknown as readonly Digest[])
    if (one.kind === 'digest' && one.due !== null && faults.weather !== 'sweep-only')
      engine.at(Date.parse(one.due) + 5000, () => trigger.wake({ pk: one.pk, sk: one.sk }))
  const stream = simulatedStream(engine, faults, random, trigger.change)
  const call = callers({
    engine,
    random,
    rooms,
    skew,
    asked: (sent) => watching().asked(sent),
    answered: (...all) => watching().answered(...all),
  })
  const ahead = sweeping({ engine, faults, table, sweep: trigger.sweep, waited: (next) => watching().waited(next) })

  /** Each index for itself, and each record of it. */
  table.lag((index: IndexName, key: Key): boolean => {
    if (!faults.strikes('index-lags', index)) return false
    engine.at(engine.now() + random.whole(100, 20_000), () => table.settle(index, key))
    return true
  })

  function quiet(): boolean {
    const due = [...table.read(planDue(new Date(engine.now()).toISOString(), 1)!)].length > 0
    return engine.running() === 0 && stream.empty() && !due
  }

  return {
    engine,
    table,
    records,
    call,
    /** Notices whose bounce is told through SNS. */
    returned: services.returned,
    bouncing: services.bouncing,
    /** Keys whose wake-up failed as often as it is tried. */
    givenUp: trigger.givenUp,
    /** What another version beside today's excuses, see `earlier/beside.ts`. */
    takesSms: versions.takesSms,
    /** An SMS comes to the number; `ended`: it was taken in, or failed. */
    text: trigger.text,
    behind,
    apart: versions.apart,
    judged,
    isHeld,
    /** Whether another version has answered anything so far. */
    othersAnswered: () => [...faults.met.keys()].some((pair) => pair.startsWith(EARLIER)),
    ports,
    /** What is known outside the table, where it is to be put back. */
    kept,
    /** Another table is in the place of this one, with nothing but what a backup holds. Whatever is under way has been ended before. */
    putBack(backup: Snapshot): void {
      table.restore(backup)
      records.readAll()
      stream.forget()
      services.forget((tag) => records.at(tag) !== undefined)
    },
    /** From now on the world is kind: no faults, no lag, and whatever stood still goes on. */
    makeKind(): void {
      faults.stop()
      table.lag(false)
      stream.release()
    },
    /** Runs until nothing is under way and nothing is due, for half a day at most; says where that is never so. */
    async settle(): Promise<void> {
      for (let patience = 0; patience < 100 && !quiet(); patience++) await engine.runTo(engine.now() + 7 * MINUTE)
    },
    restless: (): string[] =>
      quiet() ? [] : [`never at rest: ${engine.running()} tasks, the stream ${stream.empty() ? 'empty' : 'full'}`],
  }
}
