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

/** Where a remote meeting is joined: https, on a public host, and no name or password before it. */
export const httpsLink = z
  .string()
  .trim()
  .max(500, { error: 'TOO_LONG', abort: true })
  .superRefine((text, context) => {
    if (text !== '' && !isHttpsLink(text)) context.addIssue({ code: 'custom', message: 'LINK_FORM' })
  })
  .meta({ description: 'An https address' })

function isHttpsLink(text: string): boolean {
  if (!/^https:\/\/[\x21-\x7e]+$/i.test(text) || /["'<>\\^`{|}]/.test(text) || !URL.canParse(text)) return false
  const { protocol, username, password, hostname, port } = new URL(text)
  const isPublic = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(hostname)
  return protocol === 'https:' && username === '' && password === '' && port === '' && isPublic
}

export const windowInput = z.strictObject({ start: instantInput, end: instantInput })

/**
 * A number that people call: landlines, service numbers and short ones too, as nothing is sent there. Kept without what
 * stands between digits; one without a country as a Finnish one.
 */
export const calledNumber = z
  .string()
  .trim()
  .max(30, 'PHONE_FORM')
  .regex(/^\+?[\d\s()-]+$/, { error: 'PHONE_FORM', abort: true })
  .transform((text, context) => {
    const digits = text.replace(/[^\d+]/g, '').replace(/^00/, '+')
    const number = digits.replace(/^0/, '+358')
    if (/^\+?\d{3,15}$/.test(number)) return number
    context.addIssue({ code: 'custom', message: 'PHONE_FORM' })
    return z.NEVER
  })
  .meta({ description: 'A number that people call, as they write it, without a country a Finnish one' })
