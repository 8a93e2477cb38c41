import type { Item, Ports } from '#core/ports.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Feed } from './stream/pump.ts'

/** Where records are kept and who runs the functions on them: DynamoDB with built bundles, or memory. */
export interface Backing {
  /** In a few words, for whoever starts it. */
  readonly line: string
  /** Whether records survive a restart. */
  readonly kept: boolean
  readonly table: Pick<Ports, 'stores' | 'directory'>
  readonly feed: Feed
  /** Loads the functions, which must have been built by now; their clock is ahead of the real one by `offset` ms. */
  startFunctions(offset: number): Promise<Runtime>
  /** Puts records in as they are, whatever their version; the stream tells of them. */
  load(items: readonly Item[]): Promise<void>
  /** No records any more. */
  empty(): Promise<void>
  stop(): Promise<void>
}
