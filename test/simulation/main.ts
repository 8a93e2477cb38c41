/** What `run.ts` builds and runs: seeds one after another, or one of them told as a story. */
import { type Run, simulate } from './simulate.ts'
import { makeTenant } from './tenant.ts'

export interface Asked {
  readonly seeds: readonly number[]
  readonly trace: boolean
  readonly without: ReadonlySet<string>
  readonly seen: (run: Run) => boolean
}

/** Runs until somebody has seen enough. */
export async function runSeeds({ seeds, trace, without, seen }: Asked): Promise<void> {
  const tenant = await makeTenant()
  for (const seed of seeds) if (!seen(await simulate(seed, { tenant, trace, without }))) return
}
