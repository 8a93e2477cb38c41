/**
 * `npm run simulate:mutants [-- --only name,name] [--seeds 1000] [--from 1]`: every mutant in a simulator of its own, until the
 * invariant named catches it. Fails where one is not caught, or by something else alone.
 * `-- --unit`: runs the unit tests over each instead (`--tests test/unit/offer`: these of them), and says which notice it.
 */
import { parseArgs } from 'node:util'
import { type Caught, caught } from './catch.ts'
import { MUTANTS } from './list.ts'
import type { Mutant } from './mutant.ts'
import { unitTestsPass } from './unit.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    unit: { type: 'boolean', default: false },
    tests: { type: 'string' },
  },
})
const only = values.only.split(',').filter(Boolean)
const wanted = MUTANTS.filter(({ name, open }) => (only.length === 0 ? !open : only.includes(name)))
const seeds = Array.from({ length: Number(values.seeds) }, (_, n) => Number(values.from) + n)
if (wanted.length === 0) throw new Error('no mutant of that name')
if (values.unit) await overUnitTests(wanted)
else await overSeeds(wanted)

async function overSeeds(mutants: readonly Mutant[]): Promise<void> {
  const found = new Map<Mutant, number>()
  for (const mutant of mutants) {
    const outcome = await caught(mutant, seeds)
    console.log(`${mutant.name.padEnd(26)} ${told(outcome)}`)
    if (outcome.seeds !== undefined) found.set(mutant, outcome.seeds)
  }
  const unseen = mutants.filter(({ unit }) => unit === undefined)
  console.log(`${found.size} of ${mutants.length} mutants caught`)
  console.log(`the ${unseen.length} that no unit test notices: ${among(unseen.flatMap((one) => found.get(one) ?? []))}`)
  const open = MUTANTS.filter((one) => one.open && !mutants.includes(one))
  if (only.length === 0 && open.length > 0)
    console.log(`not caught so far, tried by name only: ${open.map(({ name }) => name).join(', ')}`)
  process.exitCode = found.size === mutants.length ? 0 : 1
}

/** The one in the middle, and the last. */
function among(found: readonly number[]): string {
  const sorted = found.toSorted((a, b) => a - b)
  return `median ${sorted[Math.floor((sorted.length - 1) / 2)] ?? '-'} seeds, most ${sorted.at(-1) ?? '-'}`
}

function told({ seeds: after, by = '', first, run }: Caught): string {
  const words = by.slice(25, 145).split('\n', 1)[0]
  if (after === undefined)
    return `NOT CAUGHT in ${run} seeds${first ? `; something else after ${first.seeds}: ${first.by.slice(25, 145)}` : ''}`
  const before =
    first && first.by !== by && first.seeds < after
      ? ` (first something else, after ${first.seeds}: ${first.by.slice(25, 100)})`
      : ''
  return `${String(after).padStart(4)}  ${words}${before}`
}

async function overUnitTests(mutants: readonly Mutant[]): Promise<void> {
  let astray = 0
  for (const mutant of mutants) {
    const passes = unitTestsPass(mutant, values.tests)
    if (passes === (mutant.unit === 'kills it too')) astray++
    console.log(`${mutant.name.padEnd(26)} ${passes ? 'the unit tests pass' : 'a unit test notices it'}`)
  }
  process.exitCode = astray === 0 ? 0 : 1
}
