import { smsParts } from '#copy/gsm7.ts'
import type { Spoken } from './languages.ts'

/** Marks no language here writes: a hyphen or a long dash for a dash, full stops in a row, a space before a mark. */
const NOWHERE = '—| - |--|\\.\\.| [,.;:!?]'
/** A time of the day, and no date: `13:30`, `13.30`. */
const COLON_TIME = '\\b\\d{1,2}:\\d{2}\\b'
const DOT_TIME = '(?<![\\d.])\\d{1,2}\\.[0-5]\\d(?![\\d.]*\\d)'

const WRONG: Readonly<Record<Spoken, RegExp>> = {
  fi: new RegExp(`${NOWHERE}|["'“‘]|${COLON_TIME}|\\d(?:min|t)\\b`, 'u'),
  sv: new RegExp(`${NOWHERE}|["'“‘]|${COLON_TIME}|\\bkl \\d|\\d(?:min|h)\\b`, 'u'),
  en: new RegExp(`${NOWHERE}|["'‘]|${DOT_TIME}|\\d(?:min|h)\\b|(?<!\\p{L})(?:canceled|organization|center)`, 'iu'),
}

const count = (text: string, mark: string): number => text.split(mark).length - 1

/** The first mark in a text that its language does not write so, or undefined. */
export function unlike(language: Spoken, text: string): string | undefined {
  if (language === 'en' && count(text, '“') !== count(text, '”')) return '“'
  return WRONG[language].exec(text)?.[0]
}

/** The same of an SMS, which has only what a phone's oldest alphabet has: a plain apostrophe, and no other quotation marks. */
export function unlikeSms(language: Spoken, text: string): string | undefined {
  const plain = text.replace(/[«»]/g, '')
  if (smsParts(plain).encoding !== 'gsm7') return 'a letter outside GSM-7'
  return unlike(language, plain.replace(/(?<=\p{L})'(?=\p{L})/gu, '’'))
}
