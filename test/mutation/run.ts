/**
 * `npm run mutation`: does a test fail when core's code is broken? Stryker breaks it in thousands of small ways
 * and runs the unit tests that come by; at the end one table. `npm run mutation -- offer time/zone.ts` breaks only those,
 * `-- --table` tells what was found before, `-- --again` breaks once more where no test failed, and where none was asked,
 * in files that read as they did; `-- --rehearse` does all but Stryker's part, in seconds, `-- --rehearse offer` with the
 * tests of one folder.
 * On first use installs Stryker here, in a package of its own.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Files, isLeft, merge, rangesLeft, rangesOf } from './mutants.ts'
import { rehearse } from './rehearse.ts'
import { survivors } from './survivors.ts'
import { table } from './table.ts'
import { checked } from './types.ts'

const HERE = import.meta.dirname
const ROOT = join(HERE, '../..')
const CORE = join(ROOT, 'packages/core')
const OUT = 'test-results/mutation'
const FOUND = join(ROOT, OUT, 'found.json')
const WITHOUT = ['matching']

const { values: how, positionals: asked } = parseArgs({
  options: { table: { type: 'boolean' }, again: { type: 'boolean' }, rehearse: { type: 'boolean' } },
  allowPositionals: true,
})
const places = globSync('*', { cwd: CORE })
  .filter((name) => !WITHOUT.includes(name))
  .sort()
const unknown = asked.filter((name) => !existsSync(join(CORE, name)))
if (unknown.length > 0) throw new Error(`no such place in packages/core: ${unknown.join(', ')}`)

mkdirSync(join(ROOT, OUT), { recursive: true })
if (how.rehearse) console.log(table(await rehearse(ROOT, join(ROOT, OUT, 'rehearsed'), asked)))
else {
  if (!how.table) {
    if (!existsSync(join(HERE, 'node_modules'))) run('npm', ['ci', '--ignore-scripts'], HERE)
    writeFileSync(FOUND, JSON.stringify(how.again ? again() : afresh()))
  }
  writeFileSync(join(ROOT, OUT, 'survivors.txt'), `${survivors(before())}\n`)
  console.log(`${table(before())}\nWhere no test failed: ${OUT}/survivors.txt`)
}

/** What earlier runs found, in files that were not broken again since. */
function before(): Files {
  return existsSync(FOUND) ? (JSON.parse(readFileSync(FOUND, 'utf8')) as Files) : {}
}

function afresh(): Files {
  const some = asked.length > 0 ? asked : places
  const mutate = some.map((place) => `packages/core/${place}${place.endsWith('.ts') ? '' : '/**/*.ts'}`)
  const now = checked(broken(mutate), ROOT, join(ROOT, OUT, 'types'))
  return asked.length > 0 ? { ...before(), ...now } : now
}

/** After new tests: what is killed stays so, in files that read as they did. */
function again(): Files {
  const ranges = rangesLeft(before(), (file) =>
    existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : undefined,
  )
  return ranges.length > 0 ? checked(merge(before(), broken(ranges), isLeft), ROOT, join(ROOT, OUT, 'types')) : before()
}

/** First what changes while code runs, then what is worked out once, on loading: tables and schemas, read afresh each. */
function broken(mutate: readonly string[]): Files {
  const moving = stryker({ mutate, ignoreStatic: true })
  const ranges = rangesOf(moving)
  return ranges.length > 0 ? merge(moving, stryker({ mutate: ranges, ignoreStatic: false, maxTestRunnerReuse: 60 })) : moving
}

function stryker(settings: object): Files {
  const base = JSON.parse(readFileSync(join(HERE, 'stryker.config.json'), 'utf8')) as object
  const [config, fileName] = [`${OUT}/config.json`, `${OUT}/report.json`]
  writeFileSync(join(ROOT, config), JSON.stringify({ ...base, ...settings, jsonReporter: { fileName } }))
  run('node', [join(HERE, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config], ROOT)
  return (JSON.parse(readFileSync(join(ROOT, fileName), 'utf8')) as { files: Files }).files
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
}
