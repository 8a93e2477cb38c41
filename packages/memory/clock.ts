import type { Clock, Instant } from '#core/ports.ts'

export interface MemoryClock extends Clock {
  /** Time passes, the domain's and the real one alike. */
  pass(milliseconds: number): void
  /** Only the domain's time is turned, as on the local cloud; real time stays. */
  turnTo(instant: Instant): void
  /** Every pause asked for, in milliseconds. Nobody waits, and no time passes. */
  readonly pauses: readonly number[]
}

/** A clock that stands still until somebody turns it. */
export function memoryClock(start: Instant): MemoryClock {
  const pauses: number[] = []
  let real = millisecondsOf(start)
  let now = real
  return {
    pauses,
    now: () => new Date(now).toISOString(),
    real: () => Math.floor(real / 1000),
    pass(milliseconds) {
      real += milliseconds
      now += milliseconds
    },
    turnTo(instant) {
      now = millisecondsOf(instant)
    },
    async pause(milliseconds) {
      pauses.push(milliseconds)
    },
  }
}

function millisecondsOf(instant: Instant): number {
  const milliseconds = Date.parse(instant)
  if (Number.isNaN(milliseconds)) throw new Error('not an instant')
  return milliseconds
}
