import * as z from 'zod'
import { readInput } from '../input/read-input.ts'
import { AGE_BANDS, audienceFacts, AUDIENCES, CARE_FORMS } from '../reference/audiences.ts'
import { channelFacts, CHANNELS } from '../reference/channels.ts'
import { languageFacts, LANGUAGES } from '../reference/languages.ts'
import { BEFORE, isPhase, type Phase, PHASES, type Served, SERVED } from '../reference/phases.ts'
import { type FieldRefusal, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { goalsOf, type Tenant } from '../records/tenant.ts'
import { GOAL_CODE, type Goal } from '../reference/goals.ts'
import { localDate } from '../time/zone.ts'
import type { Instant } from '../ports.ts'
import { dateInput, freeText, instantInput, windowInput } from '../input/fields.ts'
import { ASKED_MANNERS, askedLanguages, EXTENTS, interpretedInto, MODES, URGENCIES, type Urgency } from '../records/request.ts'
import { paceOf } from '../reference/pace.ts'
import { needByProblems, windowProblems } from '../input/time-problems.ts'

const NOTE_LENGTH = 300

/** Phases, or in their place alone that there is none yet. */
const served = z.array(z.enum(SERVED, 'UNKNOWN_PHASE')).max(PHASES.length, 'TOO_MANY')
export const servedInput = served.min(1, 'PHASES_NEEDED').transform(distinct)
/** Which of them leads. */
export const leadingInput = z
  .enum(PHASES, 'UNKNOWN_PHASE')
  .optional()
  .meta({ description: 'The phase that own experience must cover; the most pressing where it is not said' })

/** `POST /requests`: other systems rely on these names. */
export const requestSchema = z.strictObject({
  channel: z.enum(CHANNELS).default('peer-support'),
  phases: served.transform(distinct),
  leading: leadingInput,
  area: z.string().max(3, 'UNKNOWN_AREA'),
  audience: z.enum(AUDIENCES).default('parent'),
  ageBand: z.enum(AGE_BANDS).optional(),
  careForm: z.enum(CARE_FORMS).optional(),
  languages: z.array(z.enum(LANGUAGES, 'UNKNOWN_LANGUAGE')).min(1, 'CHOICE_NEEDED').max(5, 'TOO_MANY').transform(distinct),
  manner: z.enum(ASKED_MANNERS).optional().meta({ description: 'Of languages that are not signed; spoken where it is not said' }),
  interpreter: z.boolean().default(false),
  interpreterTo: z
    .enum(LANGUAGES, 'UNKNOWN_LANGUAGE')
    .optional()
    .meta({ description: 'What the interpreter works into; Finnish or Swedish where it is not said' }),
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
  /** There is an open request of the same client, and this one goes beside it. */
  alongside: z.boolean().optional().meta({ description: 'Ask although a request of the same client is open' }),
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
  extent: z.enum(EXTENTS).optional().meta({ description: 'How long the task may go on, as far as is known' }),
  participants: z
    .int('TOO_SMALL')
    .min(1, 'TOO_SMALL')
    .max(1000, 'TOO_LARGE')
    .optional()
    .meta({ description: 'About how many people the partner meets, where there is no one client' }),
  prepare: freeText(NOTE_LENGTH).optional().meta({ description: 'What to prepare: whoever is asked may read it' }),
  goal: z
    .string()
    .regex(GOAL_CODE, 'CODE_FORM')
    .optional()
    .meta({ description: 'What the parent wants of it: a code of `goals` in the settings' }),
})

export type RequestInput = Omit<z.infer<typeof requestSchema>, 'urgency' | 'phases' | 'goal'> & {
  readonly goal?: Goal
  readonly phases: readonly Phase[]
  readonly beforePhases?: true
  readonly urgency: Urgency
  readonly paced?: true
}

/** Reads and checks a request against the tenant's areas and the moment. Instants come out in UTC. */
export function readRequestInput(raw: unknown, context: { tenant: Tenant; now: Instant }): RequestInput | Refusal {
  const read = readInput(requestSchema, raw)
  if (isRefusal(read)) return read
  const { urgency, phases, goal: chosen, ...rest } = read
  const goal = goalsOf(context.tenant.settings).find(({ code }) => code === chosen)
  const common = { ...rest, ...phasesIn(phases), ...(goal && { goal }) }
  const input: RequestInput = urgency ? { ...common, urgency } : { ...common, urgency: paceOf(phases), paced: true }
  const fields: FieldRefusal[] = [
    ...(chosen !== undefined && !goal ? [{ path: 'goal', code: 'UNKNOWN_VALUE' as const }] : []),
    ...servedProblems(read),
    ...against(input, context),
    ...fitProblems(input),
    ...windowProblems(input, context.now),
  ]
  return fields.length > 0 ? refuse('INVALID', { fields }) : input
}

/** As a request has it stored. */
export const phasesIn = (said: readonly Served[]): { readonly phases: readonly Phase[]; readonly beforePhases?: true } => ({
  phases: said.filter(isPhase),
  ...(said.includes(BEFORE) && { beforePhases: true as const }),
})

/** Not being in child protection yet excludes every phase, and what leads is one of the phases. */
export function servedProblems({ phases, leading }: { phases: readonly Served[]; leading?: Phase | undefined }): FieldRefusal[] {
  const fields: FieldRefusal[] = []
  if (phases.includes(BEFORE) && phases.length > 1) fields.push({ path: 'phases', code: 'CONTRADICTORY' })
  if (leading !== undefined && !phases.includes(leading)) fields.push({ path: 'leading', code: 'CONTRADICTORY' })
  return fields
}

/** What was said of whom the partner meets, and in which language, that cannot be so together. */
function fitProblems(input: RequestInput): FieldRefusal[] {
  const { ages, careForms } = audienceFacts[input.audience]
  const asked = askedLanguages(input)
  const into = interpretedInto(input)
  const fields: FieldRefusal[] = []
  const contradicts = (path: string) => fields.push({ path, code: 'CONTRADICTORY' })
  if (input.ageBand !== undefined && !ages.includes(input.ageBand)) contradicts('ageBand')
  if (input.careForm !== undefined && !careForms) contradicts('careForm')
  if (input.manner === 'written' && input.languages.every((code) => languageFacts[code].signed)) contradicts('manner')
  if (input.interpreterTo !== undefined) {
    const same = into.some(({ code, manner }) => asked.some((one) => one.code === code && one.manner === manner))
    if (!input.interpreter || same) contradicts('interpreterTo')
  }
  // Nobody signs or writes by telephone; an interpreter may be between.
  if (input.mode === 'phone' && !input.interpreter && asked.some(({ manner }) => manner !== 'spoken')) contradicts('mode')
  return fields
}

function against(input: RequestInput, { tenant, now }: { tenant: Tenant; now: Instant }): FieldRefusal[] {
  const { hasClient, manySeats } = channelFacts[input.channel]
  const fields: FieldRefusal[] = []
  const say = (path: string, code: FieldRefusal['code']) => fields.push({ path, code })
  if (!tenant.areas.some((area) => area.code === input.area)) say('area', 'UNKNOWN_AREA')
  if (hasClient && input.phases.length === 0 && !input.beforePhases) say('phases', 'PHASES_NEEDED')
  if (!hasClient && input.clientReference !== undefined) say('clientReference', 'NO_CLIENT_IN_THIS_CHANNEL')
  if (hasClient && input.participants !== undefined) say('participants', 'CONTRADICTORY')
  if (!hasClient && input.goal) say('goal', 'NO_CLIENT_IN_THIS_CHANNEL')
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
