import * as z from 'zod'
import { readInstant } from '../time/instant.ts'
import { isDate } from '../time/zone.ts'
import { forbiddenIn } from './note-scan.ts'

/** ISO 8601 with an offset, read as UTC. */
export const instantInput = z
  .string()
  .max(40, 'NOT_AN_INSTANT')
  .transform((text, context) => {
    const read = readInstant(text)
    if (read) return read
    context.addIssue({ code: 'custom', message: 'NOT_AN_INSTANT' })
    return z.NEVER
  })

export const dateInput = z.string().max(10, 'NOT_A_DATE').refine(isDate, 'NOT_A_DATE')

/** A form's text area sends CRLF. */
const withPlainLineEnds = (text: string): string => text.replaceAll('\r\n', '\n')

/** Free text a person typed: short, and nothing in it that must never be stored. `isPublic`: of a place that is everybody's. */
export const freeText = (length: number, { isPublic = false } = {}) =>
  // Too long is said at once: the scan is for short texts, and a long one would keep it busy for seconds.
  z
    .string()
    .trim()
    .overwrite(withPlainLineEnds)
    .max(length, { error: 'TOO_LONG', abort: true })
    .superRefine((text, context) => {
      const problem = forbiddenIn(text, isPublic)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    })

export const windowInput = z.strictObject({ start: instantInput, end: instantInput })
