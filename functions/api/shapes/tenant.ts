import * as z from 'zod'
import { PAGE_LANGUAGES } from '#core/reference/languages.ts'

export const areaShape = z.strictObject({
  code: z.string(),
  county: z.string(),
  names: z.strictObject({ fi: z.string(), sv: z.string() }),
  openMeetingPlace: z.string().optional(),
})

export const settingsShape = z.strictObject({
  coordinatorPhone: z.string(),
  dutyPhone: z.string().optional().describe('Who is on duty outside office hours'),
  coordinatorEmail: z.string(),
  language: z.enum(PAGE_LANGUAGES).describe('What is written to whoever has not said'),
  partnerTitle: z.string(),
})
