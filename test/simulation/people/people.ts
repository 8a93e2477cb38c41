import type { Call } from '../world/calls.ts'
import { coordinatorDeeds } from './coordinator.ts'
import { crowds } from './crowds.ts'
import type { Engine } from '../engine/engine.ts'
import type { Passed } from '../world/services.ts'
import { manyTimes } from './many-times.ts'
import { partnersAt } from './partners.ts'
import type { Random } from '../engine/random.ts'
import type { Records } from '../world/records.ts'
import { reaching } from './reaching.ts'
import { secondThoughts } from './second-thoughts.ts'
import { scannersAt } from './scanners.ts'
import { DAY, HOUR, MINUTE } from '../engine/when.ts'
import { workerDeeds } from './workers.ts'

export interface Crowd {
  readonly engine: Engine
  readonly random: Random
  readonly records: Records
  readonly call: Call
  readonly partners: readonly string[]
  readonly wrong: (what: string) => void
  /** Offers that somebody has said yes to, in a commit. */
  readonly accepted: ReadonlySet<string>
  /** Requests answered with 201: none may ever be lost. */
  readonly promised: Set<string>
}

/** Something somebody does now; nothing where there is nothing to do it to. */
export type Deed = () => void

/** One of the records, mostly one that is not over. */
export function oneOf<T>(random: Random, all: readonly T[], alive: (one: T) => boolean): T | undefined {
  const living = random.chance(0.1) ? all : all.filter(alive)
  return living.length > 0 ? random.pick(living) : undefined
}

export interface Life {
  readonly days: number
  /** Requests, things done of one's own, moments when many things come at once: so many at most. */
  readonly asks: number
  readonly busy: number
  readonly rushes: number
  /** Requests with very many meetings and questions: `crowds.ts`. */
  readonly large: boolean
}

/** Much within two days: whenever the table is put back, something is forgotten. */
export const BUSY: Life = { days: 2, asks: 5, busy: 60, rushes: 6, large: false }

/** Most lives are short; in some, much goes on for long. */
export function drawLife(random: Random, large: boolean): Life {
  const drawn = random.fraction()
  if (large) return { days: random.whole(1, 2), asks: 1, busy: 8, rushes: 2, large }
  if (drawn < 0.65) return { days: random.whole(1, 2), asks: 1, busy: 8, rushes: 2, large }
  if (drawn < 0.92) return { days: random.whole(2, 4), asks: 2, busy: 16, rushes: 3, large }
  return { days: random.whole(4, 7), asks: 4, busy: 40, rushes: 5, large }
}

export interface People {
  readonly reached: (message: Passed) => void
  /** One more request now, where nothing goes on any more. */
  readonly ask: () => void
}

/** Of all that people may do, so many are a whole little story: what comes of several deeds is seen in no single one. */
const OFTEN = 6

/** Some days of everybody's life: who answers what comes, and what they do of themselves. */
export function livePeople(crowd: Crowd, life: Life): People {
  const { engine, random } = crowd
  const workers = workerDeeds(crowd)
  const coordinator = coordinatorDeeds(crowd)
  const partners = partnersAt(crowd)
  const scan = scannersAt(crowd)
  const asks = random.whole(1, life.asks)
  if (life.large) crowds(crowd, life.days)
  for (let n = 0; n < asks; n++) engine.at(engine.now() + random.whole(0, n === 0 ? 10 * MINUTE : 30 * HOUR), workers.ask)
  const hesitates = secondThoughts(crowd)
  const rhythm = manyTimes(crowd)
  const reach = reaching(crowd)
  const often = Array.from({ length: OFTEN }, () => [rhythm, hesitates, reach]).flat()
  const deeds = [...workers.deeds, ...coordinator, ...partners.deeds, ...often]
  const busy = random.whole(2, life.busy)
  for (let n = 0; n < busy; n++) engine.at(engine.now() + random.whole(HOUR, life.days * DAY), () => random.pick(deeds)())
  // And now and then many things at the same moment.
  for (let n = random.whole(0, life.rushes); n > 0; n--) {
    const moment = engine.now() + random.whole(HOUR, life.days * DAY)
    for (let m = random.whole(2, 6); m > 0; m--) engine.at(moment + random.whole(0, 40), () => random.pick(deeds)())
  }

  const reached = (message: Passed) => {
    const link = /https:\/\/r\.example\.fi\/([om])\/([\w-]{22})/.exec(message.text)
    if (link) {
      scan(link[1] as 'o' | 'm', link[2]!)
      partners.reached(link[1] as 'o' | 'm', link[2]!, message)
    } else workers.reached(message)
  }
  return { reached, ask: workers.ask }
}
