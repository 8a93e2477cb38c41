import { compose, composeDigest } from '#copy/compose.ts'
import type { Actor } from '#core/policy/actor.ts'
import { type Call, callFor } from '#core/commit/call.ts'
import { advance } from '#core/flow.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import type { Instant, Item, Key } from '#core/ports.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { type MemoryPorts, memoryPorts } from '#memory/ports.ts'
import { sha256 } from '#web/hash.ts'
import { seedTenant } from './tenant.ts'

export const ORG = 'varsinais'
/** A Monday morning in Helsinki, 10:00. */
const START: Instant = '2026-11-23T08:00:00.000Z'

const FIVE_MINUTES = 5 * 60_000
/** Between the due of a record and its wake-up at the latest: the scheduler's own precision. */
const MOST_ROUNDS = 10_000

export interface World {
  readonly ports: MemoryPorts & SendingPorts
  as(actor: Actor): Call
  worker(id?: string): Call
  coordinator(): Call
  partner(id: string): Call
  /** Advances whatever is due, until nothing is. */
  settle(): Promise<void>
  /** Lets time pass, looking at what is due at each five-minute tick, as the sweep does. */
  pass(time: { minutes?: number; hours?: number; days?: number }): Promise<void>
  passTo(instant: Instant): Promise<void>
  items(): readonly Item[]
}

/** A whole tenant on the memory peer where the sweep alone moves things: no stream, no wake-ups. */
export async function world({
  seed = 1,
  now = START,
  language,
}: { seed?: number; now?: Instant; language?: PageLanguage } = {}): Promise<World> {
  const memory = memoryPorts({ seed, now })
  const ports = Object.assign(memory, {
    compose,
    composeDigest,
    hash: sha256,
    linkUrl: 'https://r.example.fi',
    publicUrl: 'https://rinnalla.example.fi',
    mailFrom: 'viesti@example.fi',
  })
  const as = (actor: Actor) => callFor(ports, ORG, actor)
  await seedTenant(as({ role: 'admin', id: 'admin' }), language)

  async function settle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { keys } = await ports.stores.due(ports.clock.now(), 100)
      if (keys.length === 0) return
      const before = versions(ports, keys)
      for (const key of keys) await advance(ports, key)
      if (versions(ports, keys) === before) return
    }
    throw new Error('never at rest')
  }

  async function passTo(instant: Instant): Promise<void> {
    const end = Date.parse(instant)
    await settle()
    while (Date.parse(ports.clock.now()) < end) {
      ports.clock.pass(Math.min(FIVE_MINUTES, end - Date.parse(ports.clock.now())))
      await settle()
    }
  }

  return {
    ports,
    as,
    worker: (id = 'worker') => as({ role: 'worker', id }),
    coordinator: () => as({ role: 'coordinator', id: 'coordinator' }),
    partner: (id) => as({ role: 'partner', id }),
    settle,
    passTo,
    pass({ minutes = 0, hours = 0, days = 0 }) {
      const end = Date.parse(ports.clock.now()) + ((days * 24 + hours) * 60 + minutes) * 60_000
      return passTo(new Date(end).toISOString())
    },
    items: () => memory.table.snapshot().items,
  }
}

function versions(ports: MemoryPorts, keys: readonly Key[]): string {
  return keys.map((key) => ports.table.get(key)?.version).join()
}

/** The answer, or the test fails saying what was refused. */
export function ok<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer
}
