import type { Context } from 'hono'
import { traced } from '#core/commit/trace.ts'
import type { Ports } from '#core/ports.ts'

/** What a room is told beside the request itself (`lambda.ts`): nothing that whoever asks could say. */
export interface Beside {
  /** The request's id in the log of the front door. */
  readonly trace?: string | undefined
}

/** The ports for one visit: whatever it commits or logs can be followed from the line that the front door wrote of it. */
export const tracedFor = (c: Context, ports: Ports): Ports => traced(ports, (c.env as Beside | undefined)?.trace)
