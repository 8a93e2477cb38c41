import { describe, expect, test } from 'vitest'
import { aheadOfClosed, unseated } from '#core/check/ahead.ts'
import { sortRecords } from '#core/check/records.ts'
import { atRest } from '#core/records/record.ts'
import type { Loose } from './broken.ts'
import { meeting, offer, request } from './few.ts'

const CLOSED_AT = '2026-12-01T09:00:00.000Z'
const closed = (taken: object[] = []) => request({ ...atRest, state: 'closed', closedAt: CLOSED_AT, taken })
const seat = (state: string) => ({ partnerId: 'p1', offerId: 'r1.o1', state })
const proposal = (start: string) => ({ start, end: '2026-12-08T12:00:00.000Z', by: 'worker', at: CLOSED_AT })
const LATER = '2026-12-08T10:00:00.000Z'

describe('of a closed request', () => {
  const says = (...items: Loose[]) => aheadOfClosed(sortRecords(items)).map((one) => one.says)

  test.each<[string, Loose, string]>([
    ['an open question', offer(), 'offer r1.o1'],
    ['a meeting to come', meeting(), 'meeting r1.m1'],
    [
      'another time for one that had begun',
      meeting({ start: '2026-12-01T08:30:00.000Z', proposal: proposal(LATER) }),
      'meeting r1.m1',
    ],
  ])('%s is still ahead', (_, left, name) => {
    expect(says(closed(), left)).toEqual([`r1: ${name} is still ahead`])
    expect(says(request(), left)).toEqual([])
  })

  test('a seat held is still ahead, one confirmed is history', () => {
    expect(says(closed([seat('held')]))).toEqual(['r1: request r1 is still ahead'])
    expect(says(closed([seat('confirmed')]))).toEqual([])
  })

  test.each<[string, Loose]>([
    ['an offer that is over', offer({ state: 'withdrawn' })],
    ['a meeting that had begun', meeting({ start: CLOSED_AT })],
    ['a meeting that is over', meeting({ state: 'cancelled', ...atRest })],
    [
      'a time proposed that was over before',
      meeting({ start: '2026-12-01T08:00:00.000Z', proposal: proposal('2026-12-01T08:30:00.000Z') }),
    ],
  ])('%s may be left', (_, left) => {
    expect(says(closed(), left)).toEqual([])
  })
})

describe('whoever is to come to a meeting', () => {
  const says = (now: string, ...items: Loose[]) => unseated(sortRecords(items), now).map((one) => one.says)
  const BEFORE = '2026-12-01T09:59:59.999Z'

  test('has a seat for certain', () => {
    expect(says(BEFORE, meeting(), request({ taken: [seat('confirmed')] }))).toEqual([])
    expect(says(BEFORE, meeting(), request({ taken: [seat('held')] }))).toEqual(['r1.m1: p1 has no seat'])
    expect(says(BEFORE, meeting(), request({ taken: [{ ...seat('confirmed'), partnerId: 'p2' }] }))).toEqual([
      'r1.m1: p1 has no seat',
    ])
  })

  test('may be without one when it has begun, is over, or is nobody yet', () => {
    expect(says('2026-12-01T10:00:00.000Z', meeting(), request())).toEqual([])
    expect(says(BEFORE, meeting({ state: 'cancelled', ...atRest }), request())).toEqual([])
    expect(says(BEFORE, meeting({ partnerId: null }), request())).toEqual([])
  })

  test('of a request that is not there is another rule’s', () => {
    expect(says(BEFORE, meeting())).toEqual([])
  })
})
