/**
 * `npm run bench:recovery`: what it takes to come back from the worst days. A county's table after a month is put back by 2 h 40
 * min and checked; and 50,000 records are due at once after an outage. Prints the tables of docs/scale.md: counts, and minutes
 * reckoned from them by what a call takes, the same on every machine; the processor's seconds are this machine's. Some
 * minutes. `--quick`: a small county and few records, which is what `npm test` runs.
 */
import { parseArgs } from 'node:util'
import { MONTH, QUICK } from './county.ts'
import { afterOutage } from './outage.ts'
import { measurePutBack } from './put-back.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const line = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)
const minutes = (value: number) => value.toFixed(1)

line(['a table put back by 2 h 40 min', ''])
line(['---', '---'])
for (const row of await measurePutBack(values.quick ? QUICK : MONTH)) line(row)

console.log('')
const { due, tenants, sweeps, minutes: all, reads, commits, sent, seconds } = await afterOutage(values.quick ? 600 : 50_000)
const small = tenants.slice(1)
line(['after an outage', ''])
line(['---', '---'])
line(['records due at once, of tenants', `${due}, ${tenants.length}`])
line(['of the largest; of each other', `${tenants[0]!.due}; ${small[0]!.due}`])
line(['reads, commits, messages sent', `${reads}, ${commits}, ${sent}`])
line(['sweeps until nothing is due; minutes, reckoned', `${sweeps}; ${minutes(all)}`])
line(['the longest wait of the largest tenant, minutes', minutes(tenants[0]!.worst)])
line(['of the others: least, most', [Math.min, Math.max].map((of) => minutes(of(...small.map(({ worst }) => worst)))).join(', ')])
line(['processor seconds on the memory peer', seconds.toFixed(1)])
