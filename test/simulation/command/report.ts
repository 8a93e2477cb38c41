import type { Told } from './cores.ts'
import { pairsTable, seldom } from './pairs.ts'
import type { Run } from '../simulate.ts'

const HALF_A_MINUTE = 30_000
/** Taken before a run traps it: whoever ends the process in the middle of one still hears the figures. */
const clock = performance.now.bind(performance)

interface How {
  readonly trace: boolean
  readonly hashes: boolean
  readonly seconds: number
  readonly keepGoing: boolean
  /** Count every fault where it strikes. */
  readonly pairs: boolean
  /** What a replay needs besides the seed. */
  readonly again?: string
  /** Say now and then how far it is. */
  readonly progress: boolean
}

/** What led to the first thing wrong: the last steps before it, and the answers and commits that name what it names. */
function storyOf({ story }: Run): string {
  const wrong = story.findIndex((line) => line.includes(' WRONG '))
  const names = /[0-9a-z]{20}(?:\.[a-z]\w*)?/.exec(story[wrong] ?? '')?.[0]
  const about = story
    .slice(0, wrong)
    .filter((line) => names && line.includes(names) && /commit|!!|: done|send/.test(line))
    .slice(-20)
  return [...new Set([...about, ...story.slice(Math.max(0, wrong - 15), wrong + 1)])]
    .map((line) => `    ${line.slice(0, 240)}`)
    .join('\n')
}

/** Says what came of the seeds: nothing wrong, or the first that failed with how to see it again. */
export function report({ trace, hashes, seconds, keepGoing, pairs, progress, again = '' }: How) {
  let began = clock()
  let said = began
  const met = new Map<string, number>()
  const latest = new Map<string, number>()
  const operations: number[] = []
  const spent = new Map<string, number>()
  let calls = 0
  let failed = 0

  function seen({ run, smaller, spent: used }: Told, core = ''): boolean {
    if (operations.length === 0) began -= used / 1000 // what was built before it is not of the seeds
    spent.set(core, used)
    calls += run.calls
    operations.push(run.operations)
    for (const [pair, times] of [...run.met, ...run.happened]) met.set(pair, (met.get(pair) ?? 0) + times)
    latest.set(run.weather, Math.max(latest.get(run.weather) ?? 0, run.latestExpiry))
    if (trace) console.log(run.story.join('\n'))
    if (hashes) console.log(`seed ${run.seed} (${run.weather}): ${run.calls} port calls, trace ${run.hash}`)
    if (run.wrong.length > 0) tellFailure(run, smaller)
    if (progress && clock() - said > HALF_A_MINUTE) {
      said = clock()
      console.log(`${new Date().toISOString()} ${figures()}; ${seldom(met).length} pairs met too seldom`)
    }
    return (failed === 0 || keepGoing) && clock() - began < seconds * 1000
  }

  function tellFailure(run: Run, smaller: Told['smaller']): void {
    failed++
    console.log(`seed ${run.seed} (${run.weather}) fails:\n  ${run.wrong.join('\n  ')}`)
    if (smaller && smaller.run.wrong.length > 0) console.log(`  so it came about, with fewer faults:\n${storyOf(smaller.run)}`)
    const less = smaller && smaller.without.length > 0 ? ` --without ${smaller.without.join(',')}` : ''
    console.log(`  again: npm run simulate:faults -- --seed ${run.seed} --trace${less}${again}`)
  }

  function figures(): string {
    const runs = operations.length
    const minutes = (clock() - began) / 60_000
    const onCore = [...spent.values()].reduce((sum, one) => sum + one, 0) / 60_000_000
    return `${runs} seeds, ${failed} failed, ${Math.round(runs / minutes)} a minute, ${Math.round(runs / onCore)} a minute of a core`
  }

  function close(): boolean {
    const sorted = operations.toSorted((a, b) => a - b)
    const mean = (sum: number) => Math.round(sum / sorted.length)
    console.log(figures())
    console.log(
      `store operations each: ${sorted[0]} at least, ${sorted[sorted.length >> 1]} in the middle, ` +
        `${mean(sorted.reduce((sum, one) => sum + one, 0))} on average, ${sorted.at(-1)} at most; ${mean(calls)} port calls on average`,
    )
    console.log(`latest expiry: ${[...latest].map(([weather, ms]) => `${weather} ${Math.round(ms / 1000)} s`).join(', ')}`)
    if (pairs) console.log(pairsTable(met))
    return failed === 0
  }

  return { seen, close }
}
