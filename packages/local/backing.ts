import type { Ports } from '#core/ports.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Feed } from './stream/pump.ts'

/** Where records are kept and who runs the functions on them: DynamoDB with built bundles, or memory. */
export interface Backing {
  /** In a few words, for whoever starts it. */
  readonly line: string
  readonly table: Pick<Ports, 'stores' | 'directory'>
  readonly runtime: Runtime
  readonly feed: Feed
  /** No records any more. */
  empty(): Promise<void>
  stop(): Promise<void>
}
