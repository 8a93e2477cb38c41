import type { KeptOutside, Outside } from '#core/ports.ts'
import { pathOf } from '#store/outside.ts'

export interface MemoryOutside extends Outside {
  /** All that is kept, by where it lies, in order. */
  readonly kept: () => readonly KeptOutside[]
}

/** What is kept outside the table, in memory. */
export function memoryOutside(): MemoryOutside {
  const files = new Map<string, readonly KeptOutside[]>()
  return {
    async keep(name, at, kept) {
      files.set(pathOf(name, at), structuredClone(kept))
    },
    kept: () => [...files.keys()].toSorted().flatMap((path) => files.get(path)!),
  }
}
