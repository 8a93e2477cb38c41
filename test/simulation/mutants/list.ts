import { CORE } from './list-core.ts'
import { ROOMS } from './list-rooms.ts'
import type { Mutant } from './mutant.ts'

/** Every bug that the simulator must notice. */
export const MUTANTS: readonly Mutant[] = [...ROOMS, ...CORE]
