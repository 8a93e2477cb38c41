import type { Test } from './suite.ts'

/**
 * Milliseconds of processor a mutant gets: code that every test comes by would need all of them, ten seconds each. The
 * tests that have caught mutants of the same file go first, then those of its folder, then the quickest. A mutant that
 * outlives its budget counts as survived, so the score errs downwards only; `BUDGET=60000` gives each all its tests.
 */
const BUDGET = Number(process.env['BUDGET'] ?? 3_000)

/** As if it were so many milliseconds quicker. */
const OF_ITS_FOLDER = 200

const isNear = (file: string, id: string): boolean => id.startsWith(`test/unit/${/\/core\/(\w+)\//.exec(file)?.[1]}/`)

export function chooser() {
  const times = new Map<string, number>()
  const catches = new Map<string, number>()
  const timeOf = (id: string) => times.get(id) ?? 10

  return {
    took: (id: string, ms: number) => void times.set(id, ms),
    caught: (file: string, id: string) => void catches.set(`${file} ${id}`, (catches.get(`${file} ${id}`) ?? 0) + 1),
    likely(file: string, tests: readonly Test[], covering: readonly string[] | undefined): Test[] {
      const wanted = covering && new Set(covering)
      const worth = ({ id }: Test) =>
        (catches.get(`${file} ${id}`) ?? 0) * 20 + (isNear(file, id) ? OF_ITS_FOLDER : 0) - timeOf(id)
      const sorted = tests.filter(({ id }) => !wanted || wanted.has(id)).sort((a, b) => worth(b) - worth(a))
      let left = BUDGET
      return sorted.filter(({ id }, n) => (left -= timeOf(id)) > 0 || n === 0)
    },
  }
}
