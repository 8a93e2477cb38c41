import { describe, expect, test } from 'vitest'
import * as audiences from '#core/reference/audiences.ts'
import * as channels from '#core/reference/channels.ts'
import * as counties from '#core/reference/counties.ts'
import * as languages from '#core/reference/languages.ts'
import * as municipalities from '#core/reference/municipalities.ts'
import type { Names } from '#core/reference/names.ts'
import { LIVED_AS, livedAsFacts } from '#core/reference/lived-as.ts'
import { phaseFacts, servedFacts } from '#core/reference/phase-facts.ts'
import { PHASES, SERVED } from '#core/reference/phases.ts'
import * as roles from '#core/reference/roles.ts'

interface List {
  readonly codes: readonly string[]
  readonly facts: Readonly<Record<string, { readonly names: Names }>>
}

const lists: Readonly<Record<string, List>> = {
  phases: { codes: PHASES, facts: phaseFacts },
  counties: { codes: counties.COUNTIES, facts: counties.countyFacts },
  municipalities: { codes: municipalities.MUNICIPALITIES, facts: municipalities.municipalityFacts },
  languages: { codes: languages.LANGUAGES, facts: languages.languageFacts },
  channels: { codes: channels.CHANNELS, facts: channels.channelFacts },
  audiences: { codes: audiences.AUDIENCES, facts: audiences.audienceFacts },
  roles: { codes: roles.ROLES, facts: roles.roleFacts },
  livedAs: { codes: LIVED_AS, facts: livedAsFacts },
  careForms: { codes: audiences.CARE_FORMS, facts: audiences.careFormFacts },
  manners: { codes: languages.MANNERS, facts: languages.mannerFacts },
  served: { codes: SERVED, facts: servedFacts },
}

describe.each(Object.entries(lists))('%s', (_, { codes, facts }) => {
  test('each code once, each with its facts and no facts without a code', () => {
    expect(new Set(codes).size).toBe(codes.length)
    expect(Object.keys(facts).sort()).toEqual([...codes].sort())
  })

  test('named in Finnish, Swedish and English, no two alike', () => {
    for (const language of ['fi', 'sv', 'en'] as const) {
      const names = codes.map((code) => facts[code]?.names[language] ?? '')
      expect(new Set(names).size).toBe(codes.length)
      for (const name of names) expect(name).toMatch(/^\S(.*\S)?$/u)
    }
  })
})

describe('channels', () => {
  test('only peer support and working in a pair have a client', () => {
    const withClient = channels.CHANNELS.filter((code) => channels.channelFacts[code].hasClient)
    expect(withClient).toEqual(['peer-support', 'working-pair'])
  })

  test('one family meets one partner; only where there is no client are there several seats', () => {
    for (const code of channels.CHANNELS) {
      const { hasClient, manySeats } = channels.channelFacts[code]
      expect(hasClient && manySeats).toBe(false)
    }
  })

  test('every role is asked for somewhere', () => {
    const asked = new Set(channels.CHANNELS.map((code) => channels.channelFacts[code].role))
    expect([...asked].sort()).toEqual([...roles.ROLES].sort())
  })
})

test('a criminal-record check can come into question only where minors may be met', () => {
  const minors = audiences.AUDIENCES.filter((code) => audiences.audienceFacts[code].minors !== 'never')
  expect(minors).toEqual(['child', 'young-person', 'sibling', 'foster-sibling', 'close-person'])
})

test('no name says what our readers should not read', () => {
  const facts = Object.values(lists).flatMap((list) => Object.values(list.facts))
  const unwanted = /tukihenkilö|tarjous|kumppani|tapaaminen|muistutus/
  for (const { names } of facts) expect(names.fi).not.toMatch(unwanted)
})

test('whoever is met for what they have been through meets somebody who has been through it as they have', () => {
  const asks = Object.fromEntries(audiences.AUDIENCES.map((code) => [code, audiences.audienceFacts[code].livedAs]))
  expect(asks).toEqual({
    parent: 'parent',
    'foster-parent': 'foster-parent',
    child: 'young-person',
    'young-person': 'young-person',
    sibling: 'sibling',
    'foster-sibling': 'foster-sibling',
    grandparent: 'close-person',
    'close-person': 'close-person',
    professional: undefined,
    management: undefined,
    student: undefined,
  })
})
