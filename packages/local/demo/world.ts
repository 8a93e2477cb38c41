import { compose, composeDigest } from '#copy/compose.ts'
import type { Actor } from '#core/policy/actor.ts'
import { type Call, callFor } from '#core/commit/call.ts'
import { advance } from '#core/flow.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import type { Email, Instant, Item } from '#core/ports.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { present } from '#store/expiry.ts'
import { ms } from '#core/time/instant.ts'
import { memoryPorts } from '#memory/ports.ts'
import { sha256 } from '#web/hash.ts'
import { MAIL_FROM } from '../environment.ts'

export type SentLine =
  | { readonly at: Instant; readonly channel: 'sms'; readonly to: string; readonly text: string }
  | { readonly at: Instant; readonly channel: 'email'; readonly email: Email }

/** A world in memory whose clock is turned by hand. */
export interface World {
  readonly sent: readonly SentLine[]
  call(org: string, by: Actor): Call
  /** Time passes to this moment; whatever falls due on the way is advanced at its time. */
  passTo(instant: Instant): Promise<void>
  items(): readonly Item[]
}

/** No demo takes more steps: a loop that goes round is a bug, said as one. */
const MOST_STEPS = 5_000
/** Past every grace the domain gives a clock that runs ahead. */
const A_LITTLE_MS = 10_000

export function openWorld(start: Instant, publicUrl: string): World {
  const sent: SentLine[] = []
  const memory = memoryPorts({ seed: 5, now: start })
  const { clock, table, stores } = memory
  const provider = () => ({ status: 'sent', providerId: `demo-${sent.length}` }) as const
  const ports: SendingPorts = {
    ...memory,
    mail: { send: async (email) => (sent.push({ at: clock.now(), channel: 'email', email }), provider()) },
    sms: { send: async ({ to, text }) => (sent.push({ at: clock.now(), channel: 'sms', to, text }), provider()) },
    compose,
    composeDigest,
    hash: sha256,
    linkUrl: publicUrl,
    publicUrl,
    mailFrom: MAIL_FROM,
    takesSms: true,
  }

  /** Advances what is due; whether anything changed by it. */
  async function advanceDue(): Promise<boolean> {
    const { keys } = await stores.due(clock.now(), 1_000)
    const before = keys.map((key) => table.get(key)?.version)
    for (const key of keys) await advance(ports, key)
    return keys.some((key, i) => table.get(key)?.version !== before[i])
  }

  /** When the next record falls due after now, in epoch milliseconds. */
  function nextDue(): number {
    const dues = table.snapshot().items.flatMap(({ duePk, due }) => (duePk && typeof due === 'string' ? [ms(due)] : []))
    return Math.min(...dues.filter((due) => due > ms(clock.now())))
  }

  return {
    sent,
    call: (org, by) => callFor(ports, org, by),
    items: () => table.snapshot().items.filter((item) => present(item, clock.real())),
    async passTo(instant) {
      for (let steps = 0; ; steps++) {
        if (steps > MOST_STEPS) throw new Error('the demo does not come to an end')
        if (await advanceDue()) continue
        const now = ms(clock.now())
        const overdue = (await stores.due(clock.now(), 1)).keys.length > 0
        const next = Math.min(overdue ? now + A_LITTLE_MS : nextDue(), ms(instant))
        if (next <= now) return
        clock.pass(next - now)
      }
    },
  }
}

/** The result of a use case that the demo knows to be possible. */
export function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`the demo was refused: ${JSON.stringify(result)}`)
  return result
}
