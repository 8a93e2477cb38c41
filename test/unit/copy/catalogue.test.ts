import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogueFor } from '#copy/catalogue.ts'
import { fi } from '#copy/fi/fi.ts'
import { wordsFor } from '#copy/words-for.ts'
import { OFFER_STATES } from '#core/records/offer.ts'
import { CLOSINGS } from '#core/records/request.ts'
import { secret, unkind } from './forbidden.ts'

/** Every text by its path; functions are asked with counts and with a name. */
function texts(node: unknown, path = ''): [path: string, text: string][] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node === 'number') return []
  if (typeof node === 'function') {
    const given = [0, 1, 2, 90]
    return given.flatMap((n) => texts((node as (...all: number[]) => unknown)(n, n, n), `${path}(${n})`))
  }
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key))
}

const all = texts(fi)

describe('the Finnish catalogue', () => {
  it('has words everywhere', () => {
    expect(all.length).toBeGreaterThan(500)
    for (const [path, text] of all) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).toBe(text.trim())
      expect(text, path).not.toMatch(/undefined|\bnull\b|NaN|\[object/)
    }
  })

  it('uses no word that voice.md replaces', () => {
    for (const [path, text] of all) expect(unkind(text), `${path}: ${text}`).toBeUndefined()
  })

  it('shows a partner nothing of the field, beyond how many families they take', () => {
    const partners = texts({ offerPage: fi.offerPage, ownPage: fi.ownPage, availability: fi.availability })
    for (const [path, text] of partners)
      expect(secret(text.replace('Montako perhettä yhtä aikaa', '')), `${path}: ${text}`).toBeUndefined()
  })

  it('is what another language must be, and what is shown where there is none', () => {
    const other: Catalogue = { ...fi, common: { ...fi.common, lang: 'sv', save: 'Spara' } }
    expect(other.common.save).toBe('Spara')
    expect([undefined, 'fi', 'xx', 'constructor'].map(catalogueFor)).toEqual([fi, fi, fi, fi])
  })
})

it('shows words for codes, together where they came together, and never a code itself', () => {
  const table = { 'a.one': 'Yksi.', 'a.two': 'Kaksi.' }
  expect(wordsFor(table, 'a.one', 'Muu.')).toBe('Yksi.')
  expect(wordsFor(table, 'a.one+a.two+a.one+a.new', 'Muu.')).toBe('Yksi. Kaksi.')
  expect(wordsFor(table, 'toString', 'Muu.')).toBe('Muu.')
})

/** Codes as core's sources write them: a step or a reason somebody adds must get words, or a person reads "Tietoja muutettiin." */
function codesIn(pattern: RegExp): string[] {
  const folder = fileURLToPath(new URL('../../../packages/core/', import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const found = files.flatMap((name) =>
    [...readFileSync(folder + name, 'utf8').matchAll(pattern)].map(([, code]) => code as string),
  )
  return [...new Set(found)].sort()
}

it('has words for every step of a request, offer or meeting', () => {
  const steps = [
    ...codesIn(/'((?:request|offer|meeting)\.[a-z-]+)'/g),
    ...CLOSINGS.map((closing) => `request.closed-${closing}`),
    ...OFFER_STATES.map((state) => `offer.${state}`),
  ]
  expect(steps.length).toBeGreaterThan(40)
  expect(steps.filter((step) => !(step in fi.history.of))).toEqual([])
})

it('has words for every reason to wait', () => {
  const codes = codesIn(/\breason: '([a-z-]+)'/g)
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter((code) => !(code in fi.reasons.of))).toEqual([])
})

describe('the list of forbidden words bites', () => {
  it.each([
    'Tarjouksia',
    'jonossa',
    'sovitus',
    'sovituksen',
    'päätöksen',
    'muistutuksen',
    'kieltäydyn',
    'tukihenkilölle',
    'vanhentunut',
    'Kapasiteetti',
  ])('unkind: %s', (word) => {
    expect(unkind(`on ${word}.`)).toBeDefined()
  })
  it.each([
    'lastensuojelussa',
    'huostaanoton',
    'sijoituksen',
    'vanhemmalle',
    'lapsiperheen',
    'asiakkaan',
    'sosiaalityöntekijälle',
    'CL-7F3K2Q',
    '010190-123A',
    'avohuollon',
  ])('secret: %s', (word) => expect(secret(`on ${word}.`)).toBeDefined())
  it.each(['muistutusviesti', 'sovittu', 'päättyi', 'sovitaan', 'sovitusta ajasta', 'aikajono ei', 'klo 13.30-15.30'])(
    'lets pass: %s',
    (word) => {
      expect(unkind(word)).toBeUndefined()
    },
  )
})

it('leaves no room of words out of the catalogue', () => {
  const folder = fileURLToPath(new URL('../../../packages/copy/fi/', import.meta.url))
  const apart = ['fi.ts', 'plural.ts', 'dates.ts', 'messages.ts', 'sms.ts', 'partner-letters.ts', 'staff-letters.ts']
  const rooms = readdirSync(folder).filter((name) => !apart.includes(name))
  const camel = (name: string) => name.replace('.ts', '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  expect(Object.keys(fi).sort()).toEqual(rooms.map(camel).sort())
})
