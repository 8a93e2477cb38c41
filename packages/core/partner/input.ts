import * as z from 'zod'
import { MANNERS, LANGUAGES, PAGE_LANGUAGES, mannersOf } from '../reference/languages.ts'
import { LIVED_AS } from '../reference/lived-as.ts'
import { organisationName } from '../relationship/organisations.ts'
import { PHASES } from '../reference/phases.ts'
import { ROLES } from '../reference/roles.ts'
import { dateInput, freeText, instantInput } from '../input/fields.ts'
import { forbiddenIn } from '../input/note-scan.ts'
import { MODES } from '../records/request.ts'
import type { Occasion } from '../records/templates.ts'
import { WAYS } from '../records/way.ts'
import { checkAvailability } from '../records/availability.ts'
import { LANGUAGE_LEVELS, MOST_LANGUAGES, MOST_TIMES, PARTNER_STATES } from '../records/partner.ts'

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'NOT_A_TIME')
const span = z.strictObject({ start: instantInput, end: instantInput })

const weekly = z.strictObject({
  day: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]),
  from: localTime,
  to: localTime,
  validFrom: dateInput.optional(),
  validTo: dateInput.optional(),
})

/** Weekly windows in local time, dated extra and away times. Empty weekly windows mean "ask me". */
export const availabilitySchema = z
  .strictObject({
    weekly: z.array(weekly).max(MOST_TIMES.weekly, 'TOO_MANY').default([]),
    extra: z.array(span).max(MOST_TIMES.extra, 'TOO_MANY').default([]),
    away: z.array(span).max(MOST_TIMES.away, 'TOO_MANY').default([]),
  })
  .superRefine((availability, context) => {
    for (const { field, code } of checkAvailability(availability)) {
      const known = {
        BAD_TIME: 'NOT_A_TIME',
        BAD_DATE: 'NOT_A_DATE',
        BAD_INSTANT: 'NOT_AN_INSTANT',
        BAD_DAY: 'UNKNOWN_VALUE',
      } as const
      const message = code in known ? known[code as keyof typeof known] : 'END_BEFORE_START'
      context.addIssue({ code: 'custom', path: field.split('.'), message })
    }
  })

const way = z.enum(WAYS, 'UNKNOWN_VALUE').optional()

/** One way for each occasion (ARCHITECTURE.md: One message, one way); the usual one where it is left out. */
export const waysSchema = z.strictObject({ ask: way, atOnce: way, rest: way } satisfies Record<Occasion, unknown>)

/** As people write it; `reachOf` reads it. */
const phone = z
  .string()
  .trim()
  .min(1, 'CHOICE_NEEDED')
  .max(60, 'PHONE_FORM')
  .meta({ description: 'A mobile number as people write it, without a country a Finnish one; answered in E.164' })
const email = z.email('EMAIL_FORM').max(120, 'TOO_LONG')
/** An id of another system: whatever its form, never a person's identity code (docs/field.md: Never stored). */
const noIdentityCode = (id: string) => id.length > 40 || forbiddenIn(id) !== 'IDENTITY_CODE'
const cents = z.int().min(0, 'TOO_SMALL').max(1_000_000, 'TOO_LARGE')
const count = (most: number) => z.int().min(0, 'TOO_SMALL').max(most, 'TOO_LARGE')

const known = z.strictObject({
  code: z.enum(LANGUAGES, 'UNKNOWN_LANGUAGE'),
  level: z.enum(LANGUAGE_LEVELS),
  manner: z.enum(MANNERS).optional(),
})

/** Each language in one manner; who knows it in two has it twice. Where none is said, there is one that goes without saying. */
const languages = z
  .array(known)
  .min(1, 'CHOICE_NEEDED')
  .max(MOST_LANGUAGES, 'TOO_MANY')
  .superRefine((list, context) => {
    const wrong = (n: number, field: string) => context.addIssue({ code: 'custom', path: [n, field], message: 'CONTRADICTORY' })
    for (const [n, { code, manner }] of list.entries()) {
      if (manner !== undefined && !mannersOf(code).includes(manner)) wrong(n, 'manner')
      if (list.slice(0, n).some((one) => one.code === code && one.manner === manner)) wrong(n, 'code')
    }
  })
  .meta({ description: 'Without a manner a sign language is signed, and another spoken; beside a sign language, written' })

/** Everything of a partner that a coordinator edits. Contact data is kept apart from what matching reads. */
export const partnerSchema = z.strictObject({
  firstName: freeText(40).refine((name) => name.length > 0, 'REQUIRED'),
  introduction: freeText(600).default(''),
  organisation: organisationName,
  state: z.enum(PARTNER_STATES).default('applied'),
  roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
  experience: z.array(z.enum(PHASES, 'UNKNOWN_PHASE')).max(PHASES.length).default([]),
  livedAs: z
    .array(z.enum(LIVED_AS))
    .max(LIVED_AS.length)
    .default(['parent'])
    .meta({ description: 'As whom they have lived through child protection; nobody is asked for those they have not lived as' }),
  languages,
  areas: z.array(z.string().max(3, 'UNKNOWN_AREA')).max(60, 'TOO_MANY').default([]),
  modes: z.array(z.enum(MODES)).min(1, 'CHOICE_NEEDED').max(3).default(['in-person', 'remote', 'phone']),
  gender: z.enum(['woman', 'man']).optional(),
  availability: availabilitySchema.default({ weekly: [], extra: [], away: [] }),
  travelMinutes: count(240).default(30),
  capacity: z
    .strictObject({ families: count(20), meetingsPerDay: count(6), hoursPerMonth: count(160), offersPerWeek: count(50) })
    .default({ families: 3, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 5 }),
  earningsCap: cents.optional(),
  urgentAtNight: z.boolean().default(false),
  contactBy: z
    .array(z.enum(['sms', 'email']))
    .min(1, 'CHOICE_NEEDED')
    .max(2)
    .default(['sms', 'email']),
  ways: waysSchema.default({}),
  speaks: z.enum(PAGE_LANGUAGES).default('fi'),
  checks: z
    .strictObject({
      undertakingUntil: dateInput.optional(),
      agreementUntil: dateInput.optional(),
      extract: z.strictObject({ checkedOn: dateInput, basis: z.enum(['504/2002', '148/2014']) }).optional(),
    })
    .default({}),
  conflicts: z
    .strictObject({
      workers: z
        .array(freeText(40).regex(/^[\w.-]*$/, 'UNKNOWN_COLLEAGUE'))
        .max(50, 'TOO_MANY')
        .default([]),
      areas: z.array(z.string().max(3)).max(60, 'TOO_MANY').default([]),
      ownCase: z.boolean().default(false),
    })
    .default({ workers: [], areas: [], ownCase: false }),
  contact: z
    .strictObject({
      name: freeText(80).optional(),
      phone: phone.optional(),
      email: email.optional(),
      payrollNumber: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,20}$/, 'CODE_FORM')
        .refine(noIdentityCode, 'IDENTITY_CODE')
        .optional(),
    })
    .default({}),
})

/** A patch changes only the fields it names; `null` empties one that may be absent. */
export const partnerPatchSchema = z.strictObject(
  Object.fromEntries(Object.entries(partnerSchema.shape).map(([name, field]) => [name, patched(field)])) as unknown as {
    [K in keyof typeof partnerSchema.shape]: z.ZodOptional<
      z.ZodType<undefined extends PartnerInput[K] ? PartnerInput[K] | null : PartnerInput[K]>
    >
  },
)

function patched(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodDefault) return (field.unwrap() as z.ZodType).optional()
  return field instanceof z.ZodOptional ? field.nullable() : field.optional()
}

export type PartnerInput = z.infer<typeof partnerSchema>
