import * as z from 'zod'
import type { Call } from '#core/commit/call.ts'
import { readInput } from '#core/input/read-input.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { instant, ms, readInstant } from '#core/time/instant.ts'
import { addDays, isDate, startOfDay } from '#core/time/zone.ts'

/** For steps that need nothing said. */
export const nothing = z.strictObject({})

/** Refuses whatever is said to a step that needs nothing said: a misspelt field must not pass unseen. */
export function saysNothing<T>(take: (call: Call, id: string) => Promise<T | Refusal>) {
  return async (call: Call, id: string, raw: unknown): Promise<T | Refusal> => {
    const read = readInput(nothing, raw)
    return isRefusal(read) ? read : take(call, id)
  }
}

/** From an instant, or from the start of a local day. */
export const from = moment(startOfDay)
/** Up to an instant, or to the end of a local day. */
export const to = moment((date) => instant(ms(startOfDay(addDays(date, 1))) - 1))

export const paging = {
  cursor: z.string().min(1).max(3000).optional().meta({ description: '`next` of the page before' }),
  limit: z
    .string()
    .regex(/^\d{1,9}$/, 'WRONG_TYPE')
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: 100, description: 'At most so many items; a page may hold fewer' }),
}

function moment(ofDay: (date: string) => string) {
  return z
    .string()
    .max(40, 'NOT_AN_INSTANT')
    .transform((text, context) => {
      // An offset's `+` that was not escaped arrives as a space.
      const found = isDate(text) ? ofDay(text) : readInstant(text.replace(/ (\d\d:?\d\d)$/, '+$1'))
      if (found !== undefined) return found
      context.addIssue({ code: 'custom', message: 'NOT_AN_INSTANT' })
      return z.NEVER
    })
    .meta({ description: 'An instant with offset, or a local date', example: '2026-11-25' })
}
