/**
 * `npm run differential -- --sequences 5000 [--seed 42]`: random sequences of calls on the memory store and on DynamoDB in
 * the emulator, compared call by call. Ends with 1 at the first difference, shrunk, with how to see it again.
 */
import { parseArgs } from 'node:util'
import { compareStores } from './differential.ts'

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '5000' },
    shortest: { type: 'string', default: '5' },
    longest: { type: 'string', default: '25' },
    seed: { type: 'string' },
    path: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 0x7fffffff))
const [sequences, shortest, longest] = [values.sequences, values.shortest, values.longest].map(Number) as [number, number, number]
if (![seed, sequences, shortest, longest].every(Number.isSafeInteger))
  throw new Error('--sequences, --shortest, --longest and --seed take whole numbers')
const began = performance.now()
const seconds = () => Math.round((performance.now() - began) / 1000)
console.log(`seed ${seed}`)
const { met, difference, ...done } = await compareStores({
  sequences,
  between: [shortest, longest],
  seed,
  path: values.path,
  shrink: true,
  told: (progress) => console.log(`${progress.sequences} sequences, ${progress.calls} calls, ${seconds()} s`),
})
if (difference !== undefined) {
  console.log(`DIFFERENT\n${difference}`)
  console.log(
    `again: npm run differential -- --sequences ${sequences} --shortest ${shortest} --longest ${longest} --seed ${seed}`,
  )
}
console.log(
  `${done.sequences} sequences, ${done.calls} calls, ${difference === undefined ? 0 : 1} differences, seed ${seed}, ${seconds()} s`,
)
console.log(JSON.stringify(met))
process.exitCode = difference === undefined ? 0 : 1
