import { builtSimulator } from '../command/build.ts'
import type { Mutant } from './mutant.ts'
import { planted } from './plant.ts'

/** An earlier version beside today's has not the bug, and may have others. */
const ALONE: ReadonlySet<string> = new Set(['earlier-answers'])

export interface Caught {
  /** Seeds run until a violation in the words expected; undefined where there was none. */
  readonly seeds?: number
  /** That violation. */
  readonly by?: string
  /** Seeds until anything was wrong, and what it was. */
  readonly first?: { readonly seeds: number; readonly by: string }
  readonly run: number
}

/** Runs seeds with the bug in until the invariant named has noticed it, at most so many or for so long. */
export async function caught(mutant: Mutant, seeds: Iterable<number>, milliseconds = Infinity): Promise<Caught> {
  const { makeTenant, simulate } = await builtSimulator({ plugins: [planted(mutant)] })
  const tenant = await makeTenant()
  const began = performance.now()
  let first: Caught['first']
  let run = 0
  for (const seed of seeds) {
    run++
    const world = { restores: mutant.restores ?? false, ...(mutant.large && { large: true }) }
    const { wrong } = await simulate(seed, { tenant, without: ALONE, ...world })
    if (wrong[0] !== undefined) first ??= { seeds: run, by: wrong[0] }
    const by = wrong.find((what) => mutant.caughtBy.test(what))
    if (by !== undefined) return { seeds: run, by, run, ...(first && { first }) }
    if (performance.now() - began > milliseconds) break
  }
  return { run, ...(first && { first }) }
}
