import type { Run } from './simulate.ts'

interface How {
  readonly trace: boolean
  readonly hashes: boolean
  readonly seconds: number
  readonly keepGoing: boolean
}

/** What led to the first thing wrong: the last steps before it, and the answers and commits that name what it names. */
function storyOf({ story }: Run): string {
  const wrong = story.findIndex((line) => line.includes(' WRONG '))
  const names = /[0-9a-z]{20}(?:\.[a-z]\w*)?/.exec(story[wrong] ?? '')?.[0]
  const about = story.slice(0, wrong).filter((line) => names && line.includes(names) && /commit|!!|: done|send/.test(line)).slice(-20)
  return [...new Set([...about, ...story.slice(Math.max(0, wrong - 15), wrong + 1)])].map((line) => `    ${line.slice(0, 240)}`).join('\n')
}

/** Says what came of the seeds: nothing wrong, or the first that failed with how to see it again. */
export function report({ trace, hashes, seconds, keepGoing }: How) {
  const began = performance.now()
  const spent = process.cpuUsage()
  const met = new Map<string, number>()
  const latest = new Map<string, number>()
  let runs = 0
  let calls = 0
  const operations: number[] = []
  let failed = 0

  function seen(run: Run, smaller?: { run: Run; without: string[] }): boolean {
    runs++
    calls += run.calls
    operations.push(run.operations)
    for (const [pair, times] of [...run.met, ...run.happened]) met.set(pair, (met.get(pair) ?? 0) + times)
    latest.set(run.weather, Math.max(latest.get(run.weather) ?? 0, run.latestExpiry))
    if (trace) console.log(run.story.join('\n'))
    if (hashes) console.log(`seed ${run.seed} (${run.weather}): ${run.calls} port calls, trace ${run.hash}`)
    if (run.wrong.length > 0) {
      failed++
      console.log(`seed ${run.seed} (${run.weather}) fails:\n  ${run.wrong.join('\n  ')}`)
      if (smaller && smaller.run.wrong.length > 0) console.log(`  so it came about, with fewer faults:\n${storyOf(smaller.run)}`)
      const less = smaller && smaller.without.length > 0 ? ` --without ${smaller.without.join(',')}` : ''
      console.log(`  again: npm run simulate:faults -- --seed ${run.seed} --trace${less}`)
    }
    return (failed === 0 || keepGoing) && performance.now() - began < seconds * 1000
  }

  function close(): boolean {
    const minutes = (performance.now() - began) / 60_000
    const busy = process.cpuUsage(spent)
    const onCore = (busy.user + busy.system) / 60_000_000
    const sorted = operations.toSorted((a, b) => a - b)
    console.log(`${runs} seeds, ${failed} failed, ${Math.round(runs / minutes)} seeds a minute, ${Math.round(runs / onCore)} a minute of a core`)
    console.log(`store operations each: ${sorted[0]} at least, ${sorted[runs >> 1]} half of them, ${Math.round(sorted.reduce((sum, one) => sum + one, 0) / runs)} on average, ${sorted.at(-1)} at most; ${Math.round(calls / runs)} port calls on average`)
    console.log(`latest expiry: ${[...latest].map(([weather, ms]) => `${weather} ${Math.round(ms / 1000)} s`).join(', ')}`)
    if (process.env['PAIRS']) for (const [pair, times] of [...met].toSorted()) console.log(`  ${String(times).padStart(7)}  ${pair}`)
    return failed === 0
  }

  return { seen, close }
}
