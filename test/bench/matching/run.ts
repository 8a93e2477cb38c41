/**
 * `npm run bench:matching`: how fast the matching engine answers, beside what was aimed at. Prints a table in Markdown; its
 * registers and queues come from fixed seeds. Nothing here is asserted: a machine's milliseconds are its own.
 */
import { cpus, loadavg } from 'node:os'
import { rankRows } from './rank-rows.ts'
import { duration, median, type Row, timed } from './row.ts'

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
console.log(`${machine}, load ${loadavg()[0]?.toFixed(1)}; calibration ${calibrate()}; seed 1\n`)
print({ what: 'what', size: 'size', measured: 'measured', aim: 'aim' })
console.log('|---|---|---|---|')
for (const row of rankRows()) print(row)
console.log(`\nload ${loadavg()[0]?.toFixed(1)}; calibration ${calibrate()}`)

function print({ what, size, measured, aim }: Row): void {
  console.log(`| ${what} | ${size} | ${measured} | ${aim} |`)
}
