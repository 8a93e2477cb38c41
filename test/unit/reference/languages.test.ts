import { expect, test } from 'vitest'
import { languageFacts, LANGUAGES } from '#core/reference/languages.ts'

/** GSM 03.38 without its extension: what fits a text message of 160 characters. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

test('there are two kinds of Kurdish and no language called just that', () => {
  expect(LANGUAGES).toEqual(expect.arrayContaining(['kmr', 'ckb']))
  expect(LANGUAGES).not.toContain('ku')
})

test('those in Arabic script are read from the right, and no others', () => {
  for (const code of LANGUAGES) {
    expect(`${code} ${languageFacts[code].direction === 'rtl'}`).toBe(
      `${code} ${/\p{Script=Arabic}/u.test(languageFacts[code].own)}`,
    )
  }
})

test('a language said to fit short messages can at least write its own name in them', () => {
  const short = LANGUAGES.filter((code) => languageFacts[code].sms === 'gsm7')
  const letters = short.flatMap((code) => [...languageFacts[code].own])
  expect(letters.filter((letter) => !GSM.includes(letter))).toEqual([])
})

test('Finnish, Swedish and English fit short messages, Sámi and Cyrillic do not', () => {
  const sms = (...codes: (typeof LANGUAGES)[number][]) => codes.map((code) => languageFacts[code].sms)
  expect(sms('fi', 'sv', 'en')).toEqual(['gsm7', 'gsm7', 'gsm7'])
  expect(sms('se', 'smn', 'sms', 'ru', 'uk', 'ar')).toEqual(Array(6).fill('ucs2'))
})

test('the sign languages are two', () => {
  expect(LANGUAGES.filter((code) => languageFacts[code].signed)).toEqual(['fse', 'fss'])
})
