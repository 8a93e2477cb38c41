import { describe, expect, test } from 'vitest'
import { misreminded } from '#core/check/notices.ts'
import { sortRecords } from '#core/check/records.ts'
import { atRest } from '#core/records/record.ts'
import { keys } from '#core/records/keys.ts'
import { DEFAULT_SETTINGS } from '#core/records/tenant.ts'
import { ORG, tenant, waitingFor } from './few.ts'
import { about, agreed, DAY, day, FOUR, GONE, HOURS, hours, LONG_BEFORE, says, told, toWorker } from './reminded.ts'

const NONE = 'reminders none'

describe('reminders ahead', () => {
  test('all four are right', () => {
    expect(says(LONG_BEFORE, agreed(), told(), ...FOUR)).toEqual([])
  })

  test('of a meeting with none, it is said that there are none', () => {
    const bare = agreed()
    expect(misreminded(sortRecords([bare]), LONG_BEFORE)).toEqual([
      { invariant: 'reminders', keys: [bare], says: `meeting r1.m1 (start): ${NONE}`, certain: false },
    ])
  })

  test('where some are missing, those there are named', () => {
    expect(says(LONG_BEFORE, agreed(), told(), day(), toWorker(DAY))).toEqual([
      `meeting r1.m1 (start): reminders reminder-day partner ${DAY}, meeting-reminder worker ${DAY}`,
    ])
  })

  test.each([
    ['a move to be answered', { ...waitingFor('move-answer', 'partner') }],
    ['whether another time is found', { ...waitingFor('arrange', 'worker') }],
  ])('a meeting that waits for %s has its own: the agreed time holds', (_, more) => {
    expect(says(LONG_BEFORE, agreed(more), told(), ...FOUR)).toEqual([])
    expect(says(LONG_BEFORE, agreed(more), told())).toHaveLength(1)
  })

  test.each([
    ['somebody to come', { partnerId: null, ...waitingFor('partner', 'system') }],
    ['nothing, being cancelled', { state: 'cancelled', ...atRest }],
  ])('a meeting that waits for %s has none', (_, more) => {
    expect(says(LONG_BEFORE, agreed(more))).toEqual([])
    expect(says(LONG_BEFORE, agreed(more), told(), ...FOUR)).toHaveLength(1)
  })

  test('a cancelled meeting that waits for tidying may still have them', () => {
    expect(says(LONG_BEFORE, agreed({ state: 'cancelled', ...waitingFor('tidying', 'system') }), told(), ...FOUR)).toEqual([])
  })

  test('one due within the minute may be there or gone', () => {
    const aMinuteBefore = '2026-12-01T07:59:00.000Z'
    const earlier = [
      { ...day(), state: 'sent' },
      { ...toWorker(DAY), state: 'sent' },
    ]
    expect(says(aMinuteBefore, agreed(), told(), ...earlier, hours(), toWorker(HOURS))).toEqual([])
    expect(says(aMinuteBefore, agreed(), told(), ...GONE)).toEqual([])
  })

  test('those of another meeting do not count', () => {
    const elsewhere = FOUR.map((one) => ({ ...one, subject: keys.meeting(ORG, 'r1', 'r1.m2') }))
    expect(says(LONG_BEFORE, agreed(), told(), ...elsewhere)).toEqual([`meeting r1.m1 (start): ${NONE}`])
  })

  test('go by the channels the partner was last told by', () => {
    expect(says(LONG_BEFORE, agreed(), told('email'), told('sms', 'booked', '2026-11-24T09:00:00.000Z'), ...FOUR)).toEqual([])
    expect(says(LONG_BEFORE, agreed(), told('sms', 'booked', '2026-11-24T09:00:00.000Z'), told('email'), ...FOUR)).toEqual([])
  })

  test('are not what else waits to be said', () => {
    const other = about('cancelled', 'partner', 'sms', { sendAt: HOURS, state: 'waiting' })
    expect(says(LONG_BEFORE, agreed(), told(), ...FOUR, other)).toEqual([])
  })

  test('go by no channel that something else was told by', () => {
    expect(says(LONG_BEFORE, agreed(), told(), told('email', 'move-declined', '2026-11-24T09:00:00.000Z'), ...FOUR)).toEqual([])
  })
})

describe('a tenant’s own times', () => {
  const own = (reminders: object) => ({ ...tenant(), settings: { ...DEFAULT_SETTINGS, reminders } })

  test('are what counts', () => {
    const early = '2026-11-29T10:00:00.000Z'
    const four = [day({ sendAt: early }), hours(), toWorker(early), toWorker(HOURS)]
    expect(says(LONG_BEFORE, own({ dayBefore: 2 * 24 * 60, hoursBefore: 120 }), agreed(), told(), ...four)).toEqual([])
  })

  test('that meet in one evening need one reminder', () => {
    const early = agreed({ start: '2026-12-01T07:00:00.000Z', end: '2026-12-01T08:00:00.000Z' })
    const evening = '2026-11-30T18:00:00.000Z'
    const two = [hours({ sendAt: evening }), toWorker(evening)]
    expect(says(LONG_BEFORE, own({ dayBefore: 720, hoursBefore: 120 }), early, told(), ...two)).toEqual([])
  })
})
