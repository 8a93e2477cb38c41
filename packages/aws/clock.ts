import { setTimeout } from 'node:timers/promises'
import type { Clock } from '#core/ports.ts'

/**
 * The machine's clock. Only the local cloud sets CLOCK_OFFSET_MS, and may change it between calls:
 * the domain's time follows it, real time does not.
 */
export const clock: Clock = {
  now: () => new Date(Date.now() + Number(process.env['CLOCK_OFFSET_MS'] ?? 0)).toISOString(),
  real: () => Math.floor(Date.now() / 1000),
  pause: (milliseconds) => setTimeout(milliseconds),
}
