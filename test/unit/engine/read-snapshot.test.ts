import { describe, expect, test } from 'vitest'
import { readSnapshot } from '#engine/snapshot/read-snapshot.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'

const twice = <T>(one: T): T[] => [one, one]
const many = <T>(one: T, n: number): T[] => Array.from({ length: n }, () => one)
const window = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }

test('a snapshot as documented is taken as it is', () => {
  const one = JSON.parse(JSON.stringify(aSnapshot()))
  expect(readSnapshot(one)).toBe(one)
})

test('an empty queue and a register of nobody are a snapshot', () => {
  const empty = aSnapshot({ requests: [], partners: [] })
  expect(readSnapshot(empty)).toBe(empty)
})

describe('what is not of the shape is refused with its path', () => {
  test.each([
    ['nothing', undefined, ''],
    ['a list', [], ''],
    ['another format', aSnapshot({ format: 'x' as never }), 'format'],
    ['a field nobody knows', { ...aSnapshot(), name: 'x' }, 'name'],
    ['a missing field', { ...aSnapshot(), now: undefined }, 'now'],
    ['an instant that is none', aSnapshot({ now: '2026-02-30T00:00:00.000Z' }), 'now'],
    ['an instant not as stored', aSnapshot({ now: '2026-11-25T11:30Z' }), 'now'],
    ['half a minute', aSnapshot({ requests: [aRequest({ durationMinutes: 0.5 })] }), 'requests.0.durationMinutes'],
    ['not a number', aSnapshot({ requests: [aRequest({ waitingMinutes: NaN })] }), 'requests.0.waitingMinutes'],
    [
      'a window that ends as it starts',
      aSnapshot({ requests: [aRequest({ windows: [{ ...window, end: window.start }] })] }),
      'requests.0.windows.0.end',
    ],
    [
      'a capacity below zero',
      aSnapshot({ partners: [aPartner({ capacity: { ...aPartner().capacity, families: -1 } })] }),
      'partners.0.capacity.families',
    ],
  ])('%s', (_, value, at) => expect(readSnapshot(value)).toEqual({ refused: 'MALFORMED', at }))
})

describe('a hostile size is refused with the limit named', () => {
  test.each([
    [
      '10 000 windows',
      aSnapshot({ requests: [aRequest({ windows: many(window, 10_000) })] }),
      'requests.0.windows',
      'windows',
      200,
    ],
    ['a million requests', aSnapshot({ requests: many(aRequest(), 1_000_000) }), 'requests', 'requests', 20_000],
  ])('%s', (_, value, at, name, most) => expect(readSnapshot(value)).toEqual({ refused: 'TOO_MUCH', at, limit: { name, most } }))
})

describe('what cannot both hold is refused with the ids', () => {
  const fixed = { partner: 'p1', why: 'pinned' } as const
  test.each([
    ['one id twice', aSnapshot({ requests: twice(aRequest()) }), 'r1'],
    ['a pin on nobody', aSnapshot({ requests: [aRequest({ fixed: [{ ...fixed, partner: 'p9' }] })] }), 'r1 p9'],
    ['two pins of one pair', aSnapshot({ requests: [aRequest({ fixed: twice(fixed) })] }), 'r1 p1'],
    ['a pin on whom the request excludes', aSnapshot({ requests: [aRequest({ excluded: ['p1'], fixed: [fixed] })] }), 'r1 p1'],
  ])('%s', (_, value, at) => expect(readSnapshot(value)).toEqual({ refused: 'CONTRADICTORY', at }))
})
