import { describe, expect, it } from 'vitest'
import type { Letter, Said } from '#copy/message.ts'
import { type Entry, entries, said, SAID_IN, SPOKEN, type Spoken, texts, TRANSLATED } from './languages.ts'
import { ONE_AS_MANY, SAME_AS_FINNISH } from './same-as-finnish.ts'
import { unlike, unlikeSms } from './typography.ts'
import { secret, unkind } from './forbidden.ts'

/** Digits, since an entry may count or calculate with what it is given; as text, since it may take a name. */
const MARKERS = ['7001', '7002', '7003'] as const
const COUNTS = [0, 1, 2, 5, 60, 90].flatMap((n) => [[n, 3, 4] as const, [3, n, 4] as const])

type Both = [path: string, fi: Entry, other: Entry]
function inBoth(language: Spoken, part: 'words' | 'dates' = 'words'): Both[] {
  const finnish = new Map(entries(SAID_IN.fi[part]))
  return entries(SAID_IN[language][part]).map(([path, entry]) => [path, finnish.get(path) ?? '', entry])
}

/** A message's facts as words of their own; then each other case that Finnish words differently. */
const FULL: Said = {
  slot: '«slot»',
  start: '«start»',
  more: 7001,
  where: '«where»',
  deadline: '«deadline»',
  previousDay: '«previousDay»',
  settled: true,
  inDays: 1,
  inPerson: true,
  placed: true,
  day: '«day»',
  link: '«link»',
  phone: '«phone»',
}
const { slot: _slot, start: _start, ...timeless } = FULL
const { deadline: _deadline, ...open } = FULL
const { previousDay: _previousDay, ...first } = FULL
const CASES: readonly Said[] = [
  FULL,
  timeless,
  open,
  { ...first, settled: false },
  ...[0, 1, 2].map((more) => ({ ...FULL, more })),
  ...[0, 2].map((inDays) => ({ ...FULL, inDays })),
  { ...FULL, inPerson: false },
  { ...FULL, settled: false },
]
const shown = (text: string): string[] => [...new Set(text.match(/«\w+»|7001/g))].sort()
const whole = (letter: Letter): string => [letter.subject, ...letter.lines, letter.action].join('\n')
type Wordings = Readonly<Record<string, (said: Said) => readonly string[]>>
type Letters = Readonly<Record<string, (said: Said) => Letter>>

const ways = (all: readonly (readonly number[])[], entry: Entry): string[] => all.map((given) => said(entry, ...given))

/** What a language says twice where Finnish says two things. */
const alike = (fi: readonly string[], other: readonly string[]): string[] =>
  fi.flatMap((one, i) => other.filter((twice, j) => one !== fi[j] && twice === other[i]))

/** The words beside a number: where they differ in Finnish, as for one and many, they differ elsewhere too. */
const wordsOf = (all: readonly string[]): string[] => all.map((text) => text.replace(/\d+/g, ''))

describe.each(TRANSLATED)('the catalogue in %s', (language) => {
  const { words, sms, letters } = SAID_IN[language]

  it('has the entries of the Finnish one, no more and no fewer', () => {
    const paths = (spoken: Spoken) => entries(SAID_IN[spoken].words).map(([path]) => path)
    expect(paths(language)).toEqual(expect.arrayContaining(paths('fi')))
    expect(paths(language)).toHaveLength(paths('fi').length)
    expect(Object.keys(sms).sort()).toEqual(Object.keys(SAID_IN.fi.sms).sort())
    expect(Object.keys(letters).sort()).toEqual(Object.keys(SAID_IN.fi.letters).sort())
  })

  it('shows all that the Finnish one shows of what an entry is given', () => {
    for (const [path, fi, other] of [...inBoth(language), ...inBoth(language, 'dates')]) {
      const seen = MARKERS.filter((marker) => said(fi, ...MARKERS).includes(marker))
      const hidden = seen.filter((marker) => !said(other, ...MARKERS).includes(marker))
      expect(hidden, path).toEqual([])
    }
  })

  it('says something else wherever Finnish does for other counts', () => {
    for (const [path, fi, other] of inBoth(language)) {
      const [all, others] = [ways(COUNTS, fi), ways(COUNTS, other)]
      expect(alike(all, others), path).toEqual([])
      if (!(path in ONE_AS_MANY[language])) expect(alike(wordsOf(all), wordsOf(others)), path).toEqual([])
    }
  })

  it('is no Finnish, but for what is argued', () => {
    const words = inBoth(language).filter(([, fi]) => typeof fi !== 'number')
    const same = words.filter(([, fi, other]) => said(fi, ...MARKERS) === said(other, ...MARKERS))
    expect(same.map(([path]) => path).sort()).toEqual(Object.keys(SAME_AS_FINNISH[language]).sort())
  })

  it('tells in every message all that the Finnish one tells', () => {
    for (const [template, letter] of Object.entries(letters as Letters))
      for (const given of CASES) {
        const fi = (SAID_IN.fi.letters as Letters)[template]!(given)
        expect(shown(whole(letter(given))), template).toEqual(shown(whole(fi)))
        expect(letter(given).facts, template).toBe(fi.facts)
      }
    for (const [template, wordings] of Object.entries(sms as Wordings))
      for (const given of CASES) {
        const fi = (SAID_IN.fi.sms as Wordings)[template]!(given)
        expect(shown(wordings(given)[0]!), template).toEqual(shown(fi[0]!))
        expect(shown(wordings(given).at(-1)!), template).toEqual(shown(fi.at(-1)!))
      }
  })

  it('tells apart in a message what Finnish tells apart', () => {
    const told = (say: (given: Said) => unknown) => CASES.map((given) => JSON.stringify(say(given)))
    const confused = (fi: string[], other: string[]) => [...alike(fi, other), ...alike(wordsOf(fi), wordsOf(other))]
    for (const [template, letter] of Object.entries(letters as Letters))
      expect(confused(told((SAID_IN.fi.letters as Letters)[template]!), told(letter)), template).toEqual([])
    for (const [template, wordings] of Object.entries(sms as Wordings))
      expect(confused(told((SAID_IN.fi.sms as Wordings)[template]!), told(wordings)), template).toEqual([])
  })

  it('is called by its own name', () => expect(words.common.lang).toBe(language))
})

describe.each(SPOKEN)('every word in %s', (language) => {
  const { words, sms, letters } = SAID_IN[language]
  const written = [
    ...texts(words),
    ...Object.entries(letters as Letters).flatMap(([template, letter]) =>
      CASES.map((given): [string, string] => [`letter ${template}`, whole(letter(given))]),
    ),
  ]
  const texted = Object.entries(sms as Wordings).flatMap(([template, wordings]) =>
    CASES.flatMap((given) => wordings(given).map((text): [string, string] => [`sms ${template}`, text])),
  )

  it('is there, and lies between no spaces', () => {
    expect(written.length).toBeGreaterThan(700)
    for (const [path, text] of [...written, ...texted]) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).toBe(text.trim())
      expect(text, path).not.toMatch(/undefined|\bnull\b|NaN|\[object| {2}/)
    }
  })

  it('has the marks that the language writes', () => {
    for (const [path, text] of written) expect(unlike(language, text), `${path}: ${text}`).toBeUndefined()
    for (const [path, text] of texted) expect(unlikeSms(language, text), `${path}: ${text}`).toBeUndefined()
  })

  it('is none that docs/voice.md replaces', () => {
    for (const [path, text] of [...written, ...texted]) expect(unkind(text, language), `${path}: ${text}`).toBeUndefined()
  })
  it('says in a message nothing of the field, phases, people or references', () => {
    const letters = written.filter(([path]) => path.startsWith('letter'))
    const around = texts(words.around)
    for (const [path, text] of [...letters, ...around, ...texted])
      expect(secret(text, language), `${path}: ${text}`).toBeUndefined()
  })

  it('shows a partner nothing of the field', () => {
    const { offerPage, ownPage, availability } = words
    const told = texts({ offerPage, ownPage, availability }).filter(([, text]) => secret(text, language))
    expect(told.map(([path]) => path)).toEqual([])
  })
})
