import * as z from 'zod'
import { NOTICE_STATES } from '#core/records/notice.ts'
import { PARTNER_TEMPLATES, STAFF_TEMPLATES } from '#core/records/templates.ts'
import { at, waiting } from './common.ts'

export const noticeShape = z.strictObject({
  ...waiting,
  state: z.enum(NOTICE_STATES),
  requestId: z.string(),
  template: z.enum([...PARTNER_TEMPLATES, ...STAFF_TEMPLATES]),
  channel: z.enum(['sms', 'email']),
  to: z.strictObject({ role: z.enum(['partner', 'worker', 'coordinator']), id: z.string() }),
  sendAt: at,
  sentAt: at.optional(),
  suppressedFor: z.string().optional(),
  failedFor: z.string().optional(),
})
