import type { FieldProblem } from '../refusal.ts'

/** Finnish identity code, old and new separators (domain §6: never stored). */
const IDENTITY_CODE = /(?<![\p{L}\p{N}])\d{6}\s?[-+ABCDEFUVWXY–]\s?\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])/iu
/** Seven or more digits that people write as one number: +358 40 …, 040-123 4567. */
const PHONE = /(?<!\d)(?:\+|00)?\d(?:[\s().\-–]?\d){6,14}(?!\d)/u
const EMAIL = /[^\s@<>]@[^\s@<>]+\.[^\s@<>]{2,}/u
/** A date with a clock is no phone number: taken out before looking for one. */
const DATE_OR_TIME = /\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[.:]\d{2}\s?[–-]\s?\d{1,2}[.:]\d{2}\b|\b\d{1,2}[.:]\d{2}\b/gu
/** Control characters but line feed and tab; directional overrides that can make text read as something else. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** What must not stand in free text, or undefined. Full-width digits count as digits. */
export function forbiddenIn(text: string): FieldProblem | undefined {
  if (CONTROL.test(text)) return 'CONTROL_CHARACTERS'
  const plain = text.normalize('NFKC')
  if (IDENTITY_CODE.test(plain)) return 'IDENTITY_CODE'
  if (EMAIL.test(plain)) return 'EMAIL_ADDRESS'
  if (PHONE.test(plain.replace(DATE_OR_TIME, ' '))) return 'PHONE_NUMBER'
  return undefined
}
