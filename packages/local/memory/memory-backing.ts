import type { Backing } from '../backing.ts'
import { CannotRun } from '../cannot-run.ts'

export async function memoryBacking(_options: object): Promise<Backing> {
  throw new CannotRun('The memory database is not here yet.')
}
