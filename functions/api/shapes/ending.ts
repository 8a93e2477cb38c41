import * as z from 'zod'
import { at, date } from './common.ts'
import { agreementShape } from './agreement.ts'

export const endingShape = z.strictObject({
  id: z.string().describe("A partner's id, or `agreements`"),
  until: date.optional().describe('Of a partner: the last day that undertaking and agreement are both in force'),
  agreements: z.array(agreementShape).describe('Between organisations: those that end soon, or have ended'),
  meetings: z
    .array(
      z.strictObject({
        meetingId: z.string(),
        requestId: z.string(),
        partnerId: z.string(),
        start: at,
        end: at,
        until: date.describe('The last day of what it rests on'),
      }),
    )
    .describe('Agreed beyond an end and not chosen for yet, the soonest first'),
  underWay: z.boolean().describe('Something that was chosen is still being carried out'),
})
