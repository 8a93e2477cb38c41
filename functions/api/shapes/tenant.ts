import * as z from 'zod'
import { AUDIENCES } from '#core/reference/audiences.ts'
import { CHANNELS } from '#core/reference/channels.ts'
import { CHECK_BASES } from '#core/records/check-basis.ts'
import { date } from './common.ts'
import { PAGE_LANGUAGES } from '#core/reference/languages.ts'
import { TRAVEL } from '#core/records/tenant.ts'
import { WAYS } from '#core/records/way.ts'

export const areaShape = z.strictObject({
  code: z.string(),
  county: z.string(),
  names: z.strictObject({ fi: z.string(), sv: z.string() }),
  openMeetingPlace: z.string().optional(),
  places: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        link: z.string().optional().describe('Of a room to meet in remotely'),
        instructions: z.string().optional(),
      }),
    )
    .optional()
    .describe('Where people meet here, to choose from'),
})

export const goalShape = z.strictObject({
  code: z.string(),
  names: z.strictObject({ fi: z.string(), sv: z.string(), en: z.string() }),
})

export const settingsShape = z.strictObject({
  coordinatorPhone: z.string(),
  dutyPhone: z.string().optional().describe('Who is on duty outside office hours'),
  coordinatorEmail: z.string(),
  language: z.enum(PAGE_LANGUAGES).describe('What is written to whoever has not said'),
  noShowPay: z.enum(['whole', 'half', 'none']).describe('What a partner is paid where they came and the family did not'),
  partnerTitle: z.string(),
  goals: z.array(goalShape).describe('What can be chosen as the own goal of a parent'),
  checkBases: z
    .array(
      z.strictObject({
        channel: z.enum(CHANNELS),
        audience: z.enum(AUDIENCES),
        basis: z.enum(CHECK_BASES),
        on: date,
        by: z.string(),
      }),
    )
    .describe('By which act partners are checked, by kind of request; recorded at a request of that kind'),
  travel: z.enum(TRAVEL).optional().describe('Whether travel is paid for besides the fee'),
  remindAt: z
    .array(z.strictObject({ days: z.int(), by: z.enum(WAYS) }))
    .describe('How many days before a meeting it is reminded of, and by which way where its partner has not chosen one'),
})
