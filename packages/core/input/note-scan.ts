import type { FieldProblem } from '../refusal.ts'

const DASH = '[-‐‑‒–—−]'
/** Finnish identity code, old and new separators, also spaced or dotted apart (docs/field.md: Never stored). */
const IDENTITY_CODE = new RegExp(
  String.raw`(?<!\p{N})(?:\d[\s./]?){5}\d\s?(?:${DASH}|[+_ABCDEFUVWXY])\s?(?:\d\s?){3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])`,
  'iu',
)
const EMAIL = /[^\s@<>]\s?@\s?[^\s@<>]+\.[^\s@<>]{2,}/u

/** What stands between the digits of one number. */
const BETWEEN = String.raw`[\s()._\/‐‑‒–—−-]{0,3}`
/**
 * Digits that people write as one telephone number: from 0, +358 or 358, a mobile's 40–50 without its 0, or seven run
 * together.
 */
const PHONE = [
  String.raw`(?<![\d,])(?:\+|\(?0|358)(?:${BETWEEN}\d){6,14}(?!\d)`,
  String.raw`(?<!\d)(?:4\d|50)[\s-]\d{3}\s?\d{2}\s?\d{1,2}(?!\d)`,
  String.raw`(?<!\d)\d{7,15}(?!\d)`,
].map((form) => new RegExp(form, 'u'))
/** Dates, clocks and spans of hours are no telephone numbers: taken out before looking for one. */
const TIME = new RegExp(
  [
    String.raw`\b\d{4}-\d{2}-\d{2}\b`,
    String.raw`\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?`,
    String.raw`\b\d{1,2}[.:]\d{2}\s?${DASH}\s?\d{1,2}[.:]\d{2}\b`,
    String.raw`(?<![.\d])\b\d{1,2}[.:]\d{2}\b(?![.\d])`,
    String.raw`(?<![\d(+])\b\d{1,2}\.?\s?${DASH}\s?\d{1,2}\b(?!\s?\d)`,
  ].join('|'),
  'gu',
)

/** Control characters but line feed and tab; directional overrides that can make text read as something else; half a pair. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/u

/**
 * What must not stand in free text, or undefined. Digits count as digits however they are written, whatever hides
 * between them.
 */
export function forbiddenIn(text: string): FieldProblem | undefined {
  if (CONTROL.test(text)) return 'CONTROL_CHARACTERS'
  // Marks go too: a keycap or a stroke laid over a digit leaves it as readable as before.
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
  if (IDENTITY_CODE.test(plain)) return 'IDENTITY_CODE'
  if (EMAIL.test(plain)) return 'EMAIL_ADDRESS'
  const untimed = plain.replace(TIME, ' · ')
  return PHONE.some((form) => form.test(untimed)) ? 'PHONE_NUMBER' : undefined
}

/**
 * Every script's ten digits stand in a row from its zero, some scripts right after another: a value is how many stand
 * before it.
 */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) as number
  let value = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++
  return String(value % 10)
}
