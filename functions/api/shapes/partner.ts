import * as z from 'zod'
import { LANGUAGE_LEVELS, PARTNER_STATES } from '#core/records/partner.ts'
import { MANNERS, LANGUAGES, PAGE_LANGUAGES } from '#core/reference/languages.ts'
import { LIVED_AS } from '#core/reference/lived-as.ts'
import { PHASES } from '#core/reference/phases.ts'
import { ROLES } from '#core/reference/roles.ts'
import { MODES } from '#core/records/request.ts'
import { WAYS } from '#core/records/way.ts'
import { at, date, slot, waiting } from './common.ts'

const weekly = z.strictObject({
  day: z.int().min(1).max(7).describe('Monday is 1'),
  from: z.string(),
  to: z.string(),
  validFrom: date.optional(),
  validTo: date.optional(),
})

const way = z.enum(WAYS).optional()

const booking = z.strictObject({
  meetingId: z.string(),
  requestId: z.string(),
  start: at,
  end: at,
  mode: z.enum(MODES),
  asked: z.literal(true).optional().describe('Only asked about so far: not agreed'),
})

/** Private exclusions are not here: nobody is shown why CONFLICT applies. */
export const partnerShape = z.strictObject({
  ...waiting,
  state: z.enum(PARTNER_STATES),
  createdAt: at,
  firstName: z.string(),
  introduction: z.string(),
  organisation: z.string(),
  organisationId: z.string(),
  roles: z.array(z.enum(ROLES)),
  experience: z.array(z.enum(PHASES)),
  livedAs: z.array(z.enum(LIVED_AS)).describe('As whom they have lived through child protection'),
  languages: z.array(z.strictObject({ code: z.enum(LANGUAGES), level: z.enum(LANGUAGE_LEVELS), manner: z.enum(MANNERS) })),
  areas: z.array(z.string()),
  modes: z.array(z.enum(MODES)),
  gender: z.enum(['woman', 'man']).optional(),
  availability: z.strictObject({ weekly: z.array(weekly), extra: z.array(slot), away: z.array(slot) }),
  travelMinutes: z.int(),
  pausedUntil: at.optional(),
  capacity: z.strictObject({ families: z.int(), meetingsPerDay: z.int(), hoursPerMonth: z.number(), offersPerWeek: z.int() }),
  earningsCap: z.int().optional().describe('Cents in a month'),
  urgentAtNight: z.boolean(),
  contactBy: z.array(z.enum(['sms', 'email'])).describe('By which ways they may be written to at all'),
  ways: z
    .strictObject({ ask: way, atOnce: way, rest: way })
    .describe('Which of those they have chosen for what they are asked, what has changed or is near, and the rest'),
  showsNumber: z
    .boolean()
    .optional()
    .describe(
      'Whether a worker they are confirmed with may see their number; absent: they have not been asked, and it is not shown',
    ),
  speaks: z.enum(PAGE_LANGUAGES),
  checks: z.strictObject({
    undertakingUntil: date.optional(),
    agreementUntil: date.optional(),
    extract: z.strictObject({ checkedOn: date, basis: z.enum(['504/2002', '148/2014']), checkedBy: z.string() }).optional(),
  }),
  contact: z
    .strictObject({
      name: z.string(),
      phone: z.string().optional(),
      email: z.string().optional(),
      payrollNumber: z.string().optional(),
    })
    .optional(),
  bookings: z.array(booking).optional(),
  families: z.array(z.string()).optional().describe('Ids of the requests where this partner is confirmed'),
})
