import * as z from 'zod'
import { readInput } from '../input/read-input.ts'
import { AUDIENCES } from '../reference/audiences.ts'
import { channelFacts, CHANNELS } from '../reference/channels.ts'
import { LANGUAGES } from '../reference/languages.ts'
import { PHASES } from '../reference/phases.ts'
import { type FieldRefusal, isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Tenant } from '../records/tenant.ts'
import { localDate } from '../time/zone.ts'
import type { Instant } from '../ports.ts'
import { dateInput, freeText, instantInput, windowInput } from '../input/fields.ts'
import { MODES, URGENCIES, type Urgency } from '../records/request.ts'
import { paceOf } from '../reference/pace.ts'
import { needByProblems, windowProblems } from '../input/time-problems.ts'

const NOTE_LENGTH = 300

const phases = z.array(z.enum(PHASES, 'UNKNOWN_PHASE')).max(PHASES.length, 'TOO_MANY').transform(distinct)

/** `POST /requests`: other systems rely on these names. */
export const requestSchema = z.strictObject({
  channel: z.enum(CHANNELS).default('peer-support'),
  phases,
  area: z.string().max(3, 'UNKNOWN_AREA'),
  audience: z.enum(AUDIENCES).default('parent'),
  languages: z.array(z.enum(LANGUAGES, 'UNKNOWN_LANGUAGE')).min(1, 'CHOICE_NEEDED').max(5, 'TOO_MANY').transform(distinct),
  interpreter: z.boolean().default(false),
  windows: z.array(windowInput).max(10, 'TOO_MANY').default([]),
  needBy: instantInput.optional(),
  durationMinutes: z
    .int('TOO_SMALL')
    .min(15, 'TOO_SMALL')
    .max(8 * 60, 'TOO_LARGE')
    .default(90),
  mode: z.enum(MODES).default('in-person'),
  place: freeText(80).optional(),
  urgency: z.enum(URGENCIES).optional().meta({ description: 'By the phases where it is not said' }),
  clientReference: z
    .string()
    .regex(/^CL-[A-Z0-9]{6}$/, 'CLIENT_REFERENCE_FORM')
    .optional(),
  consent: z
    .union([z.strictObject({ given: z.literal(true), on: dateInput }), z.strictObject({ given: z.literal(false) })])
    .default({ given: false }),
  seats: z.int('TOO_SMALL').min(1, 'TOO_SMALL').max(10, 'TOO_LARGE').default(1),
  choice: z.enum(['first', 'family']).default('first'),
  confirm: z.enum(['ask-me', 'pre-approved']).default('ask-me'),
  preferences: z
    .strictObject({
      partnerId: z.string().max(40, 'UNKNOWN_PARTNER').optional(),
      gender: z.enum(['woman', 'man']).optional(),
      samePartnerAsBefore: z.boolean().optional(),
    })
    .default({}),
  note: freeText(NOTE_LENGTH).optional(),
})

export type RequestInput = Omit<z.infer<typeof requestSchema>, 'urgency'> & { readonly urgency: Urgency; readonly paced?: true }

/** Reads and checks a request against the tenant's areas and the moment. Instants come out in UTC. */
export function readRequestInput(raw: unknown, context: { tenant: Tenant; now: Instant }): RequestInput | Refusal {
  const read = readInput(requestSchema, raw)
  if (isRefusal(read)) return read
  const { urgency, ...rest } = read
  const input: RequestInput = urgency ? { ...rest, urgency } : { ...rest, urgency: paceOf(read.phases), paced: true }
  const fields = [...against(input, context), ...windowProblems(input, context.now)]
  return fields.length > 0 ? refuse('INVALID', { fields }) : input
}

function against(input: RequestInput, { tenant, now }: { tenant: Tenant; now: Instant }): FieldRefusal[] {
  const { hasClient, manySeats } = channelFacts[input.channel]
  const fields: FieldRefusal[] = []
  const say = (path: string, code: FieldRefusal['code']) => fields.push({ path, code })
  if (!tenant.areas.some((area) => area.code === input.area)) say('area', 'UNKNOWN_AREA')
  if (hasClient && input.phases.length === 0) say('phases', 'PHASES_NEEDED')
  if (!hasClient && input.clientReference !== undefined) say('clientReference', 'NO_CLIENT_IN_THIS_CHANNEL')
  if (!hasClient && input.consent.given) say('consent', 'NO_CLIENT_IN_THIS_CHANNEL')
  if (hasClient && input.confirm === 'pre-approved') say('confirm', 'NOT_PRE_APPROVABLE')
  if (!manySeats && input.seats > 1) say('seats', 'CONTRADICTORY')
  if (input.choice === 'family' && !hasClient) say('choice', 'CONTRADICTORY')
  if (input.consent.given && input.consent.on > localDate(now)) say('consent.on', 'CONTRADICTORY')
  return input.needBy === undefined
    ? fields
    : [...fields, ...needByProblems({ windows: input.windows, needBy: input.needBy }, now)]
}

function distinct<T>(list: T[]): T[] {
  return [...new Set(list)]
}
