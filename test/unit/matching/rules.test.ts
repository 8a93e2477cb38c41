import { expect, test } from 'vitest'
import { failing } from '#core/matching/explain.ts'
import type { Served } from '#core/reference/phases.ts'
import type { CheckBasis } from '#core/records/check-basis.ts'
import type { Code } from '#core/reference/rule-codes.ts'
import { question, request, SLOT, tenant } from './builders.ts'

type Case = readonly [what: string, code: Code | 'fits', more: Parameters<typeof question>[0]]

const agreement = { county: '05', area: '529', phase: 'OPEN', organisation: 'Yhdistys', validFrom: '2026-01-01' } as const
const checks = { undertakingUntil: '2026-12-31', agreementUntil: '2026-12-31' }
const extract = (checkedOn: string) => ({ ...checks, extract: { checkedOn, basis: '148/2014' as const, checkedBy: 'c' } })

const recorded = (audience: 'child' | 'sibling', basis: CheckBasis) =>
  tenant({ checkBases: [{ channel: 'peer-support', audience, basis, on: '2026-01-01', by: 'c' }] })
const agreed = (...phases: readonly Served[]) => tenant({ agreements: phases.map((phase) => ({ ...agreement, phase })) })
const SIGNS = [
  { code: 'fse', level: 'native' },
  { code: 'fi', level: 'good' },
] as const

/** Each rule alone: what fits, and what it forbids, with nothing else in the way. */
const TABLE: readonly Case[] = [
  ['everything fits', 'fits', {}],
  ['trained but not yet active', 'ROLE', { card: { state: 'trained' } }],
  ['gone', 'ROLE', { card: { state: 'exited' } }],
  ['trained for something else', 'ROLE', { card: { roles: ['group-leader', 'trainer'] } }],
  ['a group wants a group leader', 'fits', { request: request({ channel: 'group' }), card: { roles: ['group-leader'] } }],
  ['the first and last day of the agreement', 'fits', { tenant: tenant() }],
  ['the day before the agreement', 'PHASE', { tenant: tenant({ agreements: [{ ...agreement, validFrom: '2026-11-26' }] }) }],
  ['the day after the agreement', 'PHASE', { tenant: tenant({ agreements: [{ ...agreement, validTo: '2026-11-24' }] }) }],
  ['an agreement for another town', 'PHASE', { tenant: tenant({ agreements: [{ ...agreement, area: '853' }] }) }],
  ['an agreement for another phase', 'PHASE', { tenant: tenant({ agreements: [{ ...agreement, phase: 'ASSESS' }] }) }],
  ['an agreement with another organisation', 'PHASE', { card: { organisation: 'Toinen' } }],
  [
    'experience of the leading phase of two',
    'fits',
    { request: request({ phases: ['AFTERCARE', 'OPEN'] }), tenant: agreed('OPEN', 'AFTERCARE') },
  ],
  [
    'experience of the less pressing phase alone',
    'EXPERIENCE',
    {
      request: request({ phases: ['AFTERCARE', 'EMERGENCY'] }),
      tenant: agreed('AFTERCARE', 'EMERGENCY'),
      card: { experience: ['AFTERCARE'] },
    },
  ],
  [
    'unless the worker says that it leads',
    'fits',
    {
      request: request({ phases: ['AFTERCARE', 'EMERGENCY'], leading: 'AFTERCARE' }),
      tenant: agreed('AFTERCARE', 'EMERGENCY'),
      card: { experience: ['AFTERCARE'] },
    },
  ],
  [
    'what led, and is none of the phases any more',
    'EXPERIENCE',
    { request: request({ phases: ['ASSESS'], leading: 'OPEN' }), tenant: agreed('ASSESS') },
  ],
  ['before there is a phase, without an agreement for it', 'PHASE', { request: request({ phases: [], beforePhases: true }) }],
  [
    'before there is a phase, by its own agreement and without experience of one',
    'fits',
    { request: request({ phases: [], beforePhases: true }), tenant: agreed('BEFORE'), card: { experience: [] } },
  ],
  ['a foster parent meets one', 'LIVED_AS', { request: request({ audience: 'foster-parent' }), card: { livedAs: ['parent'] } }],
  [
    'a grandparent meets a close one',
    'fits',
    { request: request({ audience: 'grandparent' }), card: { livedAs: ['close-person'] } },
  ],
  ['a parent meets a parent', 'LIVED_AS', { card: { livedAs: ['foster-parent', 'young-person'] } }],
  ['nobody has said as whom: a parent', 'fits', {}],
  ['nobody has said as whom: no foster parent', 'LIVED_AS', { request: request({ audience: 'foster-parent' }) }],
  ['management meets anybody', 'fits', { request: request({ audience: 'management' }), card: { livedAs: [] } }],
  [
    'one of two phases without an agreement',
    'PHASE',
    { request: request({ phases: ['OPEN', 'ASSESS'] }), card: { experience: ['OPEN', 'ASSESS'] } },
  ],
  [
    'no phase where there is no client',
    'fits',
    { request: request({ phases: [] }), tenant: tenant({ agreements: [] }), card: { experience: [] } },
  ],
  ['experience of something else', 'EXPERIENCE', { card: { experience: ['ASSESS'] } }],
  ['goes elsewhere', 'AREA', { card: { areas: ['853'] } }],
  ['goes elsewhere but the meeting is remote', 'fits', { request: request({ mode: 'remote' }), card: { areas: [] } }],
  ['does not meet in that way', 'AREA', { request: request({ mode: 'phone' }) }],
  ['only writes what is to be spoken', 'LANGUAGE', { card: { languages: [{ code: 'fi', level: 'native', manner: 'written' }] } }],
  ['only speaks what is to be written', 'LANGUAGE', { request: request({ manner: 'written' }) }],
  [
    'writes what is to be written',
    'fits',
    { request: request({ manner: 'written' }), card: { languages: [{ code: 'fi', level: 'good', manner: 'written' }] } },
  ],
  ['signs, and has never said whether they speak', 'LANGUAGE', { card: { languages: SIGNS } }],
  ['signs, for somebody who signs', 'fits', { request: request({ languages: ['fse'] }), card: { languages: SIGNS } }],
  [
    'signs, and has said that they speak',
    'fits',
    {
      card: {
        languages: [
          { code: 'fse', level: 'native' },
          { code: 'fi', level: 'good', manner: 'spoken' },
        ],
      },
    },
  ],
  [
    'an interpreter comes, signing Finnish is not speaking it',
    'LANGUAGE',
    { request: request({ languages: ['ar'], interpreter: true }), card: { languages: SIGNS } },
  ],
  [
    'an interpreter works between speech and signs',
    'fits',
    { request: request({ interpreter: true, interpreterTo: 'fse' }), card: { languages: SIGNS } },
  ],
  [
    'an interpreter works into Swedish alone',
    'LANGUAGE',
    { request: request({ languages: ['ar'], interpreter: true, interpreterTo: 'sv' }) },
  ],
  [
    'an interpreter comes, who speaks the language needs none',
    'fits',
    { request: request({ languages: ['ar'], interpreter: true }), card: { languages: [{ code: 'ar', level: 'native' }] } },
  ],
  ['speaks a little', 'LANGUAGE', { card: { languages: [{ code: 'fi', level: 'some' }] } }],
  ['speaks one of two', 'LANGUAGE', { request: request({ languages: ['fi', 'ru'] }) }],
  [
    'Kurmanji is not Sorani',
    'LANGUAGE',
    { request: request({ languages: ['kmr'] }), card: { languages: [{ code: 'ckb', level: 'native' }] } },
  ],
  ['an interpreter comes, Finnish will do', 'fits', { request: request({ languages: ['ar'], interpreter: true }) }],
  [
    'an interpreter comes, Russian alone will not do',
    'LANGUAGE',
    { request: request({ interpreter: true }), card: { languages: [{ code: 'ru', level: 'native' }] } },
  ],
  ['away', 'SLOT', { card: { availability: { weekly: [], extra: [], away: [SLOT] } } }],
  [
    'other hours in the week',
    'SLOT',
    { card: { availability: { weekly: [{ day: 3, from: '08:00', to: '15:00' }], extra: [], away: [] } } },
  ],
  [
    'exactly those hours',
    'fits',
    { card: { availability: { weekly: [{ day: 3, from: '13:30', to: '15:30' }], extra: [], away: [] } } },
  ],
  ['nothing said about that day', 'fits', { card: { availability: { weekly: [], extra: [], away: [] } } }],
  ['on a break', 'PAUSED', { card: { state: 'paused' } }],
  [
    'on a break that ends before the time asked for',
    'PAUSED',
    { card: { state: 'paused', pausedUntil: '2026-11-24T22:00:00.000Z' } },
  ],
  ['the last day of undertaking and agreement', 'fits', {}],
  ['the day after the undertaking', 'CHECKS', { card: { checks: { ...checks, undertakingUntil: '2026-11-24' } } }],
  ['the day after the agreement with them', 'CHECKS', { card: { checks: { ...checks, agreementUntil: '2026-11-24' } } }],
  ['never signed', 'CHECKS', { card: { checks: {} } }],
  [
    'a child without an extract',
    'CHECKS',
    {
      request: request({ audience: 'child' }),
      card: { livedAs: ['young-person'], checks },
      tenant: recorded('child', '148/2014'),
    },
  ],
  [
    'minors possible without an extract',
    'CHECKS',
    {
      request: request({ audience: 'sibling' }),
      card: { livedAs: ['sibling'], checks },
      tenant: recorded('sibling', '504/2002'),
    },
  ],
  [
    'a child with a fresh extract',
    'fits',
    {
      request: request({ audience: 'child' }),
      card: { livedAs: ['young-person'], checks: extract('2026-05-27') },
      tenant: recorded('child', '148/2014'),
    },
  ],
  [
    'a child with an extract a day too old',
    'CHECKS',
    {
      request: request({ audience: 'child' }),
      card: { livedAs: ['young-person'], checks: extract('2026-05-26') },
      tenant: recorded('child', '148/2014'),
    },
  ],
  [
    'a child with an extract seen by the other act',
    'CHECKS',
    {
      request: request({ audience: 'child' }),
      card: { livedAs: ['young-person'], checks: extract('2026-05-27') },
      tenant: recorded('child', '504/2002'),
    },
  ],
  [
    'a child with whom nobody is alone, without an extract',
    'fits',
    {
      request: request({ audience: 'child' }),
      card: { livedAs: ['young-person'], checks },
      tenant: recorded('child', 'none'),
    },
  ],
  [
    'a child, and nobody has recorded what applies',
    'BASIS',
    { request: request({ audience: 'child' }), card: { livedAs: ['young-person'], checks: extract('2026-05-27') } },
  ],
  [
    'a child, and it is recorded of siblings alone',
    'BASIS',
    {
      request: request({ audience: 'child' }),
      card: { livedAs: ['young-person'], checks },
      tenant: recorded('sibling', 'none'),
    },
  ],
  ['a case of their own', 'CONFLICT', { card: { conflicts: { workers: [], areas: [], ownCase: true } } }],
  ['their own worker', 'CONFLICT', { card: { conflicts: { workers: ['worker'], areas: [], ownCase: false } } }],
  ['their own town', 'CONFLICT', { card: { conflicts: { workers: [], areas: ['529'], ownCase: false } } }],
  ['refused here before', 'CONFLICT', { request: request({ refusedPartners: ['p'] }) }],
  ['a woman wished for, nothing known', 'CONFLICT', { request: request({ preferences: { gender: 'woman' } }) }],
  ['a woman wished for and found', 'fits', { request: request({ preferences: { gender: 'woman' } }), card: { gender: 'woman' } }],
]

test.each(TABLE)('%s: %s', (_, code, more) => {
  expect(failing(question(more))).toEqual(code === 'fits' ? [] : [code])
})

test('all that stands against somebody is said at once, in the same order always', () => {
  const more = {
    card: {
      state: 'paused' as const,
      roles: [],
      experience: [],
      livedAs: [],
      areas: [],
      languages: [],
      checks: {},
      organisation: 'Toinen',
    },
    diary: { families: ['a', 'b'] },
  }
  expect(failing(question(more))).toEqual([
    'ROLE',
    'PHASE',
    'EXPERIENCE',
    'LIVED_AS',
    'AREA',
    'LANGUAGE',
    'CAPACITY',
    'PAUSED',
    'CHECKS',
  ])
})
