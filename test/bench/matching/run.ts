/**
 * `npm run bench:matching [-- --full] [-- --native]`: the matching engine beside its peers and beside what was aimed at, on
 * seeded instances and registers. Prints tables for docs/matching.md. No time is asserted: a machine's milliseconds are its
 * own; a wrong answer or an unsound proof is an error. `--quick` is what `npm test` runs.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { printAssignRows } from './assign-rows.ts'
import { bareRows } from './bare-rows.ts'
import { rankRows } from './rank-rows.ts'
import { duration, median, type Row, timed } from './row.ts'
import { solveRows } from './solve-rows.ts'

const { values } = parseArgs({ options: { full: { type: 'boolean' }, native: { type: 'boolean' }, quick: { type: 'boolean' } } })

/** How fast this machine is just now: the same small loop every time, to compare one run with another by. */
function calibrate(): string {
  const numbers = Int32Array.from({ length: 4096 }, (_, n) => n * 7919)
  let sum = 0
  const loop = () => {
    for (let round = 0; round < 64; round++) for (let n = 0; n < numbers.length; n++) sum = (sum + (numbers[n] as number)) ^ round
  }
  return duration(median(Array.from({ length: 101 }, () => timed(loop))))
}

const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
console.log(`${machine}, load ${loadavg()[0]?.toFixed(1)}; calibration ${calibrate()}\n`)
await printAssignRows(values)
console.log('')
print({ what: 'what', size: 'size', measured: 'measured', aim: 'aim' })
console.log('|---|---|---|---|')
for (const row of rankRows(values)) print(row)
for await (const row of bareRows(values)) print(row)
for await (const row of solveRows(values)) print(row)
console.log(`\nload ${loadavg()[0]?.toFixed(1)}; calibration ${calibrate()}`)

function print({ what, size, measured, aim }: Row): void {
  console.log(`| ${what} | ${size} | ${measured} | ${aim} |`)
}
