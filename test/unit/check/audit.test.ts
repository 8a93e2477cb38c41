import { describe, expect, test } from 'vitest'
import { unaudited } from '#core/check/audit.ts'
import { sortRecords } from '#core/check/records.ts'
import { keyOf, keys, keyText } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { contact, event, meeting, ORG } from './few.ts'

const found = (...items: Loose[]) => unaudited(sortRecords(items))
const MEETING = keys.meeting(ORG, 'r1', 'r1.m1')
const one = (what: string, version: number) => ({
  invariant: 'audit',
  keys: [expect.objectContaining(MEETING)],
  says: `${what}: meeting r1.m1 version ${version}`,
  certain: false,
  stands: `${what} ${keyText(MEETING)} ${version}`,
})

const { state, waitsFor, due } = meeting()
const change = (version: number, more: object = {}) => ({ key: MEETING, version, what: 'told', state, waitsFor, due, ...more })
const changed = meeting({ version: 2 })

describe('the audit', () => {
  test('of every change, over one commit or several, is whole', () => {
    expect(found(changed, event('a', change(1)), event('b', change(2)))).toEqual([])
    expect(found(changed, event('a', change(2), change(1)))).toEqual([])
  })

  test('of something without a life cycle tells its versions', () => {
    expect(found(contact(), event('a', { key: keyOf(contact()), version: 1, what: 'told' }))).toEqual([])
  })

  test.each([1, 2])('lacks version %i, the first and the last as well', (version) => {
    expect(found(changed, event('a', change(3 - version)))).toEqual([one('no audit', version)])
  })

  test('tells of one change twice', () => {
    expect(found(changed, event('a', change(1)), event('b', change(2)), event('c', change(1)))).toEqual([one('2 audits', 1)])
  })

  test('tells of a change the record has not seen', () => {
    expect(found(changed, event('a', change(1), change(2), change(3)))).toEqual([one('ahead of the record', 3)])
  })

  test('tells of changes of what is not there', () => {
    expect(found(event('a', change(1), change(2)))).toEqual([one('of nothing', 1), one('of nothing', 2)])
  })

  test.each([{ state: 'cancelled' }, { waitsFor: 'outcome' }, { due: '2026-12-24T12:00:00.000Z' }, { due: null }])(
    'tells that the record was left otherwise: %o',
    (otherwise) => {
      const says = 'meeting r1.m1 is not what version 2 led to'
      expect(found(changed, event('a', change(1), change(2, otherwise)))).toEqual([
        { invariant: 'audit', keys: [changed], says, certain: false },
      ])
    },
  )

  test('may tell that an earlier version was otherwise', () => {
    expect(found(changed, event('a', change(1, { due: null }), change(2)))).toEqual([])
  })
})

describe('beside audit records that a newer version wrote', () => {
  const newer = { ...event('z'), schema: 2 }

  test('no change is said to be missing', () => {
    expect(found(changed, event('a', change(1)))).toHaveLength(1)
    expect(found(changed, event('a', change(1)), newer)).toEqual([])
  })

  test('what is told twice, of nothing or ahead is still said', () => {
    const says = found(meeting(), event('a', change(1), change(2)), event('b', change(1)), newer).map((finding) => finding.says)
    expect(says).toEqual(['2 audits: meeting r1.m1 version 1', 'ahead of the record: meeting r1.m1 version 2'])
  })

  test('of other records, a missing change is still said', () => {
    const offer = { ...keys.offer(ORG, 'r1', 'r1.o9'), version: 1, kind: 'offer', schema: 2 }
    expect(found(meeting(), offer)).toEqual([one('no audit', 1)])
  })
})
