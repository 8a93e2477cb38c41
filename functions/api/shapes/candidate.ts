import * as z from 'zod'
import { CODES } from '#core/reference/rule-codes.ts'
import { OFFER_STATES } from '#core/records/offer.ts'
import { slot } from './common.ts'

export const candidateShape = z.strictObject({
  partnerId: z.string(),
  firstName: z.string(),
  codes: z.array(z.enum(CODES)).describe('Every rule that fails; empty: fits'),
  rank: z.int().optional(),
  score: z
    .strictObject({ unknown: z.number(), unwished: z.number(), load: z.number(), experience: z.number(), language: z.number() })
    .optional()
    .describe('The parts of the order: the first that differs decides, the smaller comes first'),
  slots: z.array(slot),
  asked: z.enum(OFFER_STATES).optional(),
})
