import { describe, expect, test } from 'vitest'
import { failing } from '#core/matching/explain.ts'
import { booking, hold, on, question, request, SLOT, tenant } from './builders.ts'

const codes = (more: Parameters<typeof question>[0]) => failing(question(more))

describe('families at a time', () => {
  test.each([
    ['one below the cap', ['a'], [], []],
    ['the cap reached', ['a', 'b'], [], ['CAPACITY']],
    ['an open question elsewhere counts', ['a'], [hold(undefined, { firm: false })], ['CAPACITY']],
    ['a question of this very request does not', ['a'], [hold(undefined, { firm: false, requestId: 'r' })], []],
    ['a family asked about again counts once', ['other'], [hold(undefined)], []],
  ])('%s', (_, families, holds, expected) => expect(codes({ diary: { families, holds } })).toEqual(expected))
})

describe('meetings a day', () => {
  test.each([
    ['one other', { bookings: [booking(on(25, 8))] }, []],
    ['two others', { bookings: [booking(on(25, 8)), booking(on(25, 18))] }, ['CAPACITY']],
    ['one booked and one promised', { bookings: [booking(on(25, 8))], holds: [hold(on(25, 18))] }, ['CAPACITY']],
    ['one booked and one only asked about', { bookings: [booking(on(25, 8))], holds: [hold(on(25, 18), { firm: false })] }, []],
    ['two after midnight, though the same day in UTC', { bookings: [booking(on(26, 0, 0.5)), booking(on(26, 1, 0.5))] }, []],
  ])('%s', (_, diary, expected) => expect(codes({ diary })).toEqual(expected))
})

describe('askings a week', () => {
  test.each([
    ['one below the cap this week', { '2026-W48': 2 }, '2026-11-23T08:00:00.000Z', []],
    ['the cap reached', { '2026-W48': 3 }, '2026-11-23T08:00:00.000Z', ['CAPACITY']],
    ['reached, on Sunday before midnight in Helsinki', { '2026-W48': 3 }, '2026-11-29T21:59:59.000Z', ['CAPACITY']],
    ['reached last week, from midnight in Helsinki', { '2026-W48': 3 }, '2026-11-29T22:00:00.000Z', []],
    ['week 53 goes on into January', { '2026-W53': 3 }, '2027-01-03T12:00:00.000Z', ['CAPACITY']],
  ])('%s', (_, weeks, now, expected) => {
    const checks = { undertakingUntil: '2027-12-31', agreementUntil: '2027-12-31' }
    expect(codes({ diary: { weeks }, now, card: { checks } })).toEqual(expected)
  })
})

describe('hours a month', () => {
  const twenty = 20 * 60
  test.each([
    ['exactly full with this one', { months: { '2026-11': { minutes: twenty - 120, cents: 0 } } }, []],
    ['a minute over', { months: { '2026-11': { minutes: twenty - 119, cents: 0 } } }, ['HOURS']],
    ['last month does not count', { months: { '2026-10': { minutes: 9999, cents: 0 } } }, []],
    [
      'booked ahead counts',
      { months: { '2026-11': { minutes: twenty - 240, cents: 0 } }, bookings: [booking(on(30, 20, 3))] },
      ['HOURS'],
    ],
    [
      'booked from the first of December local does not',
      { months: { '2026-11': { minutes: twenty - 120, cents: 0 } }, bookings: [booking(on(31, 0))] },
      [],
    ],
    [
      'a promised time counts',
      { months: { '2026-11': { minutes: twenty - 120, cents: 0 } }, holds: [hold(on(27, 9))] },
      ['HOURS'],
    ],
  ])('%s', (_, diary, expected) => expect(codes({ diary })).toEqual(expected))

  test('the length of the time asked for counts, not the length wished for', () => {
    const diary = { months: { '2026-11': { minutes: twenty - 60, cents: 0 } } }
    expect(codes({ diary, slot: { start: SLOT.start, end: '2026-11-25T12:30:00.000Z' } })).toEqual([])
  })
})

describe('earnings a month', () => {
  const cap = { earningsCap: 15_000 }
  test.each([
    ['no cap', {}, { months: { '2026-11': { minutes: 0, cents: 999_999 } } }, []],
    ['exactly reached with this one', cap, { months: { '2026-11': { minutes: 0, cents: 10_000 } } }, []],
    ['a cent over', cap, { months: { '2026-11': { minutes: 0, cents: 10_001 } } }, ['EARNINGS']],
    [
      'what is booked counts',
      cap,
      { months: { '2026-11': { minutes: 0, cents: 5_001 } }, bookings: [booking(on(26, 9))] },
      ['EARNINGS'],
    ],
    [
      'what is promised counts',
      cap,
      { months: { '2026-11': { minutes: 0, cents: 5_001 } }, holds: [hold(on(26, 9))] },
      ['EARNINGS'],
    ],
    ['a cap of nothing', { earningsCap: 0 }, {}, ['EARNINGS']],
  ])('%s', (_, card, diary, expected) => expect(codes({ card, diary })).toEqual(expected))

  test('without a rate nothing is earned', () =>
    expect(codes({ card: { earningsCap: 0 }, tenant: tenant({ rates: [] }) })).toEqual([]))

  test('by the hour, started quarters count', () => {
    const rates = [{ channel: 'peer-support', unit: 'hour', cents: 2500, validFrom: '2026-01-01' }] as const
    const slot = { start: SLOT.start, end: '2026-11-25T12:31:00.000Z' }
    expect(codes({ tenant: tenant({ rates }), card: { earningsCap: 3124 }, slot })).toEqual(['EARNINGS'])
    expect(codes({ tenant: tenant({ rates }), card: { earningsCap: 3125 }, slot })).toEqual([])
  })
})

describe('time promised elsewhere', () => {
  const remote = request({ mode: 'remote' })
  test.each([
    ['ends half an hour before', on(25, 11), request(), []],
    ['ends 29 minutes before', { start: '2026-11-25T09:00:00.000Z', end: '2026-11-25T11:01:00.000Z' }, request(), ['SLOT']],
    ['begins half an hour after', on(25, 16), request(), []],
    ['touches', { start: '2026-11-25T13:30:00.000Z', end: '2026-11-25T14:30:00.000Z' }, request(), ['SLOT']],
  ])('%s', (_, window, request, expected) => {
    expect(codes({ request, diary: { bookings: [booking(window)] } })).toEqual(expected)
    expect(codes({ request, diary: { holds: [hold(window)] } })).toEqual(expected)
  })

  test('between two remote meetings nobody travels', () => {
    const window = { start: '2026-11-25T13:30:00.000Z', end: '2026-11-25T14:30:00.000Z' }
    expect(codes({ request: remote, diary: { bookings: [booking(window, 'remote')] } })).toEqual([])
    expect(codes({ request: remote, diary: { bookings: [booking(window)] } })).toEqual(['SLOT'])
  })

  test('a time only asked about is not taken, nor is this request own promise', () => {
    expect(codes({ diary: { holds: [hold(SLOT, { firm: false }), hold(SLOT, { requestId: 'r' })] } })).toEqual([])
  })
})
