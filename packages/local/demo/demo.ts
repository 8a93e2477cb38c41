import { plus } from '#core/time/instant.ts'
import type { Instant, Item } from '#core/ports.ts'
import { addPartners, PARTNERS } from './partners.ts'
import { STORIES } from './stories.ts'
import { foundTenants } from './tenants.ts'
import { openWorld, type SentLine } from './world.ts'

/** What an empty database and outbox are filled with. */
export interface Demo {
  readonly items: readonly Item[]
  /** Oldest first. */
  readonly sent: readonly SentLine[]
}

/** Twelve working days lie further back at New Year than at any other time. */
const DAYS_BACK = 28

/**
 * The demo county, lived through in memory up to this moment: the same use cases and the same flow as ever, with the
 * clock turned by hand, so that every record, message and line of history is one the system itself would have left.
 * The same moment gives the same demo.
 */
export async function makeDemo(now: Instant, publicUrl: string): Promise<Demo> {
  const world = openWorld(plus(now, -DAYS_BACK * 24 * 60), publicUrl)
  await foundTenants(world)
  await addPartners(world, PARTNERS)
  const steps = STORIES.flatMap((story) => story({ world, now }))
  for (const { at, what } of steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    await world.passTo(at < now ? at : now)
    await what()
  }
  await world.passTo(now)
  return { items: world.items(), sent: world.sent }
}
