/** What `run.ts` builds and runs: seeds one after another, or one of them told as a story. */
import { shrunk } from './shrink.ts'
import { type Run, simulate } from '../simulate.ts'
import { makeTenant } from '../world/tenant.ts'

export interface Asked {
  readonly seeds: readonly number[]
  readonly trace: boolean
  readonly without: ReadonlySet<string>
  readonly beside?: boolean
  readonly large?: boolean | undefined
  readonly restores?: boolean | undefined
  readonly seen: (run: Run, smaller?: { run: Run; without: string[] }) => boolean
}

/** Runs until somebody has seen enough. */
export async function runSeeds({ seeds, trace, without, beside = false, large, restores, seen }: Asked): Promise<void> {
  const tenant = await makeTenant()
  const how = { tenant, without, beside, ...(large && { large }), ...(restores && { restores }) }
  for (const seed of seeds) {
    const run = await simulate(seed, { ...how, trace })
    const smaller = run.wrong.length > 0 && !trace ? await shrunk(seed, { ...how, trace: true }) : undefined
    if (!seen(run, smaller)) return
  }
}

export { makeTenant, simulate }
