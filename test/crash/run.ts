/**
 * `npm run test:crash -- --rounds 50 [--seed S] [--only app|emulator|both] [--places 4] [--answers 24]`: so many kills of
 * each kind at random moments of a scripted load. The seed says after which answer and how many milliseconds later; what was under way then is the machine's.
 */
import { parseArgs } from 'node:util'
import { seededIds } from '#memory/ids.ts'
import { openPlace, type Victim } from './place.ts'
import { crashRound } from './round.ts'

process.env.TZ = 'UTC'
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130)) // what was started ends with us
/** The emulator slows as its stream grows (docs/emulator-gaps.md). */
const ROUNDS_EACH = 9
const VICTIMS: readonly Victim[] = ['app', 'emulator', 'both']

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string' },
    only: { type: 'string' },
    /** So many municipalities with a partner each, all asked at once; killed after so many answers at most. */
    places: { type: 'string', default: '4' },
    answers: { type: 'string', default: '24' },
  },
})
const victims = values.only === undefined ? VICTIMS : [values.only as Victim]
const rounds = Number(values.rounds) * victims.length
const seed = Number(values.seed ?? Math.floor(Math.random() * 0x7fffffff))
console.log(`seed ${seed}, ${values.rounds} rounds of ${victims.join(', ')}`)

const tallies: Record<string, number> = {}
let failed = 0
const began = performance.now()
for (let from = 0; from < rounds; from += ROUNDS_EACH) {
  const place = await openPlace(Number(values.places))
  try {
    for (let n = from; n < Math.min(rounds, from + ROUNDS_EACH); n++) {
      const victim = victims[n % victims.length]!
      const start = performance.now()
      const { wrong, told } = await crashRound(place, {
        victim,
        round: n,
        most: Number(values.answers),
        chance: seededIds(seed + n).fraction,
      })
      for (const [what, times] of Object.entries(told)) tallies[what] = (tallies[what] ?? 0) + times
      if (wrong.length > 0) failed++
      console.log(
        `${n} ${victim} (seed ${seed + n}) ${Math.round(performance.now() - start)} ms ${JSON.stringify(told)}${wrong.map((line) => `\n  WRONG ${line}`).join('')}`,
      )
    }
  } finally {
    await place.stop()
  }
}
for (const [what, times] of Object.entries(tallies).toSorted()) console.log(`${String(times).padStart(6)}  ${what}`)
console.log(`${failed} rounds failed, seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`)
process.exitCode = failed === 0 ? 0 : 1
