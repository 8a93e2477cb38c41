import * as z from 'zod'
import { at } from './common.ts'

export const digestShape = z.strictObject({
  whose: z.enum(['shared', 'own']),
  times: z.array(z.string()).describe('Local times, `HH:MM`, on working days; none: no digest'),
  next: at.optional().describe('When it is looked at next; no mail goes where nothing is new or late'),
  sentAt: at.optional().describe('The last one that went'),
  failedFor: z.string().optional().describe('Why the last one did not arrive'),
})
