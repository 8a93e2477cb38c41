import { EARLIER } from '../earlier/beside.ts'
import { FAULT_KINDS } from '../world/faults.ts'
import { type Options, type Run, simulate } from '../simulate.ts'

/** Leaves out one kind of fault after another, as long as something is still wrong. */
export async function shrunk(seed: number, options: Options): Promise<{ run: Run; without: string[] }> {
  let run = await simulate(seed, options)
  let without = [...(options.without ?? [])]
  for (const kind of [EARLIER, ...FAULT_KINDS]) {
    const fewer = await simulate(seed, { ...options, without: new Set([...without, kind]) })
    if (fewer.wrong.length === 0 || run.met.size <= fewer.met.size) continue
    run = fewer
    without = [...without, kind]
  }
  return { run, without }
}
