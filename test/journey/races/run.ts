/**
 * `npm run test:races -- --rounds 200 [--seed S] [--only fifty|four] [--second wake-ups|sweep]`: real races through the built bundles, in two local
 * clouds on one emulator. The seed fixes what is asked of which cloud in which order; who wins is the machine's affair.
 */
import { parseArgs } from 'node:util'
import { seededIds } from '#memory/ids.ts'
import { fiftyAccepts, type Round } from './fifty.ts'
import { fourAtOnce } from './four.ts'
import { type Moved, startTwin, type Twin } from './twin.ts'

process.env.TZ = 'UTC'
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130)) // what was started ends with us
/** The emulator slows as its stream grows (docs/emulator-gaps.md). */
const ROUNDS_EACH = 10

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string' },
    only: { type: 'string' },
    second: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed ?? Math.floor(Math.random() * 0x7fffffff))
console.log(`seed ${seed}, ${rounds} rounds each`)

const tallies: Record<string, number> = {}
const count = (what: string, times = 1) => {
  tallies[what] = (tallies[what] ?? 0) + times
}
let failed = 0

async function play(name: string, prepare: (twin: Twin) => Promise<(chance: () => number) => Promise<Round>>): Promise<void> {
  for (let from = 0; from < rounds; from += ROUNDS_EACH) {
    const moved = (values.second as Moved | undefined) ?? ((from / ROUNDS_EACH) % 2 === 0 ? 'wake-ups' : 'sweep')
    const twin = await startTwin({ moved })
    try {
      const round = await prepare(twin)
      for (let n = from; n < Math.min(rounds, from + ROUNDS_EACH); n++) {
        const began = performance.now()
        const { wrong, told } = await round(seededIds(seed + n).fraction)
        for (const [what, times] of Object.entries(told)) count(`${name}: ${what}`, times)
        if (wrong.length > 0) failed++
        console.log(
          `${name} ${n} (seed ${seed + n}, second cloud by ${moved}) ${Math.round(performance.now() - began)} ms ${JSON.stringify(told)}${wrong.map((line) => `\n  WRONG ${line}`).join('')}`,
        )
      }
      count(`${name}: steps left for a minute later`, twin.backedOff())
      for (const [room, times] of Object.entries(twin.conflicts())) count(`${name}: commits that lost a race in ${room}`, times)
    } finally {
      await twin.stop()
    }
  }
}

const began = performance.now()
if (values.only !== 'four') await play('fifty', fiftyAccepts)
if (values.only !== 'fifty') await play('four', fourAtOnce)
for (const [what, times] of Object.entries(tallies).toSorted()) console.log(`${String(times).padStart(6)}  ${what}`)
console.log(`${failed} rounds failed, seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`)
process.exitCode = failed === 0 ? 0 : 1
