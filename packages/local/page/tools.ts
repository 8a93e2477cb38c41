import type { Directory } from '#core/ports.ts'
import type { Failure } from '../failures.ts'
import type { Limits } from '../services/limits.ts'
import type { Outbox } from '../services/outbox.ts'
import type { Schedules } from '../services/schedules.ts'

/** What `/local` shows and moves. */
export interface LocalTools {
  readonly publicUrl: string
  readonly directory: Directory
  readonly outbox: Outbox
  readonly schedules: Schedules
  readonly limits: Limits
  readonly failures: () => readonly Failure[]
  readonly now: () => string
  readonly turnTo: (epochMs: number) => Promise<void>
  readonly settle: () => Promise<void>
  /** An SMS from a number, as if its phone had sent it. `id`: to deliver the same one again. */
  readonly text: (sms: { readonly id: string; readonly from: string; readonly text: string }) => Promise<void>
  readonly reset: () => Promise<void>
}
