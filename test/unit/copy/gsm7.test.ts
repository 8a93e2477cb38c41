import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smsParts, toGsm7 } from '#copy/gsm7.ts'

/** 3GPP TS 23.038, table 6.2.1: rows of the code table from 0x00 to 0x7F, escape left out; written down apart from the code. */
const TABLE = [
  '@£$¥èéùìòÇ\nØø\rÅå',
  'Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ',
  ' !"#¤%&\'()*+,-./',
  '0123456789:;<=>?',
  '¡ABCDEFGHIJKLMNO',
  'PQRSTUVWXYZÄÖÑÜ§',
  '¿abcdefghijklmno',
  'pqrstuvwxyzäöñüà',
].join('')

describe('counting', () => {
  it('knows exactly the 127 letters of the default alphabet as one septet each', () => {
    expect(TABLE).toHaveLength(128)
    for (let code = 0; code < 0x2200; code++) {
      const letter = String.fromCharCode(code)
      const extended = '\f^{}\\[~]|€'.includes(letter)
      const expected = extended ? 'gsm7' : TABLE.includes(letter) && letter !== '\u001b' ? 'gsm7' : 'ucs2'
      expect(smsParts(letter).encoding, `U+${code.toString(16)}`).toBe(expected)
      expect(smsParts(letter).units).toBe(extended ? 2 : 1)
    }
  })

  it.each([
    ['', 0, 1],
    ['a'.repeat(160), 160, 1],
    ['a'.repeat(161), 161, 2],
    ['a'.repeat(306), 306, 2],
    ['a'.repeat(307), 307, 3],
    ['€'.repeat(80), 160, 1],
    [`${'€'.repeat(80)}a`, 161, 2],
  ])('counts septets (%#)', (text, units, parts) => {
    expect(smsParts(text)).toEqual({ encoding: 'gsm7', units, parts })
  })

  it('never cuts an extended letter in two: 152 + one of two septets opens a new part', () => {
    expect(smsParts(`${'a'.repeat(152)}€${'a'.repeat(151)}`)).toEqual({ encoding: 'gsm7', units: 305, parts: 2 })
    expect(smsParts(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual({ encoding: 'gsm7', units: 306, parts: 3 })
  })

  it.each([
    ['š'.repeat(70), 70, 1],
    ['š'.repeat(71), 71, 2],
    ['š'.repeat(135), 135, 3],
    ['😀'.repeat(35), 70, 1],
    ['😀'.repeat(67), 134, 3],
  ])('counts UCS-2 units and keeps pairs together (%#)', (text, units, parts) =>
    expect(smsParts(text)).toEqual({ encoding: 'ucs2', units, parts }),
  )
})

describe('spelling for GSM-7', () => {
  it.each([
    ['Šiilda', 'Siilda'],
    ['Anár', 'Anar'],
    ['Sjöbacka', 'Sjöbacka'],
    ['Deatnu – Ohcejohka', 'Deatnu - Ohcejohka'],
    ['Čáhput', 'Cahput'],
    ['Eŋontekiö', 'Enontekiö'],
    ['a\r\nb\tc', 'a b c'],
    ['Turku\u202e', 'Turku'],
    ['Турку', ''],
    ['Lahti 😀', 'Lahti'],
    ['a\u0308', 'ä'],
  ])('%s → %s', (given, expected) => expect(toGsm7(given)).toBe(expected))

  it('always gives something an SMS carries, no longer in septets than twice the letters, and is settled at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const spelt = toGsm7(text)
        expect(smsParts(spelt).encoding).toBe('gsm7')
        expect(spelt).not.toMatch(/[\n\r]/)
        expect(toGsm7(spelt)).toBe(spelt)
      }),
    )
  })

  it('leaves Finnish and Swedish letters as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcåäöÅÄÖéüABC-'), { maxLength: 40 }), (letters) => {
        expect(toGsm7(letters.join(''))).toBe(letters.join(''))
      }),
    )
  })
})
