import * as z from 'zod'
import { CODES } from '#core/reference/rule-codes.ts'
import { OFFER_STATES } from '#core/records/offer.ts'
import { CHECKED, GOES_ON } from '#core/records/phase-check.ts'
import { at, owner, slot, waiting } from './common.ts'

export const offerShape = z.strictObject({
  ...waiting,
  state: z.enum(OFFER_STATES),
  requestId: z.string(),
  partnerId: z
    .string()
    .describe('Empty for a worker unless that partner has said yes, and after a hand-over until it is confirmed that they go on'),
  createdAt: at,
  wave: z.int(),
  slots: z.array(slot),
  answerBy: at.describe('Answers count before this'),
  slot: slot.optional().describe('The one accepted'),
  counter: slot.optional().describe("The partner's own proposal"),
  answeredAt: at.optional(),
  override: z
    .strictObject({
      rules: z.array(z.enum(CODES)),
      reason: z.string().optional(),
      said: z.array(z.enum(CODES)).optional().describe('Which of them the partner set aside themselves, by phone'),
    })
    .optional()
    .describe('For coordinators'),
  endedFor: z.string().optional(),
  goesOn: z.enum(GOES_ON).optional().describe('What the partner said when they were last asked whether they go on'),
  stillOpen: z
    .array(z.strictObject({ waitsFor: z.enum(CHECKED), owner, until: at, reason: z.string() }))
    .describe('What is open of this seat since the phases changed'),
})
