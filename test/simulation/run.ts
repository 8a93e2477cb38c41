/**
 * `npm run simulate:faults -- --seeds 1000 [--from 1]`: so many seeds, one after another; stops at the first that fails.
 * `-- --seed 42 --trace`: one of them as a story (`--seed 42,43`: some). `--without kind,kind` leaves faults out, `--keep-going` does not stop,
 * `--seconds 10` does, `--beside earlier` has another version answer in every seed (`earlier/stand-ins.ts` names them),
 * `--large` gives each seed very many meetings and questions, `--restores` puts the table back to an earlier moment in each, `--hashes` prints the digest of each run, `--pairs` counts every fault at every port call, `--cores 2` shares the seeds
 * out, `--progress` says every half a minute how far it is.
 */
import { parseArgs } from 'node:util'
import { builtSimulator } from './command/build.ts'
import { onCores, type Told } from './command/cores.ts'
import { report } from './command/report.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
    seconds: { type: 'string', default: 'Infinity' },
    trace: { type: 'boolean', default: false },
    without: { type: 'string', default: '' },
    beside: { type: 'string' },
    large: { type: 'boolean', default: false },
    restores: { type: 'boolean', default: false },
    hashes: { type: 'boolean', default: false },
    'keep-going': { type: 'boolean', default: false },
    pairs: { type: 'boolean', default: false },
    progress: { type: 'boolean', default: false },
    cores: { type: 'string', default: '1' },
    /** `0/2`: the first of two processes, which tells the one that started it. */
    share: { type: 'string', default: '0/1' },
  },
})
const chosen = values.seed?.split(',').map(Number)
const from = Number(values.from ?? Math.floor(Math.random() * 1e9))
const [core = 0, cores = 1] = values.share.split('/').map(Number)
const all = chosen ?? Array.from({ length: Number(values.seeds ?? 1000) }, (_, n) => from + n)
const seeds = all.filter((_, n) => n % cores === core)

async function oneAfterAnother(seen: (told: Told) => boolean): Promise<void> {
  const { runSeeds } = await builtSimulator({ beside: values.beside })
  const began = process.cpuUsage()
  const spent = () => Object.values(process.cpuUsage(began)).reduce((sum, one) => sum + one, 0)
  await runSeeds({
    seeds,
    trace: values.trace,
    without: new Set(values.without.split(',').filter(Boolean)),
    beside: values.beside !== undefined,
    large: values.large || undefined,
    restores: values.restores || undefined,
    seen: (run, smaller) => seen({ run, smaller, spent: spent() }),
  })
}

if (process.send) {
  const tell = process.send.bind(process)
  await oneAfterAnother(({ run, ...told }) => {
    tell({ ...told, run: values.trace || values.hashes ? run : { ...run, story: [] } }) // false only says that it is much to tell
    return true
  })
  process.disconnect()
} else {
  const told = report({
    trace: values.trace,
    hashes: values.hashes || values.trace,
    seconds: Number(values.seconds),
    keepGoing: values['keep-going'],
    again: `${values.beside === undefined ? '' : ` --beside ${values.beside}`}${values.large ? ' --large' : ''}${values.restores ? ' --restores' : ''}`,
    pairs: values.pairs,
    progress: values.progress,
  })
  process.once('SIGTERM', () => (told.close(), process.exit(1)))
  process.once('SIGINT', () => (told.close(), process.exit(1)))
  const args = [...process.argv.slice(2), '--from', String(from)]
  await (Number(values.cores) > 1
    ? onCores(Number(values.cores), args, { seeds: all.length, seen: told.seen })
    : oneAfterAnother(told.seen))
  process.exitCode = told.close() ? 0 : 1
}
