import { dates as datesEn } from '#copy/en/dates.ts'
import { en } from '#copy/en/en.ts'
import { messages as messagesEn } from '#copy/en/messages.ts'
import { dates as datesFi } from '#copy/fi/dates.ts'
import { fi } from '#copy/fi/fi.ts'
import { messages as messagesFi } from '#copy/fi/messages.ts'
import { dates as datesSv } from '#copy/sv/dates.ts'
import { messages as messagesSv } from '#copy/sv/messages.ts'
import { sv } from '#copy/sv/sv.ts'

const { sms: smsFi, coded: _codedFi, partner: partnerFi, staff: staffFi, ...aroundFi } = messagesFi
const { sms: smsSv, coded: _codedSv, partner: partnerSv, staff: staffSv, ...aroundSv } = messagesSv
const { sms: smsEn, coded: _codedEn, partner: partnerEn, staff: staffEn, ...aroundEn } = messagesEn

/** Everything said in each language: pages and what stands around a message, times, the messages themselves. */
export const SAID_IN = {
  fi: { words: { ...fi, around: aroundFi }, dates: datesFi, sms: smsFi, letters: { ...partnerFi, ...staffFi } },
  sv: { words: { ...sv, around: aroundSv }, dates: datesSv, sms: smsSv, letters: { ...partnerSv, ...staffSv } },
  en: { words: { ...en, around: aroundEn }, dates: datesEn, sms: smsEn, letters: { ...partnerEn, ...staffEn } },
}
export type Spoken = keyof typeof SAID_IN
export const SPOKEN = Object.keys(SAID_IN) as Spoken[]
export const TRANSLATED = SPOKEN.filter((language) => language !== 'fi')

export type Entry = string | number | ((...given: never[]) => unknown)

/** Every entry by its path. */
export function entries(node: unknown, path = ''): [path: string, entry: Entry][] {
  if (typeof node !== 'object' || node === null) return [[path, node as Entry]]
  return Object.entries(node).flatMap(([key, value]) => entries(value, path ? `${path}.${key}` : key))
}

/** What an entry says when it is given this; the same whatever it is given, where it takes nothing. */
export const said = (entry: Entry, ...given: readonly (string | number)[]): string =>
  typeof entry === 'function' ? String((entry as (...all: readonly unknown[]) => unknown)(...given)) : String(entry)

/** Every text by its path; functions are asked with counts. */
export function texts(node: unknown): [path: string, text: string][] {
  return entries(node).flatMap(([path, entry]): [string, string][] => {
    if (typeof entry === 'number') return []
    return typeof entry === 'string' ? [[path, entry]] : [0, 1, 2, 90].map((n) => [`${path}(${n})`, said(entry, n, n, n)])
  })
}
