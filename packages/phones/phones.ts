import type { CountryCode } from 'libphonenumber-js/mobile'
import type { Phones } from '#core/ports.ts'

/** What people set between digits, once every kind of dash is one: anything else is a word, an extension or a second number. */
const WRITTEN = /^[\p{Nd}\s()+./-]+$/u

/** A wrong length is looked for by adding and taking away so many digits. */
const OFF_BY = 8

/** The numbering plans of the world, of mobile numbers alone; loaded when somebody first writes a number. */
export const phones: Phones = {
  async mobile(text, countries) {
    const { getCountryCallingCode, parsePhoneNumberFromString } = await import('libphonenumber-js/mobile')
    const read = (one: string) => parsePhoneNumberFromString(one, { defaultCountry: 'FI', extract: false })
    const plain = tidied(text)
    const found = WRITTEN.test(plain) ? read(plain) : undefined
    if (!found) return { wrong: 'form' }
    const codes = countries.map((country) => getCountryCallingCode(country as CountryCode))
    if (!codes.includes(found.countryCallingCode)) return { wrong: 'country' }
    // Countries share a calling code (+47 is Svalbard's too): which of them it is shows only in a whole number.
    if (found.isValid()) return countries.includes(found.country ?? '') ? { number: found.number } : { wrong: 'country' }
    return { wrong: otherLengths(found.number).some((one) => read(one)?.isValid()) ? 'form' : 'not-mobile' }
  },
}

/** Without what cannot be seen (marks of direction come along when a number is copied), and with one kind of dash. */
function tidied(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}−]/gu, '-')
    .trim()
}

function otherLengths(number: string): string[] {
  const lengths = Array.from({ length: OFF_BY }, (_, n) => n + 1)
  return lengths.flatMap((by) => [number + '0'.repeat(by), number.slice(0, -by)])
}
