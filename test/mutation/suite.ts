/** What unit tests import as `vitest` here: collects them, so that one process can run any of them again and again. */
import { format } from 'node:util'
import { expect, vi as real } from 'vitest'
import { afresh } from './loading.ts'
import { SKIPPED } from './which.ts'

expect.setState({ testPath: '' }) // which vitest would ask its worker for, and here is none
export { expect }

type Body = (...given: any[]) => unknown
type Options = object | number | Body

export interface Test {
  readonly id: string
  readonly name: string
  readonly file: string
  readonly before: readonly Body[]
  readonly run: Body
  readonly after: readonly Body[]
}

interface Suite {
  readonly names: readonly string[]
  readonly before: Body[]
  readonly after: Body[]
}

export const tests: Test[] = []
export const cleanUp: Body[] = []
let file = ''
let suite: Suite = { names: [], before: [], after: [] }

/** Everything collected from now on is of this file; what an earlier load of it collected is forgotten. */
export function collect(name: string): void {
  file = name
  suite = { names: [], before: [], after: [] }
}

function one(title: string, first: Options, second?: Options): void {
  if (SKIPPED.includes(title)) return
  const run = (typeof first === 'function' ? first : second) as Body
  const name = [...suite.names, title].join(' > ')
  tests.push({ id: `${file}#${tests.length}`, name, file, before: suite.before, run, after: suite.after })
}

function group(title: string, first: Options, second?: Options): void {
  if (SKIPPED.includes(title)) return
  const outer = suite
  suite = { names: [...outer.names, title], before: [...outer.before], after: [...outer.after] }
  ;((typeof first === 'function' ? first : second) as Body)()
  suite = outer
}

const each = (declare: typeof one) => (cases: readonly unknown[]) => (title: string, first: Options, second?: Options) => {
  for (const given of cases) {
    const values = Array.isArray(given) ? (given as unknown[]) : [given]
    const run = (typeof first === 'function' ? first : second) as Body
    declare(title.includes('%') ? format(title, ...values) : title, () => run(...values))
  }
}

/** Once for all tests of its suite, and once more in every mutant: what is prepared is code under test, too. */
const before = (run: Body): void => void suite.before.push(run)

export const test = Object.assign(one, { each: each(one) })
export const it = Object.assign(one.bind(undefined), { each: test.each })
export const describe = Object.assign(group, { each: each(group) })
export const beforeEach = before
export const beforeAll = before.bind(undefined)
export const afterEach = (run: Body): void => void suite.after.push(run)
/** Ends what only the suites left out have begun. */
export const afterAll = (_run: Body): void => undefined
export const onTestFinished = (run: Body): void => void cleanUp.push(run)

/** The modules of a mutant are read afresh by this loader, not by vitest's. */
export const vi = {
  stubGlobal: real.stubGlobal,
  unstubAllGlobals: real.unstubAllGlobals,
  resetModules: (): void => void afresh(),
}
