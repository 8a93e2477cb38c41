/**
 * Stryker's test runner for the unit tests of core: all in this one process, loaded once. Vitest starts a worker and
 * loads the whole graph for every mutant, seconds each; here a mutant costs what its own tests cost. Shapes are those of
 * `@stryker-mutator/api/test-runner`, written out because that package is not among the product's.
 */
import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { afresh, hook } from './loading.ts'
import { chooser } from './choose.ts'
import { cleanUp, collect, type Test, tests } from './suite.ts'
import { FILES, NOT_ASKED, REMEMBERS } from './which.ts'

interface Result {
  readonly id: string
  readonly name: string
  readonly fileName: string
  readonly timeSpentMs: number
  readonly status: 0 | 1
  readonly failureMessage?: string
}

interface Mutating {
  readonly testFilter?: readonly string[]
  readonly activeMutant: { readonly id: string; readonly fileName: string }
  readonly mutantActivation: 'runtime' | 'static'
  readonly hitLimit?: number
}

/** What the broken code reads: which mutant is on, whose test is running, how often a mutant was come by. */
interface Namespace {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  mutantCoverage?: object
  hitCount?: number | undefined
  hitLimit?: number | undefined
}

const PASSED = 0
const FAILED = 1
/** Milliseconds after which a promise nobody will keep is given up. */
const HANGS = 20_000
/** Stryker ends a loop at a hundred times the hits of all tests together; five times are never right, either. */
const FEWER_HITS = 20

const stryker = ((globalThis as unknown as Record<string, Namespace>)['__stryker__'] ??= {})

class UnitTests {
  /** Patterns of the files whose tests are loaded: fewer in a rehearsal. */
  files: readonly string[] = FILES
  private readonly choose = chooser()
  private stale = false

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    Object.assign(process.env, { WALKS: '1', SEED: '20260101' })
    hook(process.cwd())
  }

  async dryRun() {
    await load(this.files)
    const results = await run(tests, 'all')
    for (const { id, timeSpentMs } of results) this.choose.took(id, timeSpentMs)
    return { status: 'complete', tests: results, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ testFilter, activeMutant: { id, fileName }, mutantActivation, hitLimit }: Mutating) {
    const remembers = REMEMBERS.test(fileName)
    const fixed = mutantActivation === 'static'
    Object.assign(stryker, { activeMutant: fixed ? id : undefined, hitCount: undefined, hitLimit: undefined })
    try {
      if (fixed || this.stale || remembers || tests.length === 0) await load(this.files)
    } catch (error) {
      return { status: 'killed', killedBy: [], failureMessage: `cannot be loaded: ${String(error)}`, nrOfTests: 0 }
    } finally {
      this.stale = fixed || remembers
    }
    Object.assign(stryker, { activeMutant: id, hitCount: 0, hitLimit: hitLimit && hitLimit / FEWER_HITS })
    const results = await run(this.choose.likely(fileName, tests, testFilter), 'until one fails')
    if ((stryker.hitCount ?? 0) > (stryker.hitLimit ?? Infinity)) return { status: 'timeout', reason: 'it went round and round' }
    const failed = results.find(({ status }) => status === FAILED)
    if (!failed) return { status: 'survived', nrOfTests: results.length }
    this.choose.caught(fileName, failed.id)
    return { status: 'killed', killedBy: [failed.id], failureMessage: failed.failureMessage, nrOfTests: results.length }
  }
}

async function load(files: readonly string[]): Promise<void> {
  tests.length = 0
  const version = afresh()
  for (const file of globSync([...files], { exclude: NOT_ASKED }).sort()) {
    collect(file)
    await import(`${pathToFileURL(file).href}?${version}`)
  }
}

async function run(chosen: readonly Test[], how: 'all' | 'until one fails'): Promise<Result[]> {
  const results: Result[] = []
  for (const one of chosen) {
    if (how === 'all') stryker.currentTestId = one.id
    const before = process.cpuUsage()
    const failureMessage = await failure(one)
    stryker.currentTestId = undefined
    const { user, system } = process.cpuUsage(before)
    const said = { id: one.id, name: one.name, fileName: one.file, timeSpentMs: (user + system) / 1_000 }
    results.push(failureMessage === undefined ? { ...said, status: PASSED } : { ...said, status: FAILED, failureMessage })
    if (failureMessage !== undefined && how !== 'all') return results
  }
  return results
}

/** Why the test failed, or nothing. A rejection that nobody waited for fails it, too. */
async function failure({ before, run, after }: Test): Promise<string | undefined> {
  const { promise: lost, reject } = Promise.withResolvers<never>()
  lost.catch(() => undefined) // heard below, or too late to matter
  const hanging = setTimeout(reject, HANGS, new Error('hangs'))
  process.on('unhandledRejection', reject)
  try {
    for (const prepare of before) await Promise.race([prepare(), lost])
    await Promise.race([run(), lost])
    await Promise.race([new Promise((done) => setImmediate(done)), lost])
    return undefined
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack}` : String(error)
  } finally {
    clearTimeout(hanging)
    process.off('unhandledRejection', reject)
    for (const clean of [...cleanUp.splice(0), ...after]) await clean()
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'unit-tests', injectableClass: UnitTests }]
