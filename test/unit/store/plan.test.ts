import { describe, expect, test } from 'vitest'
import { BadCursor } from '#core/ports.ts'
import type { Query } from '#core/ports.ts'
import { decodeCursor, encodeCursor } from '#store/cursor.ts'
import { checkOrg, linkKey, sessionKey } from '#store/keys.ts'
import { placeOf } from '#store/place.ts'
import { planQuery } from '#store/plan.ts'

const PK = 'lauste#REQ#r1'
const LONG = 'x'.repeat(1025)
const planned = (more: Partial<Query>) => planQuery('lauste', { partition: PK, ...more })

describe('a query', () => {
  const MET = [{ from: 'a', to: 'a' }, { from: 'a', to: 'b' }, { from: 'x'.repeat(1024) }, { from: '' }, {}]

  test.each(MET)('can be met: %o', (range) => {
    expect(planned(range)).toMatchObject({ partition: PK, descending: false })
  })

  test.each([{ from: 'b', to: 'a' }, { to: '' }, { partition: `${PK}${'x'.repeat(2048)}` }])('can match nothing: %j', (range) => {
    expect(planned(range)).toBeUndefined()
  })

  test.each([
    [{ from: LONG }, 'an unusable lower bound'],
    [{ from: '\ud83d' }, 'an unusable lower bound'],
    [{ to: LONG }, 'an unusable upper bound'],
    [{ limit: 0 }, 'a limit is 1 or more'],
  ])('is a bug: %j', (range, says) => {
    expect(() => planned(range)).toThrow(new Error(says))
  })
})

describe('a cursor', () => {
  const at = (sort: string, pk = PK) => ({ partition: PK, sort, key: { pk, sk: sort } })
  const asked = (from?: string, to?: string) => ({ index: undefined, partition: PK, from, to })
  const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  test('that somebody still has from an earlier version is understood', () => {
    const given = 'WyIiLCJsYXVzdGUjUkVRI3IxIiwiTUVFVCMxIiwibGF1c3RlI1JFUSNyMSIsIk1FRVQjMSJd'
    expect(decodeCursor(given, asked(), 'lauste')).toEqual(at('MEET#1'))
    expect(encodeCursor(undefined, at('MEET#1'))).toBe(given)
  })

  const AROUND = [
    ['b', undefined],
    [undefined, 'b'],
    ['b', 'b'],
    ['a', 'c'],
  ]

  test.each(AROUND)('may stand at either end of its range: %s to %s', (from, to) => {
    expect(decodeCursor(encodeCursor(undefined, at('b')), asked(from, to))).toEqual(at('b'))
  })

  test.each([
    ['c', undefined],
    [undefined, 'a'],
  ])('may not stand outside: %s to %s', (from, to) => {
    expect(() => decodeCursor(encodeCursor(undefined, at('b')), asked(from, to))).toThrow(BadCursor)
  })

  test.each<[string, string]>([
    ['another record’s key', encodeCursor(undefined, at('b', 'lauste#REQ#r2'))],
    ['null', text(null)],
    ['a text of five', text('abcde')],
    ['a number', text(5)],
    ['four texts', text(['', PK, 'b', PK])],
    ['six texts', text(['', PK, 'b', PK, 'b', ''])],
    ['no texts', text(['', PK, null, PK, null])],
    ['a number for a text', text(['', PK, 7, PK, 7])],
    ['no JSON', 'bm90IGpzb24'],
    ['nothing', ''],
  ])('made up of %s is refused as such', (_, cursor) => {
    expect(() => decodeCursor(cursor, asked('a'))).toThrow(BadCursor)
    expect(() => decodeCursor(cursor, asked())).toThrow(BadCursor)
  })
})

describe('a place in an index', () => {
  const item = { pk: PK, sk: 'A', version: 1 }

  test('is where both its keys say', () => {
    const place = { partition: 'lauste#OPEN', sort: '1', key: { pk: PK, sk: 'A' } }
    expect(placeOf({ ...item, listPk: 'lauste#OPEN', listSk: '1' }, 'list')).toEqual(place)
  })

  test.each([{}, { listPk: 'lauste#OPEN' }, { listSk: '1' }, { ownPk: 'lauste#OPEN', ownSk: '1' }])('is none for %o', (half) => {
    expect(placeOf({ ...item, ...half }, 'list')).toBeUndefined()
  })
})

describe('names and secrets', () => {
  test('a tenant may have a name of 100 letters', () => {
    expect(() => checkOrg('x'.repeat(100))).not.toThrow()
  })

  test.each(['x'.repeat(101), '', 'a#b', 'LINK', 'SESS', 'LOGIN', 'DUE', '\ud83d'])('a tenant may not be called %j', (org) => {
    expect(() => checkOrg(org)).toThrow(new Error('not the name of a tenant'))
  })

  test.each(['secret', '', 'a'.repeat(63), 'a'.repeat(65), `x${'a'.repeat(64)}`, `${'a'.repeat(64)}x`, 'A'.repeat(64)])(
    'only a digest becomes a key, not %j',
    (secret) => {
      expect(() => linkKey(secret)).toThrow(new Error('not a hex SHA-256'))
      expect(() => sessionKey(secret)).toThrow(new Error('not a hex SHA-256'))
    },
  )
})
