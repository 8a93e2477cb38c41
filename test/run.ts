/**
 * `npm test`: everything, with one closing line `N passed, N failed`. Build, format, lint, types and unused code count one
 * each; a skipped or todo test counts as failed. `SEED=123 npm test` repeats the property tests of an earlier run. What is
 * committed, and nothing besides, has a seed of its own: whoever tries the same files anywhere tries the same of them.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from './support/script.ts'
import { type Report, type Tally, tally } from './support/tally.ts'

const ROOT = join(import.meta.dirname, '..')
const REPORT = join(ROOT, 'test-results', 'vitest.json')
const SUITES = ['unit', 'contract', 'journey', 'simulation', 'commands', 'browser', 'infra', 'architecture']
const CHECKS: readonly (readonly [name: string, ...words: string[]])[] = [
  ['build', ...wordsOf('build')],
  ['format', ...wordsOf('format'), '--check'],
  ['lint', ...wordsOf('lint')],
  ['types', ...wordsOf('typecheck'), '--singleThreaded'], // half the work of several checkers, and the cores have other checks
  ['unused code', ...wordsOf('unused')],
]

const seed = process.env['SEED'] ?? String(seedOfFiles() ?? Math.floor(Math.random() * 0x7fffffff))
const began = performance.now()
const results = new Map<string, Tally>()
console.log(`seed ${seed}`)

await Promise.all(
  CHECKS.map(async ([name, command = '', ...args]) => {
    const { code, output } = await run(command, args, 'quiet')
    results.set(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}${code === 0 ? '' : `\n${output.trimEnd()}`}`)
  }),
)

mkdirSync(join(ROOT, 'test-results'), { recursive: true })
rmSync(REPORT, { force: true }) // an earlier run's must never be counted
await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`], 'shown')
for (const [suite, counts] of tally(readReport(), SUITES)) results.set(suite, counts)

const sum = (part: keyof Tally) => [...results.values()].reduce((total, counts) => total + counts[part], 0)
for (const [name, { passed, failed }] of results) console.log(`${name}: ${passed} passed, ${failed} failed`)
console.log(`seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1

/** From the name that git gives to all that is committed; undefined where something else lies here, or git does not. */
function seedOfFiles(): number | undefined {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' })
  const [changed, tree] = [git('status', '--porcelain'), git('rev-parse', 'HEAD^{tree}')]
  return changed.status === 0 && changed.stdout === '' && tree.status === 0
    ? Number.parseInt(tree.stdout.slice(0, 7), 16)
    : undefined
}

function run(command: string, args: readonly string[], how: 'quiet' | 'shown') {
  const { promise, resolve } = Promise.withResolvers<{ code: number | null; output: string }>()
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, SEED: seed, CI: 'true', REDUCED: '1' },
    stdio: how === 'quiet' ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk))
  child.on('error', (error) => resolve({ code: null, output: String(error) }))
  child.on('close', (code) => resolve({ code, output }))
  return promise
}

/** Without a report nothing ran: a failure of its own, by way of the expected suites. */
function readReport(): Report {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  } catch (error) {
    console.error(`vitest left no report: ${String(error)}`)
    return { success: false, testResults: [] }
  }
}
