import * as z from 'zod'
import { CODES } from '#core/matching/codes.ts'
import { PHASES } from '#core/reference/phases.ts'
import { URGENCIES } from '#core/request/request.ts'
import { at, owner } from './common.ts'

export const queueRowShape = z.strictObject({
  id: z.string(),
  kind: z.string(),
  requestId: z.string().optional(),
  state: z.string(),
  owner,
  waitsFor: z.string(),
  due: at.nullable(),
  reason: z.string(),
  stuck: z.strictObject({ since: at.optional() }).optional().describe('It does not go on by itself: retry it, or see to it otherwise'),
  area: z.string().optional(),
  urgency: z.enum(URGENCIES).optional(),
  phases: z.array(z.enum(PHASES)).optional(),
  createdAt: at.optional(),
  nudges: z.int().optional(),
  misses: z.array(z.strictObject({ partnerId: z.string(), codes: z.array(z.enum(CODES)) })).optional(),
  missing: z.record(z.string(), z.int()).optional().describe('By failing rule: how many partners'),
})
