/** What is set in a process (`set-traps.ts`) and what is built to run in it share one switch, and nothing else. */
export const TRAPS = Symbol.for('traps of a simulated run')

export interface Traps {
  /** Told of what a run reaches; while nobody is told, everything is let through. */
  caught: ((what: string) => void) | undefined
  /** For the simulator itself: to go on in a new turn of the event loop. */
  readonly later: (run: () => void) => void
}

function traps(): Traps {
  const set = (globalThis as { [TRAPS]?: Traps })[TRAPS]
  if (!set) throw new Error('no traps are set: the simulator is loaded by builtSimulator()')
  return set
}

export const later: Traps['later'] = (run) => traps().later(run)

/**
 * While the rooms run, whatever would reach real time, chance, a file or the network throws, and is
 * written down even where somebody catches it or does not wait for it. So is what nobody catches.
 */
export function trapped<T>(caught: (what: string) => void, run: () => Promise<T>): Promise<T> {
  const set = traps()
  const nobody = (reason: unknown) => caught(`nobody caught ${reason instanceof Error ? reason.stack : String(reason)}`)
  process.on('unhandledRejection', nobody)
  set.caught = caught
  return run().finally(() => {
    set.caught = undefined
    process.off('unhandledRejection', nobody)
  })
}
