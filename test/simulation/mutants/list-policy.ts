import type { Mutant } from './mutant.ts'

/** Bugs of who may do what, and see what. */
export const POLICY: readonly Mutant[] = [
  {
    name: 'repeat-tells-all',
    file: 'packages/core/commit/transact.ts',
    find: `  if (await maySeeNow(call, item)) return item as unknown as Result`,
    put: `  if (item) return item as unknown as Result`,
    caughtBy: /showed worker(-2)? what is a colleague's/,
    why: 'a worker who has handed a request over says an old thing again, and reads how it goes on with the colleague',
    unit: 'kills it too',
  },
]
