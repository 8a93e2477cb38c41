import { expect, test } from 'vitest'
import { explain } from '#core/matching/explain.ts'
import { pickSlots, possibleSlots } from '#core/matching/slots.ts'
import { booking, candidate, NOW, on, request, SLOT, tenant } from './builders.ts'

const setting = { tenant: tenant(), now: NOW }
const starts = (all: readonly { start: string }[]) => all.map((one) => one.start.slice(8, 16))

test('a window as long as the meeting means one time, a longer one every half hour', () => {
  expect(possibleSlots(request(), NOW)).toEqual([[SLOT]])
  expect(possibleSlots({ windows: [on(25, 10, 4)], durationMinutes: 120 }, NOW).map(starts)).toEqual([
    ['25T08:00', '25T08:30', '25T09:00', '25T09:30', '25T10:00'],
  ])
})

test('nothing sooner than an hour from now', () => {
  expect(possibleSlots({ windows: [on(23, 10, 3)], durationMinutes: 60 }, NOW).map(starts)).toEqual([
    ['23T09:00', '23T09:30', '23T10:00'],
  ])
})

test('half hours are real time also on the night the clocks are turned back', () => {
  const window = { start: '2026-10-24T23:00:00.000Z', end: '2026-10-25T02:00:00.000Z' } // 02:00–04:00 local, three hours
  expect(possibleSlots({ windows: [window], durationMinutes: 120 }, '2026-10-20T08:00:00.000Z').map(starts)).toEqual([
    ['24T23:00', '24T23:30', '25T00:00'],
  ])
})

test('an offer names the first of each window, then later ones that do not overlap, three at most, in order', () => {
  const windows = possibleSlots({ windows: [on(27, 10, 2), on(25, 10, 6)], durationMinutes: 120 }, NOW)
  expect(starts(pickSlots(windows))).toEqual(['25T08:00', '25T10:00', '27T08:00'])
})

test('the same time asked for twice is named once', () => {
  expect(pickSlots([[SLOT], [SLOT], [SLOT, on(26, 9)]])).toEqual([SLOT, on(26, 9)])
})

test('only times that fit are named, those known to be free if there are any', () => {
  const asked = request({ windows: [on(25, 8, 2), on(25, 13, 2), on(26, 9, 2)] })
  const booked = candidate({}, { bookings: [booking(on(25, 8))] })
  const all = tenant({
    agreements: [{ county: '05', area: '529', phase: 'OPEN', organisation: 'Yhdistys', validFrom: '2026-01-01' }],
  })
  const checked = {
    ...booked,
    card: { ...booked.card, checks: { undertakingUntil: '2026-12-31', agreementUntil: '2026-12-31' } },
  }
  expect(explain(asked, checked, { tenant: all, now: NOW })).toMatchObject({ slots: [on(25, 13), on(26, 9)], known: false })
  const told = { ...checked, card: { ...checked.card, availability: { weekly: [], extra: [on(26, 8, 4)], away: [] } } }
  expect(explain(asked, told, { tenant: all, now: NOW })).toMatchObject({ slots: [on(26, 9)], known: true })
})

test('a near miss is told by the time with the least against it', () => {
  const asked = request({ windows: [on(26, 9), SLOT] }) // the agreement and the checks hold on the 25th only
  expect(explain(asked, candidate({ languages: [] }), setting).codes).toEqual(['LANGUAGE'])
})

test('times past or too near fail as SLOT, with whatever else stands against them', () => {
  expect(explain(request({ windows: [on(23, 9)], needBy: SLOT.start }), candidate({ roles: [] }), setting).codes).toEqual([
    'ROLE',
    'SLOT',
  ])
})

test('a request without times is judged by the day it is needed by, and no time is named', () => {
  expect(explain(request({ windows: [], needBy: SLOT.start }), candidate(), setting)).toEqual({
    partnerId: 'p',
    codes: [],
    slots: [],
    known: false,
  })
  expect(explain(request({ windows: [], needBy: '2026-11-26T08:00:00.000Z' }), candidate(), setting).codes).toEqual([
    'PHASE',
    'CHECKS',
  ])
})
