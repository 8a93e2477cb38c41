import type { Random } from '../engine/random.ts'
import type { Harm, PortCall, Task } from '../engine/task.ts'

/** Everything the world may do to a run. Each has a rate of its own, drawn per seed; often zero. */
export const FAULT_KINDS = [
  // any port call
  'throttled',
  'no-answer',
  'done-no-answer',
  'conflict',
  'crash-before',
  'crash-after',
  'slow',
  'hangs',
  'done-hangs',
  // indexes
  'index-lags',
  // the stream
  'record-doubled',
  'batch-delayed',
  'batch-split',
  'shard-halted',
  'record-poisoned',
  'record-undecodable',
  // wake-ups
  'wake-refused',
  'wake-early',
  'wake-late',
  'wake-twice',
  'wake-never',
  // messages
  'provider-busy',
  'message-rejected',
  'bounced',
  'receipt-missing',
  'receipt-doubled',
  // clocks
  'clock-skewed',
  // what the store will not have, ever
  'commit-refused',
  // credentials, clocks and accounts of ours, at a provider
  'our-trouble',
  // an account of ours that takes nothing for hours
  'account-stopped',
] as const
type FaultKind = (typeof FAULT_KINDS)[number]

/**
 * What kind of world a seed gets. `sweep-only`: no wake-up ever comes and the stream stands still, nothing else is wrong.
 * `no-sweep`: stream and wake-ups are all there is, and the store is now and then too busy.
 */
type Weather = 'calm' | 'sweep-only' | 'no-sweep' | 'rough'

/** What came later has a chance of its own: the others keep their stories. */
const LATER: readonly FaultKind[] = ['commit-refused', 'our-trouble', 'account-stopped']

const SOMETIMES_BUSY: readonly FaultKind[] = ['throttled', 'conflict', 'slow', 'clock-skewed']

export type Faults = ReturnType<typeof drawFaults>

/** Faults of `without` never happen: a shrunk replay. What came later has a chance of its `own`: the others keep their stories. */
export function drawFaults(random: Random, own: Random, without: ReadonlySet<string>) {
  const drawn = random.fraction()
  const weather: Weather = drawn < 0.08 ? 'calm' : drawn < 0.16 ? 'sweep-only' : drawn < 0.26 ? 'no-sweep' : 'rough'
  const rates = new Map<FaultKind, number>()
  for (const kind of FAULT_KINDS) {
    const { chance, fraction } = LATER.includes(kind) ? own : random
    const some = chance(0.45) ? 0 : 10 ** (-3 + 1.8 * fraction())
    const rate = weather === 'rough' ? some : weather === 'no-sweep' && SOMETIMES_BUSY.includes(kind) ? some / 4 : 0
    rates.set(kind, without.has(kind) ? 0 : rate)
  }
  const met = new Map<string, number>()
  let over = false

  /** Whether this fault happens here and now. */
  function strikes(kind: FaultKind, where: string): boolean {
    if (over || !(kind === 'our-trouble' ? own : random).chance(rates.get(kind)!)) return false
    const pair = `${kind} × ${where}`
    met.set(pair, (met.get(pair) ?? 0) + 1)
    return true
  }

  function harm({ port, conflict, refusal, refused }: PortCall<unknown>, task: Task): Harm | undefined {
    if (over || task.spared) return undefined
    if (port !== 'clock.pause') {
      if (strikes('throttled', port)) return 'fails'
      if (strikes('no-answer', port)) return 'fails'
      if (strikes('done-no-answer', port)) return 'done-then-fails'
      if (conflict && strikes('conflict', port)) return 'conflict'
      if (refused?.()) return 'refused'
      if (refusal && !refused && strikes('wake-refused', port)) return 'refused'
      if (strikes('slow', port)) return 'slow'
      if (strikes('hangs', port)) return 'hangs'
      if (strikes('done-hangs', port)) return 'done-then-hangs'
    }
    if (strikes('crash-before', port)) return 'crash-before'
    return strikes('crash-after', port) ? 'crash-after' : undefined
  }

  return {
    weather,
    harm,
    strikes,
    /** Fault kind × where it struck → how often. */
    met,
    rates,
    /** Whether this seed has something at all that is no matter of a single call: in calm weather too. */
    has: (kind: 'account-stopped', chance: number, one: Random): boolean => one.chance(chance) && !without.has(kind),
    noted: (kind: FaultKind, where: string): void => void met.set(`${kind} × ${where}`, (met.get(`${kind} × ${where}`) ?? 0) + 1),
    /** From now on the world is kind. */
    stop: () => void (over = true),
    stopped: () => over,
  }
}
