import * as z from 'zod'
import { at } from './common.ts'

export const actor = z.strictObject({
  role: z.enum(['worker', 'coordinator', 'admin', 'partner', 'system']),
  id: z.string(),
  onBehalfOf: z.strictObject({ role: z.enum(['worker', 'partner', 'parent']), id: z.string() }).optional(),
})

export const historyLine = z.strictObject({
  at,
  by: actor,
  what: z.string(),
  kind: z.string(),
  id: z.string(),
  state: z.string().optional(),
  version: z.int(),
  note: z.string().optional(),
})
