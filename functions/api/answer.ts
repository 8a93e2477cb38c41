import * as z from 'zod'
import type { Answer } from '#core/offer/answer.ts'
import { instantInput } from '#core/input/fields.ts'

type Say = (path: 'start' | 'end', message: string) => void

/** A partner's answer as the API takes it: `answer` named as on the partner's own page. */
export const answerSchema = z
  .strictObject({
    answer: z.enum(['accept', 'decline', 'other-time']),
    start: instantInput.optional().meta({ description: 'Of the slot accepted, or of the time proposed' }),
    end: instantInput.optional().meta({ description: 'Of the time proposed' }),
  })
  .transform((given, context): Answer => {
    return answerOf(given, (path, message) => context.addIssue({ code: 'custom', path: [path], message })) ?? z.NEVER
  })

interface Given {
  readonly answer: Answer['kind']
  readonly start?: string | undefined
  readonly end?: string | undefined
}

/** Undefined where it contradicts itself, which has then been said. */
function answerOf({ answer, start, end }: Given, say: Say): Answer | undefined {
  if (answer === 'other-time') {
    if (start === undefined) say('start', 'REQUIRED')
    if (end === undefined) say('end', 'REQUIRED')
    if (start === undefined || end === undefined) return undefined
    if (start < end) return { kind: answer, start, end }
    say('end', 'END_BEFORE_START')
    return undefined
  }
  if (end !== undefined) say('end', 'CONTRADICTORY')
  if (answer === 'accept') return start === undefined ? { kind: answer } : { kind: answer, start }
  if (start !== undefined) say('start', 'CONTRADICTORY')
  return { kind: answer }
}
