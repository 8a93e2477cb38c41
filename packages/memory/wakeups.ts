import type { Instant, Key, Wakeups } from '#core/ports.ts'

export interface Wakeup {
  readonly key: Key
  readonly at: Instant
}

export interface MemoryWakeups extends Wakeups {
  /** Every wake-up asked for once; the same key and instant again changes nothing. */
  readonly asked: readonly Wakeup[]
  /** Called first; may throw, as a provider that is down would. */
  before: (wakeup: Wakeup) => void
}

/** Wake-ups that are only remembered: whoever holds it decides when they come. */
export function memoryWakeups(): MemoryWakeups {
  const asked = new Map<string, Wakeup>()
  const wakeups: MemoryWakeups = {
    get asked() {
      return [...asked.values()]
    },
    before: () => {},
    async ensure({ pk, sk }, at) {
      const wakeup = { key: { pk, sk }, at }
      wakeups.before(wakeup)
      const name = JSON.stringify([pk, sk, at])
      if (!asked.has(name)) asked.set(name, wakeup)
    },
  }
  return wakeups
}
