import type { Room } from '../../../infra/rooms.ts'

/** Whatever runs the functions: built bundles in worker threads, or the same handlers in this process. */
export interface Runtime {
  /** Calls the function with an event of its AWS shape. Throws `FunctionFailed` when it throws, hangs or dies. */
  invoke(room: Room, event: unknown): Promise<unknown>
  /** Milliseconds the domain's clock is ahead of the real one, from the next call on. */
  turnClock(offset: number): void
  stop(): Promise<void>
}

/** What a function did instead of answering. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed'
}
