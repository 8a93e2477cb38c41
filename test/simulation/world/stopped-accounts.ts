import type { Engine } from '../engine/engine.ts'
import type { Random } from '../engine/random.ts'
import { HOUR, MINUTE } from '../engine/when.ts'
import type { Faults } from './faults.ts'

type Way = 'sms' | 'email'

interface Stopped {
  readonly engine: Engine
  readonly faults: Faults
  readonly random: Random
}

const CODES: Readonly<Record<Way, readonly string[]>> = {
  sms: ['MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT', 'ACCOUNT_DISABLED'],
  email: ['SENDING_PAUSED', 'DAILY_QUOTA', 'SANDBOX'],
}

/** In a third of all worlds an account takes nothing for a while, of minutes or of more than a day; says with which code. */
export function stoppedAccounts({ engine, faults, random }: Stopped): (way: Way) => string | undefined {
  const some = faults.has('account-stopped', 0.35, random)
  const outages = Array.from({ length: some ? random.whole(1, 2) : 0 }, () => {
    const way: Way = random.chance(0.7) ? 'sms' : 'email'
    const from = engine.now() + random.whole(0, random.chance(0.5) ? HOUR : 30 * HOUR)
    const lasts = random.chance(0.4) ? random.whole(5, 60) * MINUTE : random.whole(1, 40) * HOUR
    return { way, from, to: from + lasts, code: random.pick(CODES[way]) }
  })
  return (way) => {
    const now = engine.now()
    const out = faults.stopped() ? undefined : outages.find((one) => one.way === way && one.from <= now && now < one.to)
    if (out) faults.noted('account-stopped', way)
    return out?.code
  }
}
