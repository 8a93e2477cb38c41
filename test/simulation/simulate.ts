import { hasBeside } from './earlier/beside.ts'
import { unmoved } from './earlier/unmoved.ts'
import { randomFrom } from './engine/random.ts'
import { DAY, HOUR } from './engine/when.ts'
import { seatJudges } from './judges/judges.ts'
import { ambushes, PEACE } from './people/ambush.ts'
import { NEWCOMER } from './world/canaries.ts'
import { BUSY, drawLife, livePeople, type People } from './people/people.ts'
import { dealWithGaps } from './people/gaps.ts'
import { lift } from './people/holds.ts'
import { textersAt } from './people/texters.ts'
import { putsBack } from './people/operator.ts'
import { EARLIER } from './earlier/beside.ts'
import { trapped } from './traps/traps.ts'
import { drawFaults } from './world/faults.ts'
import { FEW_PARTNERS, type Tenant } from './world/tenant.ts'
import { openWorld, type Watching } from './world/world.ts'

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
  /** A large world: it takes as long as hundreds of others, so only where it is asked for. */
  readonly large?: boolean
  /** The table is put back to an earlier moment in the middle of it. No earlier version answers beside: sending is on hold then. */
  readonly restores?: boolean
}

/** A life goes on until it has been so much: a shorter one shows little. */
const LEAST_OPERATIONS = 300
/** So much that is wrong says enough. */
const MOST_WRONG = 20

/** What a run has to say: what was wrong, and where it is kept, its whole story. */
function keepStory(trace: boolean, now: () => number) {
  const wrong: string[] = []
  const story: string[] = []
  const stamp = () => new Date(now()).toISOString()
  return {
    wrong,
    story,
    say(what: string): void {
      if (wrong.length < MOST_WRONG) wrong.push(`${stamp()} ${what}`)
      if (trace) story.push(`${stamp()} WRONG ${what}`)
    },
    tell: (line: () => string): void => void (trace && story.push(`${stamp()} ${line()}`)),
  }
}

/** One seed: a few days of everybody's life in a world as kind or unkind as the seed has it, then rest. */
export async function simulate(
  seed: number,
  { tenant, trace = false, without = new Set(), beside = false, large = false, restores = false }: Options,
): Promise<Run> {
  const random = randomFrom(seed)
  const faults = drawFaults(random, randomFrom(seed ^ 0x57ab), without)
  const few = random.whole(2, FEW_PARTNERS)
  const partners = tenant.partners.slice(0, large ? tenant.partners.length : few)
  const all = [...tenant.common, ...partners.flatMap(({ items }) => items)]
  const { wrong, story, say, tell } = keepStory(trace, () => world.engine.now())
  const world = openWorld({
    seed,
    random,
    faults,
    items: hasBeside(seed, { always: beside, without }) ? unmoved(all) : all,
    beside,
    without: restores ? new Set([...without, EARLIER]) : without,
    restores,
    wrong: say,
    tell,
    watching: () => watching,
  })
  const { engine } = world
  const judges = seatJudges({
    world,
    faults,
    addresses: [...partners.flatMap(({ addresses }) => addresses), NEWCOMER.phone, NEWCOMER.email],
    wrong: say,
  })
  let people: People | undefined
  let texters: ReturnType<typeof textersAt> | undefined
  let ambush = PEACE
  let deal: (all: boolean) => void = () => {}
  const watching: Watching = {
    ...judges.watching,
    passed(message) {
      judges.watching.passed(message)
      people?.reached(message)
      if (people) texters?.reached(message)
    },
    opened: (key, task) => ambush.opened(key, task),
    gathered: (partition, task) => ambush.gathered(partition, task),
  }

  async function live(): Promise<void> {
    const life = restores ? BUSY : drawLife(random, large)
    const promised = new Set<string>()
    const { records, call } = world
    const ids = partners.map(({ id }) => id)
    const crowd = { engine, random, records, call, partners: ids, wrong: say, accepted: judges.accepted, promised }
    if (world.takesSms) texters = textersAt({ world, records, random: randomFrom(seed ^ 0x7e87), judge: judges.texts })
    const lively = (people = livePeople(crowd, life))
    ambush = ambushes(crowd, seed)
    const until = engine.now() + life.days * DAY
    const own = randomFrom(seed ^ 0x7e5702e)
    deal = dealWithGaps({ ...crowd, random: own }, lively.ask)
    if (restores) {
      await putsBack({ world, judges, random: own, wrong: say })
      deal(false)
    }
    await engine.runTo(Math.max(engine.now() + (restores ? DAY : 0), until))
    for (let more = 0; engine.operations() < LEAST_OPERATIONS && more < 10; more++) {
      lively.ask()
      await engine.runTo(engine.now() + DAY)
    }
    people = undefined
    ambush = PEACE
    world.makeKind()
    await rest()
    await judges.atRest(promised)
    engine.hash.add(JSON.stringify(world.table.snapshot()))
  }

  /** Until nothing is under way or due. What was given up is tried again in office hours, by itself. */
  async function rest(): Promise<void> {
    deal(true)
    await engine.runTo(engine.now() + 3 * HOUR)
    await world.settle()
    // Whoever put sending on hold lifts it; an account is tried within a day.
    for (let patience = 0; patience < 6 && judges.standing().length > 0; patience++) {
      if (judges.standing().some(({ id, state }) => id === 'tenant' && state === 'on')) lift(world.call, engine.now())
      const dues = judges.standing().flatMap(({ id, due }) => (due === null || id === 'tenant' ? [] : [Date.parse(due)]))
      await engine.runTo(Math.max(engine.now(), ...dues) + HOUR)
      await world.settle()
    }
    for (let patience = 0; patience < 5 && judges.stuck().length > 0; patience++) {
      await engine.runTo(Math.max(...judges.stuck().map(({ due }) => Date.parse(due!))) + HOUR)
      await world.settle()
    }
  }

  await trapped((what) => say(`${engine.task()?.what ?? 'nobody'}: ${what}`), live)
  return {
    seed,
    hash: engine.hash.text(),
    calls: engine.calls(),
    operations: engine.operations(),
    wrong,
    weather: faults.weather,
    met: faults.met,
    happened: judges.happened,
    latestExpiry: judges.latestExpiry(),
    story,
  }
}
