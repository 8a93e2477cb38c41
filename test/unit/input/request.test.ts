import { describe, expect, test } from 'vitest'
import { channelFacts, CHANNELS } from '#core/reference/channels.ts'
import { isRefusal } from '#core/refusal.ts'
import { readRequestInput } from '#core/request/input.ts'
import { AREAS, aRequest } from '../../support/tenant.ts'
import { NOW, tenant } from '../matching/builders.ts'

const read = (raw: unknown, now = NOW) => readRequestInput(raw, { tenant: tenant({ areas: AREAS }), now })

/** What stands against it, as `path CODE`. */
function against(raw: unknown, now = NOW): string[] {
  const answer = read(raw, now)
  return isRefusal(answer) ? (answer.fields ?? []).map(({ path, code }) => `${path} ${code}`) : []
}

const window = (start: string, end: string) => ({ windows: [{ start, end }] })

test('four questions answered are enough', () => {
  expect(read({ phases: ['OPEN'], area: '529', languages: ['fi'] })).toMatchObject({
    channel: 'peer-support',
    audience: 'parent',
    windows: [],
    durationMinutes: 90,
    mode: 'in-person',
    urgency: 'routine',
    consent: { given: false },
    seats: 1,
    choice: 'first',
    confirm: 'ask-me',
    interpreter: false,
    preferences: {},
  })
})

test('everything wrong is said at once', () => {
  expect(against({ phases: ['PANIC'], area: 853, languages: [], windows: 'x', seats: 0, note: 1, more: 1 }).sort()).toEqual([
    'area WRONG_TYPE',
    'languages CHOICE_NEEDED',
    'more UNKNOWN_FIELD',
    'note WRONG_TYPE',
    'phases.0 UNKNOWN_PHASE',
    'seats TOO_SMALL',
    'windows WRONG_TYPE',
  ])
})

describe('a field by itself', () => {
  test.each([
    [{ area: '999' }, 'area UNKNOWN_AREA'],
    [{ area: '5299' }, 'area UNKNOWN_AREA'],
    [{ phases: ['open'] }, 'phases.0 UNKNOWN_PHASE'],
    [{ languages: ['xx'] }, 'languages.0 UNKNOWN_LANGUAGE'],
    [{ languages: ['fi', 'sv', 'en', 'ru', 'ar', 'so'] }, 'languages TOO_MANY'],
    [{ channel: 'psychology' }, 'channel UNKNOWN_VALUE'],
    [{ audience: 'neighbour' }, 'audience UNKNOWN_VALUE'],
    [{ mode: 'telepathy' }, 'mode UNKNOWN_VALUE'],
    [{ urgency: 'NOW' }, 'urgency UNKNOWN_VALUE'],
    [{ durationMinutes: 14 }, 'durationMinutes TOO_SMALL'],
    [{ durationMinutes: 481 }, 'durationMinutes TOO_LARGE'],
    [{ durationMinutes: 90.5 }, 'durationMinutes TOO_SMALL'],
    [{ durationMinutes: Number.NaN }, 'durationMinutes TOO_SMALL'],
    [{ seats: 11, channel: 'group' }, 'seats TOO_LARGE'],
    [{ phases: ['BEFORE', 'OPEN'] }, 'phases CONTRADICTORY'],
    [{ leading: 'PANIC' }, 'leading UNKNOWN_PHASE'],
    [{ leading: 'EMERGENCY' }, 'leading CONTRADICTORY'],
    [{ phases: ['BEFORE'], leading: 'OPEN' }, 'leading CONTRADICTORY'],
    [{ ageBand: '3-12' }, 'ageBand CONTRADICTORY'],
    [{ audience: 'young-person', ageBand: '3-12' }, 'ageBand CONTRADICTORY'],
    [{ audience: 'sibling', ageBand: '12' }, 'ageBand UNKNOWN_VALUE'],
    [{ audience: 'parent', careForm: 'open' }, 'careForm CONTRADICTORY'],
    [{ manner: 'signed' }, 'manner UNKNOWN_VALUE'],
    [{ languages: ['fse'], manner: 'written' }, 'manner CONTRADICTORY'],
    [{ interpreterTo: 'sv' }, 'interpreterTo CONTRADICTORY'],
    [{ interpreter: true, interpreterTo: 'fi' }, 'interpreterTo CONTRADICTORY'],
    [{ languages: ['fse'], mode: 'phone' }, 'mode CONTRADICTORY'],
    [{ manner: 'written', mode: 'phone' }, 'mode CONTRADICTORY'],
    [{ interpreter: 'yes' }, 'interpreter WRONG_TYPE'],
    [{ clientReference: 'CL-7f3k2q' }, 'clientReference CLIENT_REFERENCE_FORM'],
    [{ clientReference: 'M.V.' }, 'clientReference CLIENT_REFERENCE_FORM'],
    [{ clientReference: 'CL-131052\n' }, 'clientReference CLIENT_REFERENCE_FORM'],
    [{ place: 'x'.repeat(81) }, 'place TOO_LONG'],
    [{ place: 'Kotona, 040 1234 501' }, 'place PHONE_NUMBER'],
    [{ note: 'x'.repeat(10_000) }, 'note TOO_LONG'],
    [{ note: 'x'.repeat(301) }, 'note TOO_LONG'],
    [{ note: '131052-308T' }, 'note IDENTITY_CODE'],
    [{ needBy: '2026-11-23' }, 'needBy NOT_AN_INSTANT'],
    [{ needBy: '2027-02-29T10:00:00+02:00' }, 'needBy NOT_AN_INSTANT'],
    [{ preferences: { gender: 'other' } }, 'preferences.gender UNKNOWN_VALUE'],
    [{ preferences: { name: 'Sari' } }, 'preferences.name UNKNOWN_FIELD'],
    [{ consent: { given: true } }, 'consent WRONG_TYPE'],
    [{ consent: true }, 'consent WRONG_TYPE'],
  ])('%j: %s', (more, expected) => expect(against(aRequest({ windows: [], ...more }))).toEqual([expected]))
})

describe('times', () => {
  test.each([
    ['start now', window(NOW, '2026-11-23T12:00:00Z'), ['windows.0.start IN_THE_PAST']],
    ['a millisecond ahead', window('2026-11-23T08:00:00.001Z', '2026-11-23T12:00:00Z'), []],
    ['end before start', window('2026-11-25T12:00:00Z', '2026-11-25T10:00:00Z'), ['windows.0.end END_BEFORE_START']],
    ['end when they start', window('2026-11-25T12:00:00Z', '2026-11-25T12:00:00Z'), ['windows.0.end END_BEFORE_START']],
    ['as long as the meeting', window('2026-11-25T12:00:00Z', '2026-11-25T14:00:00Z'), []],
    ['a minute shorter', window('2026-11-25T12:00:00Z', '2026-11-25T13:59:00Z'), ['windows.0.end SHORTER_THAN_DURATION']],
    ['a day', window('2026-11-25T12:00:00Z', '2026-11-26T12:00:00Z'), []],
    ['more than a day', window('2026-11-25T12:00:00Z', '2026-11-26T12:01:00Z'), ['windows.0.end TOO_LARGE']],
    ['over a year ahead', window('2027-11-25T12:00:00Z', '2027-11-25T14:00:00Z'), ['windows.0.start TOO_FAR_AHEAD']],
    [
      'no offset',
      window('2026-11-25T12:00', '2026-11-25T14:00'),
      ['windows.0.start NOT_AN_INSTANT', 'windows.0.end NOT_AN_INSTANT'],
    ],
    [
      'needed by before any of them',
      { ...window('2026-11-25T12:00:00Z', '2026-11-25T14:00:00Z'), needBy: '2026-11-24T12:00:00Z' },
      ['needBy CONTRADICTORY'],
    ],
    ['needed by in the past', { windows: [], needBy: NOW }, ['needBy IN_THE_PAST']],
    ['needed by in two years', { windows: [], needBy: '2028-11-25T14:00:00Z' }, ['needBy TOO_FAR_AHEAD']],
    [
      'eleven',
      { windows: Array.from({ length: 11 }, () => window('2026-11-25T12:00:00Z', '2026-11-25T14:00:00Z').windows[0]) },
      ['windows TOO_MANY'],
    ],
  ])('%s', (_, more, expected) => expect(against(aRequest(more))).toEqual(expected))

  test('come out in UTC', () =>
    expect(read(aRequest())).toMatchObject(window('2026-11-25T11:30:00.000Z', '2026-11-25T13:30:00.000Z')))
})

describe('fields that contradict each other', () => {
  test.each(CHANNELS.map((channel) => [channel, channelFacts[channel].hasClient] as const))('%s', (channel, hasClient) => {
    const base = { channel, consent: { given: false }, windows: [] }
    expect(against(aRequest({ ...base, phases: [] }))).toEqual(hasClient ? ['phases PHASES_NEEDED'] : [])
    expect(against(aRequest({ ...base, confirm: 'pre-approved' }))).toEqual(hasClient ? ['confirm NOT_PRE_APPROVABLE'] : [])
    expect(against(aRequest({ ...base, clientReference: 'CL-7F3K2Q' }))).toEqual(
      hasClient ? [] : ['clientReference NO_CLIENT_IN_THIS_CHANNEL'],
    )
    expect(against(aRequest({ ...base, consent: { given: true, on: '2026-11-23' } }))).toEqual(
      hasClient ? [] : ['consent NO_CLIENT_IN_THIS_CHANNEL'],
    )
    expect(against(aRequest({ ...base, choice: 'family' }))).toEqual(hasClient ? [] : ['choice CONTRADICTORY'])
    expect(against(aRequest({ ...base, seats: 2 }))).toEqual(hasClient ? ['seats CONTRADICTORY'] : [])
  })

  test('consent of tomorrow', () =>
    expect(against(aRequest({ consent: { given: true, on: '2026-11-24' } }))).toEqual(['consent.on CONTRADICTORY']))

  test('consent of today, though it is still yesterday in UTC', () => {
    expect(against(aRequest({ consent: { given: true, on: '2026-11-24' } }), '2026-11-23T22:30:00.000Z')).toEqual([])
  })
})

test.each([
  ['emoji', 'Hyvä 👩‍👧 pari'],
  ['Arabic', 'مرحبا بكم'],
  ['spaces around', '  x  '],
  ['CRLF of a text area', 'yksi\r\nkaksi'],
])('%s in the note is kept as meant', (_, note) => {
  expect(read(aRequest({ note }))).toMatchObject({ note: note.trim().replace('\r\n', '\n') })
})

test('phases and languages are sets', () => {
  expect(read(aRequest({ phases: ['OPEN', 'OPEN'], languages: ['fi', 'fi'] }))).toMatchObject({
    phases: ['OPEN'],
    languages: ['fi'],
  })
})

test('before there is a phase a request has none, and says so', () => {
  expect(read(aRequest({ phases: ['BEFORE'] }))).toMatchObject({ phases: [], beforePhases: true, urgency: 'routine' })
  expect(read(aRequest({ phases: ['OPEN'] }))).not.toHaveProperty('beforePhases')
})

test('what can be so together is taken', () => {
  const signs = { languages: ['fse'], interpreter: true, interpreterTo: 'fi', mode: 'phone' }
  const writes = { manner: 'written', interpreter: true, interpreterTo: 'fi' }
  const sibling = { audience: 'sibling', ageBand: '13-29', careForm: 'substitute' }
  for (const more of [signs, writes, sibling]) expect(read(aRequest(more))).toMatchObject(more)
})
