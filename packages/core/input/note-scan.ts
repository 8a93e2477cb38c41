import type { FieldProblem } from '../refusal.ts'

const DASH = '[-‐‑‒–—−]'
/** Finnish identity code, old and new separators, also spaced or dotted apart (docs/field.md: Never stored). */
const IDENTITY_CODE = new RegExp(
  String.raw`(?<!\p{N})(?:\d[\s./]?){5}\d\s?(?:${DASH}|[+_ABCDEFUVWXY])\s?(?:\d\s?){3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])`,
  'iu',
)
/** The same with blanks for its separator, or with none: told from other numbers by its check character. */
const SPACED_CODE = /(?<!\p{N})(\d{2}[\s./]?\d{2}[\s./]?\d{2})\s{0,3}(\d{3})\s?([0-9A-FHJ-NPR-Y])(?![\p{L}\p{N}])/giu
const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY'

const EMAIL = [
  String.raw`[^\s@<>]\s?@\s?[^\s@<>]+\.[^\s@<>]{2,}`,
  // Hidden from machines, not from people: (at), [ät], "ät … piste".
  String.raw`[^\s([{<]\s?[([{<]\s?(?:at|ät|@|snabel-?a)\s?[)\]}>]\s?\p{L}`,
  String.raw`\S\s(?:at|ät)\s\S+\s?(?:\s(?:piste|dot|punkt)\s|[([{](?:piste|dot|punkt|\.)[)\]}]|\.)\s?(?:fi|com|net|org|eu|se|ee|info)(?!\p{L})`,
].map((form) => new RegExp(form, 'iu'))

/** A day with its year: of somebody's birth where that is said, or where the year is one that nobody meets in any more. */
const DAY = String.raw`\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}`
const BIRTH_DATE = [
  String.raw`(?<!\p{L})(?:s|synt|syntynyt|syntyi|syntymäaika|syntymäpäivä|f|född|födelsedatum|born|dob|date of birth)\s?[.:]?\s?(?:on|den|the)?\s?(?:${DAY})`,
  String.raw`(?:${DAY})\s?(?:syntynyt|född|born)(?!\p{L})`,
  String.raw`(?<!\d)\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:19\d{2}|20[01]\d|202[0-5])(?!\d)`,
  String.raw`(?<!\d)(?:19\d{2}|20[01]\d|202[0-5])-\d{2}-\d{2}(?!\d)`,
].map((form) => new RegExp(form, 'iu'))

/** The name of a street with a number behind it, in Finnish, Swedish or English; a clock behind it is no number. */
const HOUSE = String.raw`\s\d{1,3}(?!\d|[.:]\d|\s?(?:min|km|m|h|t|kpl|€|%|[-–]\s?\d))`
const STREET = [
  String.raw`\p{L}{2,}(?:katu|kadun|tie|tien|kuja|kujan|polku|polun|kaari|kaaren|väylä|väylän|raitti|raitin|rinne|rinteen|penger|penkereen|bulevardi|bulevardin|esplanadi|esplanadin|puistikko|puistotie)${HOUSE}`,
  String.raw`\p{L}{2,}(?:gatan|vägen|gränden|stigen|backen|kajen|esplanaden|allén|bågen)${HOUSE}`,
  String.raw`\d{1,4}\s\p{L}{2,}\s(?:street|road|avenue|lane)(?!\p{L})`,
].map((form) => new RegExp(form, 'iu'))

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
 * What must not stand in free text, or undefined. Names it cannot know. `isPublic`: of a place that is everybody's, so its
 * street may be said. Digits count as digits however they are written, whatever hides
 * between them.
 */
export function forbiddenIn(text: string, isPublic = false): FieldProblem | undefined {
  if (CONTROL.test(text)) return 'CONTROL_CHARACTERS'
  // Marks go too: a keycap or a stroke laid over a digit leaves it as readable as before.
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
  if (IDENTITY_CODE.test(plain) || hasSpacedCode(plain)) return 'IDENTITY_CODE'
  if (EMAIL.some((form) => form.test(plain))) return 'EMAIL_ADDRESS'
  if (BIRTH_DATE.some((form) => form.test(plain))) return 'BIRTH_DATE'
  const untimed = plain.replace(TIME, ' · ')
  if (PHONE.some((form) => form.test(untimed))) return 'PHONE_NUMBER'
  return !isPublic && STREET.some((form) => form.test(plain)) ? 'STREET_ADDRESS' : undefined
}

function hasSpacedCode(text: string): boolean {
  return [...text.matchAll(SPACED_CODE)].some(([, day = '', number = '', check = '']) => {
    const digits = day.replace(/\D/g, '')
    const [date, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))]
    const isDay = date >= 1 && date <= 31 && month >= 1 && month <= 12
    return isDay && CHECK_CHARACTERS[Number(digits + number) % 31] === check.toUpperCase()
  })
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
