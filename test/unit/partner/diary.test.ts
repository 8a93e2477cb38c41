import { describe, expect, test } from 'vitest'
import {
  addFamily,
  book,
  closeBooking,
  dropFamily,
  emptyDiary,
  makeFirm,
  keepTime,
  freeTime,
  unbook,
} from '#core/relationship/diary.ts'
import type { Booking, Diary, KeptTime } from '#core/records/partner.ts'
import { startWork } from '#core/commit/work.ts'

/** Monday of week 48. */
const NOW = '2026-11-23T08:00:00.000Z'
const FREED = { waitsFor: 'rematch', due: NOW, owner: 'system', reason: 'freed', attempts: 0 }
const slot = (day: number) => ({ start: `2026-12-0${day}T10:00:00.000Z`, end: `2026-12-0${day}T12:00:00.000Z` })
const held = (offerId: string, firm = false): KeptTime => ({
  offerId,
  requestId: 'r',
  firm,
  slots: [slot(1)],
  mode: 'remote',
  until: NOW,
})
const booked = (meetingId: string, day: number): Booking => ({ meetingId, requestId: 'r', ...slot(day), mode: 'remote' })

/** What becomes of a diary that holds this much, and what the audit would call it. */
function after(has: Partial<Diary>, how: (work: ReturnType<typeof startWork>, diary: Diary) => Diary) {
  const work = startWork(NOW, { role: 'system', id: 'system' })
  const diary: Diary = { ...emptyDiary('varsinais', 'p'), attempts: 2, ...has }
  const now = how(work, diary)
  return { diary, now, touched: work.touched() }
}

const left = (has: Partial<Diary>, how: Parameters<typeof after>[1]) => {
  const { diary, now, touched } = after(has, how)
  expect(touched).toEqual([now])
  const changed = Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(diary[name]))
  return Object.fromEntries(changed.filter(([name]) => !['version', 'duePk', 'dueSk'].includes(name)))
}

describe('a partner’s diary', () => {
  test('keeps room for a question, and counts it in this week beside the three before', () => {
    const weeks = { '2026-W43': 9, '2026-W45': 1, '2026-W46': 2, '2026-W47': 3 }
    expect(left({ holds: [held('o1')], weeks }, (work, diary) => keepTime(work, diary, held('o2')))).toEqual({
      holds: [held('o1'), held('o2')],
      weeks: { '2026-W45': 1, '2026-W46': 2, '2026-W47': 3, '2026-W48': 1 },
    })
    expect(left({ weeks: { '2026-W48': 4 } }, (work, diary) => keepTime(work, diary, held('o2'))).weeks).toEqual({
      '2026-W48': 5,
    })
  })

  test('makes the room of one question firm, and no other’s', () => {
    const has = { holds: [held('o1'), held('o2')] }
    expect(left(has, (work, diary) => makeFirm(work, diary, held('o1', true)))).toEqual({ holds: [held('o2'), held('o1', true)] })
  })

  test('lets go of one question’s room, and is looked at by whoever waits', () => {
    const has = { holds: [held('o1'), held('o2')] }
    expect(left(has, (work, diary) => freeTime(work, diary, 'o1'))).toEqual({ holds: [held('o2')], ...FREED })
  })

  test('gains a relationship in place of the room, once', () => {
    const has = { holds: [held('o1'), held('o2')], families: ['before'] }
    expect(left(has, (work, diary) => addFamily(work, diary, { id: 'r', channel: 'peer-support' }, 'o1'))).toEqual({
      holds: [held('o2')],
      families: ['before', 'r'],
    })
    expect(left(has, (work, diary) => addFamily(work, diary, { id: 'before', channel: 'peer-support' }, 'o1'))).toEqual({
      holds: [held('o2')],
      ...FREED,
    })
  })

  test('loses a relationship, and only that', () => {
    expect(left({ families: ['a', 'r'] }, (work, diary) => dropFamily(work, diary, 'r'))).toEqual({ families: ['a'], ...FREED })
  })

  test('has its bookings by start, each meeting once', () => {
    const has = { bookings: [booked('m1', 2), booked('m2', 5)] }
    expect(left(has, (work, diary) => book(work, diary, booked('m3', 4))).bookings).toEqual([
      booked('m1', 2),
      booked('m3', 4),
      booked('m2', 5),
    ])
    expect(left(has, (work, diary) => book(work, diary, booked('m1', 6))).bookings).toEqual([booked('m2', 5), booked('m1', 6)])
    expect(left(has, (work, diary) => book(work, diary, booked('m3', 5))).bookings).toEqual([
      booked('m1', 2),
      booked('m2', 5),
      booked('m3', 5),
    ])
    expect(left(has, (work, diary) => unbook(work, diary, 'm1'))).toEqual({ bookings: [booked('m2', 5)], ...FREED })
  })

  test('counts a closed meeting in its local month, beside what is there', () => {
    const close = (work: ReturnType<typeof startWork>, diary: Diary) =>
      closeBooking(work, diary, { meetingId: 'm1', start: '2026-11-30T22:30:00.000Z' }, { minutes: 60, cents: 3000 })
    const has = { bookings: [booked('m1', 2), booked('m2', 5)], months: { '2026-11': { minutes: 1, cents: 2 } } }
    const month = { minutes: 60, cents: 3000 }
    expect(left(has, close)).toEqual({
      bookings: [booked('m2', 5)],
      months: { '2026-11': { minutes: 1, cents: 2 }, '2026-12': month },
    })
    expect(left({ months: { '2026-12': month } }, close)).toEqual({ months: { '2026-12': { minutes: 120, cents: 6000 } } })
  })

  test.each([
    ['room for a question that has none', (work, diary) => freeTime(work, diary, 'o9')],
    ['a relationship that is none', (work, diary) => dropFamily(work, diary, 'r9')],
    ['a meeting that is not booked', (work, diary) => unbook(work, diary, 'm9')],
  ] as [string, Parameters<typeof after>[1]][])('is not written for %s', (_, how) => {
    const { diary, now, touched } = after({ holds: [held('o1')], families: ['r'], bookings: [booked('m1', 2)] }, how)
    expect(now).toEqual(diary)
    expect(touched).toEqual([])
  })
})
