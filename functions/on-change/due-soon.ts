import type { Clock, Instant } from '#core/ports.ts'

/** Milliseconds: two functions' clocks differ by less, and a wake-up comes a minute later at best. */
const GRACE = 2_000

/** Whether the moment has come, waiting for it where it is about to: the clock that set it may run ahead of ours. */
export async function isDueSoon(clock: Clock, due: Instant): Promise<boolean> {
  const ahead = Date.parse(due) - Date.parse(clock.now())
  if (ahead > 0 && ahead <= GRACE) await clock.pause(ahead)
  return ahead <= GRACE
}
