import * as z from 'zod'
import { LIMITS, STANDSTILLS } from '#core/records/standstill.ts'
import { at } from './common.ts'

const tally = z.record(z.string(), z.int()).describe('By what they say: how many')

export const sendingShape = z.strictObject({
  on: z
    .array(
      z.strictObject({
        id: z
          .enum(STANDSTILLS)
          .describe('`sms`, `email`: the account behind that way takes nothing; `tenant`, `deployment`: on hold'),
        since: at,
        limit: z.enum(LIMITS).optional().describe('Of an account: which limit'),
        code: z.string().optional().describe('What its provider says, as a code'),
        why: z.string().optional().describe('Of a hold: the reason given'),
        next: at.optional().describe('Of an account: when it is tried next'),
      }),
    )
    .describe('What keeps messages from going; empty: they go'),
  held: z
    .strictObject({ goes: tally, needless: tally, tooLate: tally, more: z.int().describe('Beyond those looked at') })
    .describe('What would become of the messages held back, were they released now'),
})
