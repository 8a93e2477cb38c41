import type { Run } from './simulate.ts'

interface How {
  readonly trace: boolean
  readonly hashes: boolean
  readonly seconds: number
  readonly keepGoing: boolean
}

/** Says what came of the seeds: nothing wrong, or the first that failed with how to see it again. */
export function report({ trace, hashes, seconds, keepGoing }: How) {
  const began = performance.now()
  const met = new Map<string, number>()
  const latest = new Map<string, number>()
  let runs = 0
  let calls = 0
  let failed = 0

  function seen(run: Run): boolean {
    runs++
    calls += run.calls
    for (const [pair, times] of run.met) met.set(pair, (met.get(pair) ?? 0) + times)
    latest.set(run.weather, Math.max(latest.get(run.weather) ?? 0, run.latestExpiry))
    if (trace) console.log(run.story.join('\n'))
    if (hashes) console.log(`seed ${run.seed} (${run.weather}): ${run.calls} port calls, trace ${run.hash}`)
    if (run.wrong.length > 0) {
      failed++
      console.log(`seed ${run.seed} (${run.weather}) fails:\n  ${run.wrong.join('\n  ')}`)
      console.log(`  again: npm run simulate:faults -- --seed ${run.seed} --trace`)
    }
    return (failed === 0 || keepGoing) && performance.now() - began < seconds * 1000
  }

  function close(): boolean {
    const minutes = (performance.now() - began) / 60_000
    console.log(`${runs} seeds, ${failed} failed, ${Math.round(calls / runs)} port calls each, ${Math.round(runs / minutes)} seeds a minute`)
    console.log(`latest expiry: ${[...latest].map(([weather, ms]) => `${weather} ${Math.round(ms / 1000)} s`).join(', ')}`)
    if (process.env['PAIRS']) for (const [pair, times] of [...met].toSorted()) console.log(`  ${String(times).padStart(7)}  ${pair}`)
    return failed === 0
  }

  return { seen, close }
}
