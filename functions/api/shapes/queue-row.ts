import * as z from 'zod'
import { CODES } from '#core/reference/rule-codes.ts'
import { PARTNER_TEMPLATES, STAFF_TEMPLATES } from '#core/records/templates.ts'
import { SERVED } from '#core/reference/phases.ts'
import { URGENCIES } from '#core/records/request.ts'
import { actor } from './history.ts'
import { at, owner, turn } from './common.ts'

export const queueRowShape = z.strictObject({
  id: z.string(),
  kind: z.string(),
  requestId: z.string().optional(),
  state: z.string(),
  owner,
  waitsFor: z.string(),
  due: at.nullable(),
  reason: z.string(),
  stuck: z
    .strictObject({ since: at.optional() })
    .optional()
    .describe('It does not go on by itself: retry it, or see to it otherwise'),
  reference: z.string().optional().describe('What its worker and every message call the request by'),
  area: z.string().optional(),
  urgency: z.enum(URGENCIES).optional(),
  phases: z.array(z.enum(SERVED)).optional(),
  createdAt: at.optional(),
  nudges: z.int().optional(),
  turn: turn.optional().describe('Of a request: what is most pressing, but for what stands in the list by itself'),
  partner: z
    .strictObject({ id: z.string(), name: z.string().optional() })
    .optional()
    .describe('Who was asked, comes to the meeting, or whose card or diary it is; the first name'),
  template: z
    .enum([...PARTNER_TEMPLATES, ...STAFF_TEMPLATES])
    .optional()
    .describe('Of a message: what it says'),
  to: z
    .strictObject({ role: z.enum(['partner', 'worker', 'coordinator']), id: z.string(), name: z.string().optional() })
    .optional(),
  channel: z.enum(['sms', 'email']).optional(),
  failedFor: z.string().optional().describe("Why it did not arrive: a code, ours or the provider's"),
  code: z.string().optional().describe('Of sending that stands still: what the provider says of the account'),
  forgotten: z
    .strictObject({
      about: z.enum(['request', 'partner', 'tenant']),
      known: z.array(
        z.strictObject({ at, by: actor, name: z.string().optional(), kind: z.string(), id: z.string(), what: z.string() }),
      ),
      more: z.int(),
      unknown: z.literal(true).optional(),
    })
    .optional()
    .describe('Of what was lost when the records were restored: what was done by whom; `unknown`, all of it is gone'),
  wrote: z
    .strictObject({
      about: z.enum(['words', 'stop']),
      at,
      until: at,
      from: z.string().describe('The number it came from, but for its last two digits masked'),
      said: z.string().optional(),
      withheld: z.string().optional().describe('What stood in it that is never stored: the words were not kept'),
    })
    .optional()
    .describe('What a partner wrote by SMS that is no answer, kept until `until`; or, `stop`, that they want no SMS any more'),
  misses: z.array(z.strictObject({ partnerId: z.string(), codes: z.array(z.enum(CODES)) })).optional(),
  missing: z.record(z.string(), z.int()).optional().describe('By failing rule: how many partners'),
})
