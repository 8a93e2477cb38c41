import * as z from 'zod'
import { instant, ms, readInstant } from '#core/time/instant.ts'
import { addDays, isDate, startOfDay } from '#core/time/zone.ts'

export const from = moment('From an instant, with its offset, or from the start of a local day', startOfDay)
export const to = moment('Up to an instant, with its offset, or to the end of a local day', (date) =>
  instant(ms(startOfDay(addDays(date, 1))) - 1),
)

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

function moment(description: string, ofDay: (date: string) => string) {
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
    .meta({ description, example: '2026-11-25' })
}
