import * as z from 'zod'
import { FIELD_PROBLEMS } from '#core/refusal.ts'

/** RFC 9457. */
export const problemShape = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('What programs tell problems apart by'),
  detail: z.string().optional(),
  errors: z.array(z.strictObject({ path: z.string(), code: z.enum(FIELD_PROBLEMS), message: z.string() })).optional(),
  context: z.record(z.string(), z.unknown()).optional().describe('Which rules, states or versions: codes only'),
})
