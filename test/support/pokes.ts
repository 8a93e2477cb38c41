import { advance } from '#core/flow.ts'
import type { Key } from '#core/ports.ts'
import { isLive } from '#core/records/record.ts'
import { keyText } from '#core/records/keys.ts'
import { memoryWakeups } from '#memory/wakeups.ts'
import { seededIds } from '#memory/ids.ts'
import type { World } from './world.ts'

const SWEEP = 5 * 60_000

/** How unkind the triggers are. Shares of pokes, each from 0 to 1. */
export interface Mischief {
  readonly lost: number
  readonly doubled: number
}

/**
 * The same world where the change feed and wake-ups move things, as on AWS: a change that is due is advanced, one due
 * later gets a wake-up. Pokes come in random order, some twice, some never; the sweep looks every five minutes for what was
 * lost. `settle` and `pass` of the world given back do all that.
 */
export function poked(w: World, seed: number, { lost, doubled }: Mischief): World {
  const chance = seededIds(seed).fraction
  const wakeups = memoryWakeups()
  const pending: Key[] = []
  const fired = new Set<string>()
  let swept = w.ports.clock.now()

  w.ports.table.subscribe(({ key, item }) => {
    if (!item || !isLive(item) || item.due === null || chance() < lost) return
    pending.push(key)
    if (chance() < doubled) pending.push(key)
  })

  /** One poke, taken from anywhere in the heap. */
  async function poke(key: Key): Promise<void> {
    const item = w.ports.table.get(key)
    if (!item || !isLive(item) || item.due === null) return void (await advance(w.ports, key))
    if (item.due <= w.ports.clock.now()) await advance(w.ports, key)
    else await wakeups.ensure(key, item.due)
  }

  async function settle(): Promise<void> {
    const now = w.ports.clock.now()
    for (const { key, at } of wakeups.asked)
      if (at <= now && !fired.has(keyText(key) + at) && fired.add(keyText(key) + at)) pending.push(key)
    if (Date.parse(now) - Date.parse(swept) >= SWEEP) {
      swept = now
      pending.push(...(await w.ports.stores.due(now, 1_000)).keys)
    }
    for (let round = 0; pending.length > 0; round++) {
      if (round > 20_000) throw new Error('the pokes never end')
      const [key] = pending.splice(Math.floor(chance() * pending.length), 1)
      await poke(key!)
    }
  }

  async function passTo(instant: string): Promise<void> {
    await settle()
    while (w.ports.clock.now() < instant) {
      w.ports.clock.pass(Math.min(SWEEP, Date.parse(instant) - Date.parse(w.ports.clock.now())))
      await settle()
    }
  }

  return {
    ...w,
    settle,
    passTo,
    pass({ minutes = 0, hours = 0, days = 0 }) {
      return passTo(new Date(Date.parse(w.ports.clock.now()) + ((days * 24 + hours) * 60 + minutes) * 60_000).toISOString())
    },
  }
}
