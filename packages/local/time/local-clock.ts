import type { Clock } from '#core/ports.ts'
import type { Shelf } from '../shelf.ts'

/** The domain's clock on this machine: real time plus an offset that survives a restart and never shrinks. */
export interface LocalClock extends Clock {
  /** Milliseconds ahead of real time. */
  readonly offset: () => number
  /** Turns the clock forward to this moment; what lies behind it already changes nothing. Epoch milliseconds. */
  readonly turnTo: (epochMs: number) => void
  readonly reset: () => void
}

export function openClock(shelf: Shelf<number>, turned: (offset: number) => void): LocalClock {
  const offset = () => shelf.get('offset') ?? 0
  const epoch = () => Date.now() + offset()
  return {
    now: () => new Date(epoch()).toISOString(),
    real: () => Math.floor(Date.now() / 1000),
    pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    offset,
    turnTo(epochMs) {
      if (epochMs <= epoch()) return
      shelf.put('offset', epochMs - Date.now())
      turned(offset())
    },
    reset() {
      shelf.clear()
      turned(0)
    },
  }
}
