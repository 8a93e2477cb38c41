import * as z from 'zod'
import { SERVED } from '#core/reference/phases.ts'
import { date } from './common.ts'

export const agreementShape = z.strictObject({
  id: z.string(),
  county: z.string(),
  area: z.string(),
  phase: z.enum(SERVED),
  organisation: z.string(),
  organisationId: z.string(),
  validFrom: date,
  validTo: date.optional(),
})

export const organisationShape = z.strictObject({ id: z.string(), name: z.string() })
