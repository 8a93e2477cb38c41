import type { Call } from './calls.ts'
import { coordinatorDeeds } from './coordinator.ts'
import type { Engine } from './engine.ts'
import type { Passed } from './outside.ts'
import { partnersAt } from './partners.ts'
import type { Random } from './random.ts'
import type { Records } from './records.ts'
import { scannersAt } from './scanners.ts'
import { DAY, HOUR, MINUTE } from './when.ts'
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

/** Some days of everybody's life: who answers what comes, and what they do of themselves. Gives whom messages reach. */
export function livePeople(crowd: Crowd, days: number): (message: Passed) => void {
  const { engine, random } = crowd
  const workers = workerDeeds(crowd)
  const coordinator = coordinatorDeeds(crowd)
  const partners = partnersAt(crowd)
  const scan = scannersAt(crowd)
  const asks = random.whole(1, 3)
  for (let n = 0; n < asks; n++) engine.at(engine.now() + random.whole(0, n === 0 ? 10 * MINUTE : 30 * HOUR), workers.ask)
  const deeds = [...workers.deeds, ...coordinator, ...partners.deeds]
  const busy = random.whole(2, 20)
  for (let n = 0; n < busy; n++) engine.at(engine.now() + random.whole(HOUR, days * DAY), () => random.pick(deeds)())
  // And now and then many things at the same moment.
  for (let n = random.whole(0, 4); n > 0; n--) {
    const moment = engine.now() + random.whole(HOUR, days * DAY)
    for (let m = random.whole(2, 6); m > 0; m--) engine.at(moment + random.whole(0, 40), () => random.pick(deeds)())
  }

  return (message) => {
    const link = /https:\/\/r\.example\.fi\/([om])\/([\w-]{22})/.exec(message.text)
    if (link) {
      scan(link[1] as 'o' | 'm', link[2]!)
      partners.reached(link[1] as 'o' | 'm', link[2]!, message)
    } else workers.reached(message)
  }
}
