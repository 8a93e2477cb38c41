/** What `run.ts` builds and runs: seeds one after another, or one of them told as a story. */
import { shrunk } from './shrink.ts'
import { type Run, simulate } from '../simulate.ts'
import { makeTenant } from '../world/tenant.ts'

export interface Asked {
  readonly seeds: readonly number[]
  readonly trace: boolean
  readonly without: ReadonlySet<string>
  readonly beside?: boolean
  readonly seen: (run: Run, smaller?: { run: Run; without: string[] }) => boolean
}

/** Runs until somebody has seen enough. */
export async function runSeeds({ seeds, trace, without, beside = false, seen }: Asked): Promise<void> {
  const tenant = await makeTenant()
  for (const seed of seeds) {
    const run = await simulate(seed, { tenant, trace, without, beside })
    const smaller = run.wrong.length > 0 && !trace ? await shrunk(seed, { tenant, trace: true, without, beside }) : undefined
    if (!seen(run, smaller)) return
  }
}

export { makeTenant, simulate }
