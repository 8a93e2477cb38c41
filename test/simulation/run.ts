/**
 * `npm run simulate:faults -- --seeds 1000 [--from 1]`: so many seeds, one after another; stops at the first that fails.
 * `-- --seed 42 --trace`: one of them as a story. `--without kind,kind` leaves faults out, `--keep-going` does not stop,
 * `--seconds 10` does, `--beside earlier` has another version answer in every seed (`earlier/stand-ins.ts` names them),
 * `--hashes` prints the digest of each run, `PAIRS=1` counts every fault at every port call.
 */
import { parseArgs } from 'node:util'
import { builtSimulator } from './build.ts'
import { standingIn } from './earlier/stand-ins.ts'
import { report } from './report.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
    seconds: { type: 'string', default: 'Infinity' },
    trace: { type: 'boolean', default: false },
    without: { type: 'string', default: '' },
    beside: { type: 'string' },
    hashes: { type: 'boolean', default: false },
    'keep-going': { type: 'boolean', default: false },
  },
})
const from = Number(values.seed ?? values.from ?? Math.floor(Math.random() * 1e9))
const seeds = Array.from({ length: values.seed === undefined ? Number(values.seeds ?? 1000) : 1 }, (_, n) => from + n)
const { runSeeds } = await builtSimulator(await standingIn(values.beside))
const told = report({ trace: values.trace, hashes: values.hashes || values.trace, seconds: Number(values.seconds), keepGoing: values['keep-going'] })
await runSeeds({ seeds, trace: values.trace, without: new Set(values.without.split(',').filter(Boolean)), beside: values.beside !== undefined, seen: told.seen })
process.exitCode = told.close() ? 0 : 1
