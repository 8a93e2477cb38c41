import { describe, expect, test } from 'vitest'
import { misbooked } from '#core/check/named.ts'
import { sortRecords } from '#core/check/records.ts'
import { atRest } from '#core/records/record.ts'
import { keys, keyText } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { diary, ledger, meeting, ORG, request } from './few.ts'

const found = (...items: Loose[]) => misbooked(ORG, sortRecords(items))
const held = (more: object = {}) => meeting({ state: 'held', ...atRest, ...more })
const november = { '2026-11': { minutes: 120, cents: 5000 } }
const counted = diary({ months: november })
const MEETING = keys.meeting(ORG, 'r1', 'r1.m1')

describe('the ledger', () => {
  test.each(['held', 'no-show'])('has a meeting that ended as %s once, and the diary its sum', (state) => {
    expect(found(held({ state }), ledger(), counted)).toEqual([])
  })

  test.each(['held', 'no-show'])('lacks a meeting that ended as %s', (state) => {
    const one = held({ state })
    expect(found(one)).toEqual([
      { invariant: 'ledger', keys: [one], says: 'meeting r1.m1: 0 entries', certain: false, stands: `${keyText(MEETING)} 1 0` },
    ])
  })

  test('has a meeting twice', () => {
    const again = ledger({ sk: 'LEDGER#2026-11-23#r1.m1', date: '2026-11-23' })
    const twice = diary({ months: { '2026-11': { minutes: 240, cents: 10_000 } } })
    const about = { keys: [held(), ledger(), again], stands: `${keyText(MEETING)} 1 2` }
    expect(found(held(), ledger(), again, twice)).toEqual([
      { invariant: 'ledger', ...about, says: 'meeting r1.m1: 2 entries', certain: false },
    ])
  })

  test('pays nobody for a meeting that nobody was on, or that did not take place', () => {
    expect(found(held({ partnerId: null }))).toEqual([])
    expect(found(meeting({ state: 'cancelled', ...atRest }))).toEqual([])
    expect(found(meeting())).toEqual([])
  })

  test.each<[string, readonly Loose[], string]>([
    ['still ahead', [meeting()], 'the meeting is scheduled'],
    ['cancelled', [meeting({ state: 'cancelled', ...atRest })], 'the meeting is cancelled'],
    ['nobody knows', [request()], 'the meeting is not there'],
  ])('does not pay for a meeting %s', (_, others, what) => {
    expect(found(...others, ledger(), counted)).toEqual([
      { invariant: 'ledger', keys: [ledger(), MEETING], says: `ledger 2026-11-24#r1.m1: ${what}`, certain: false },
    ])
  })

  test('does not pay one partner for the meeting of another', () => {
    const says = found(held({ partnerId: 'p2' }), ledger(), counted).map((one) => one.says)
    expect(says).toEqual(['ledger 2026-11-24#r1.m1: the meeting is held'])
  })
})

describe('the months of a diary', () => {
  const december = ledger({ sk: 'LEDGER#2026-12-01#r1.m2', meetingId: 'r1.m2', date: '2026-12-01', minutes: 60, cents: 2500 })
  const second = held({ id: 'r1.m2', sk: 'MEET#r1.m2' })

  test('add up month by month, in whatever order they stand', () => {
    const months = { '2026-12': { minutes: 60, cents: 2500 }, ...november }
    expect(found(held(), second, ledger(), december, diary({ months }))).toEqual([])
  })

  test.each<[string, object, string]>([
    ['too few minutes', { '2026-11': { minutes: 90, cents: 5000 } }, '2026-11 90 5000'],
    ['too much money', { '2026-11': { minutes: 120, cents: 6000 } }, '2026-11 120 6000'],
    ['another month', { '2026-10': november['2026-11'] }, '2026-10 120 5000'],
    ['a month too many', { ...november, '2026-12': { minutes: 0, cents: 0 } }, '2026-11 120 5000, 2026-12 0 0'],
    ['no month at all', {}, ''],
  ])('do not add up: %s', (_, months, told) => {
    const wrong = diary({ months })
    expect(found(held(), ledger(), wrong)).toEqual([
      { invariant: 'ledger', keys: [wrong, ledger()], says: `diary p1: months ${told}`, certain: false },
    ])
  })

  test('count nothing where nothing was entered', () => {
    expect(found(diary())).toEqual([])
    expect(found(counted)).toHaveLength(1)
  })
})
