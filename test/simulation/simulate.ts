import type { IndexName } from '#store/place.ts'
import { planDue } from '#store/plan.ts'
import { memoryTable } from '#memory/table.ts'
import type { Key } from '#core/ports.ts'
import { isLive } from '#core/records/record.ts'
import { keyText } from '#core/records/keys.ts'
import { isStuck } from '#core/records/stuck.ts'
import { NEWCOMER } from './people/canaries.ts'
import { ambushes, PEACE } from './people/ambush.ts'
import { callers, triggers } from './world/calls.ts'
import { drawFaults } from './world/faults.ts'
import { unrest } from './judges/at-rest.ts'
import { deployed, EARLIER } from './earlier/beside.ts'
import { startEngine } from './engine/engine.ts'
import { failedQueue } from './world/failed-queue.ts'
import { watchCommits } from './judges/on-commit.ts'
import { watchWord } from './judges/told-done.ts'
import { watchWords } from './judges/on-send.ts'
import { outsideWorld, type Passed } from './world/services.ts'
import { drawLife, livePeople } from './people/people.ts'
import { simulatedPorts } from './world/ports.ts'
import { randomFrom } from './engine/random.ts'
import { watchRecords } from './world/records.ts'
import { stubbornRecords } from './world/refused-commits.ts'
import { readQueue, unseenBy } from './judges/in-queue.ts'
import { simulatedStream } from './world/stream.ts'
import { sweeping } from './world/sweep.ts'
import type { Task } from './engine/task.ts'
import type { Tenant } from './world/tenant.ts'
import { trapped } from './traps/traps.ts'
import { beginning, DAY, HOUR, MINUTE } from './engine/when.ts'

export interface Run {
  readonly seed: number
  readonly hash: string
  readonly calls: number
  /** Of them, calls of the table. */
  readonly operations: number
  readonly wrong: readonly string[]
  readonly weather: string
  readonly met: ReadonlyMap<string, number>
  /** What the audit says was done → how often. */
  readonly happened: ReadonlyMap<string, number>
  /** Milliseconds of virtual time. */
  readonly latestExpiry: number
  readonly story: readonly string[]
}

export interface Options {
  readonly tenant: Tenant
  /** Keep the story. */
  readonly trace?: boolean
  /** Faults that shall not be. */
  readonly without?: ReadonlySet<string>
  /** Another version beside today's in every seed, not only now and then. */
  readonly beside?: boolean
}

/** A life goes on until it has been so much: a shorter one shows little. */
const LEAST_OPERATIONS = 300

/** One seed: a few days of everybody's life in a world as kind or unkind as the seed has it, then rest. */
export async function simulate(
  seed: number,
  { tenant, trace = false, without = new Set(), beside = false }: Options,
): Promise<Run> {
  const random = randomFrom(seed)
  const faults = drawFaults(random, randomFrom(seed ^ 0x57ab), without)
  const wrong: string[] = []
  const story: string[] = []
  const say = (what: string) => {
    if (wrong.length < 20) wrong.push(`${stamp()} ${what}`)
    if (trace) story.push(`${stamp()} WRONG ${what}`)
  }
  const table = memoryTable()
  const partners = tenant.partners.slice(0, random.whole(2, tenant.partners.length))
  table.restore({ items: [...tenant.common, ...partners.flatMap(({ items }) => items)] })
  const records = watchRecords(table)
  let latestExpiry = 0
  let reach: (message: Passed) => void = () => {}
  let ambush: ReturnType<typeof ambushes> = PEACE

  const engine = startEngine({
    random,
    start: beginning(random),
    harm: faults.harm,
    wrong: say,
    ahead: (next) => look(next),
    tell: (line) => void (trace && story.push(`${stamp()} ${line()}`)),
  })
  const instant = (ms: number) => new Date(ms).toISOString()
  const stamp = () => instant(engine.now())
  const skew = (room: string) => (faults.strikes('clock-skewed', room) ? random.whole(-1000, 1000) : 0)
  const commits = watchCommits({
    records,
    wrong: say,
    now: engine.now,
    expired: (late) => (latestExpiry = Math.max(latestExpiry, late)),
  })
  const addresses = [
    ...partners.flatMap((_, n) => [`+35840123455${n}`, `kanaria${n}@example.org`]),
    NEWCOMER.phone,
    NEWCOMER.email,
  ]
  const words = watchWords({
    records,
    wrong: say,
    addresses,
    poison: () => faults.rates.get('record-poisoned')! + faults.rates.get('record-undecodable')! > 0,
    harm: () => engine.task()?.harm ?? 0,
  })
  const promised = new Set<string>()
  const senders = new Map<string, Task[]>()
  const deadLetters = new Set<string>()
  const writers = new WeakMap<Task, number>()
  const outside = outsideWorld({ engine, faults, random, wake, passed, kept: words.asked, receive })
  const ports = simulatedPorts({
    engine,
    table,
    seed: seed ^ 0x5eed,
    log: (line) => words.logged(line),
    outside,
    opened: (key, task) => ambush.opened(key, task),
    gathered: (partition, task) => ambush.gathered(partition, task),
    stubborn: stubbornRecords(engine, faults, random),
    wrote(committed) {
      commits.committed(committed)
      writers.set(committed.task, engine.now())
      stream.note(committed.changes)
    },
  })
  table.lag(lags)
  const { rooms, behind, apart, judged } = deployed({
    seed,
    engine,
    faults,
    ports,
    always: beside,
    without,
    tell: (line) => void (trace && story.push(`${stamp()} ${line}`)),
  })
  const trigger = triggers({ engine, rooms, skew })
  const stream = simulatedStream(engine, faults, random, (event, ended) =>
    trigger('on-change', `${event.Records.length} records`, event, ended),
  )
  const earlierMet = () => [...faults.met.keys()].some((pair) => pair.startsWith(EARLIER))
  const word = watchWord((task) => writers.has(task) || earlierMet(), say)
  const call = callers({
    word,
    givenBack: (path) => records.opened(path)?.['state'] === 'released',
    engine,
    random,
    rooms,
    skew,
    wrong: say,
    behind,
    wroteAt: (task) => (earlierMet() ? undefined : writers.get(task)),
  })

  const failed = failedQueue(engine, (event, ended) => trigger('on-failed', 'a message', event, ended))
  const look = sweeping({
    engine,
    faults,
    table,
    wrong: apart ? () => {} : say,
    changedAt: commits.changedAt,
    deadLetters,
    sweep: () => trigger('sweep', 'everything due', {}, () => {}),
  })

  function wake(key: Key, tries = 3): void {
    trigger('on-time', JSON.stringify(key), key, ({ how }) => {
      if (how !== 'done' && tries === 1) deadLetters.add(keyText(key))
      if (how !== 'done' && tries === 1) failed.put(random.chance(0.5) ? key : { requestPayload: key })
      if (how !== 'done' && tries > 1) engine.at(engine.now() + (4 - tries) * MINUTE, () => wake(key, tries - 1))
    })
  }
  function receive(message: object, tries = 3): void {
    const event = { Records: [{ Sns: { MessageId: 'm', Message: JSON.stringify(message) } }] }
    trigger('on-receipt', 'message', event, ({ how }) => {
      if (how !== 'done' && tries === 1) failed.put({ requestPayload: event })
      if (how !== 'done' && tries > 1) engine.at(engine.now() + 20_000, () => receive(message, tries - 1))
    })
  }
  function passed(message: Passed): void {
    words.passed(message)
    senders.set(message.tag, [...(senders.get(message.tag) ?? []), message.task])
    reach(message)
  }
  /** Each index for itself, and each record of it. */
  function lags(index: IndexName, key: Key): boolean {
    if (!faults.strikes('index-lags', index)) return false
    engine.at(engine.now() + random.whole(100, 20_000), () => table.settle(index, key))
    return true
  }

  async function live(): Promise<void> {
    const life = drawLife(random)
    const crowd = {
      engine,
      random,
      records,
      call,
      partners: partners.map(({ id }) => id),
      wrong: say,
      accepted: commits.accepted,
      promised,
    }
    const people = livePeople(crowd, life)
    reach = people.reached
    ambush = ambushes(crowd, seed)
    await engine.runTo(engine.now() + life.days * DAY)
    for (let more = 0; engine.operations() < LEAST_OPERATIONS && more < 10; more++) {
      people.ask()
      await engine.runTo(engine.now() + DAY)
    }
    faults.stop()
    reach = () => {}
    ambush = PEACE
    table.lag(false)
    stream.release()
    await engine.runTo(engine.now() + 3 * HOUR)
    await settled()
    // What was given up is tried again in office hours, by itself.
    for (let patience = 0; patience < 5 && stuck().length > 0; patience++) {
      await engine.runTo(Math.max(...stuck().map(({ due }) => Date.parse(due!))) + HOUR)
      await settled()
    }
    for (const { kind, id } of stuck()) say(`${kind} ${id} is stuck, and nothing stands in its way`)
    if (!quiet()) say(`never at rest: ${engine.running()} runs, the stream ${stream.empty() ? 'empty' : 'full'}`)
    const excused = (tag: string) =>
      (senders.get(tag) ?? []).filter((task) => task.harm > 0 && !commits.marked(tag, task)).length + commits.retries(tag)
    let seen: ReadonlySet<string> | undefined
    const before = new Set(records.items().map((one) => `${keyText(one)} ${one['version']}`))
    readQueue(call, (ids) => (seen = ids))
    await engine.runTo(engine.now() + MINUTE)
    await settled()
    for (const what of unseenBy(
      seen,
      judged(records)
        .items()
        .filter(isLive)
        .filter((one) => before.has(`${keyText(one)} ${one.version}`)),
    ))
      say(what)
    for (const what of word.unkept()) say(what)
    for (const what of unrest({
      records: judged(records),
      now: stamp(),
      sends: words.sends,
      excused,
      claims: commits.claims,
      returned: { told: outside.returned, noted: commits.bounced },
      promised,
      agreedAt: commits.agreedAt,
      changedAt: commits.changedAt,
      kind: faults.weather !== 'rough' && faults.weather !== 'no-sweep' && commits.retried() === 0,
    }))
      say(what)
    engine.hash.add(JSON.stringify(table.snapshot()))
  }

  const stuck = () => records.items().filter(isLive).filter(isStuck)
  async function settled(): Promise<void> {
    for (let patience = 0; patience < 100 && !quiet(); patience++) await engine.runTo(engine.now() + 7 * MINUTE)
  }
  function quiet(): boolean {
    const due = [...table.read(planDue(stamp(), 1)!)].length > 0
    return engine.running() === 0 && stream.empty() && !due
  }

  return trapped((what) => say(`${engine.task()?.what ?? 'nobody'}: ${what}`), live).then((): Run => ({
    seed,
    hash: engine.hash.text(),
    calls: engine.calls(),
    operations: engine.operations(),
    wrong,
    weather: faults.weather,
    met: faults.met,
    happened: commits.happened,
    latestExpiry,
    story,
  }))
}
