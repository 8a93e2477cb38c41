import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { reminderTimes } from '#core/relationship/reminders.ts'
import { DEFAULT_SETTINGS } from '#core/records/tenant.ts'
import { minutesBetween } from '#core/time/instant.ts'
import { isQuiet } from '#core/time/quiet-hours.ts'
import { localTime } from '#core/time/zone.ts'
import { unsound } from '../../support/soundness.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { confirmed, further, remindersOf, sent } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

const { quiet, reminders } = DEFAULT_SETTINGS

describe('when a meeting is reminded of', () => {
  it.each([
    ['an ordinary day', '2026-11-25T13:30:00+02:00', '2026-11-24T11:30:00.000Z', '2026-11-25T09:30:00.000Z'],
    [
      'early: 2 hours before would be quiet, so 20:00 the evening before',
      '2026-11-25T09:30:00+02:00',
      '2026-11-24T07:30:00.000Z',
      '2026-11-24T18:00:00.000Z',
    ],
    ['exactly when quiet ends', '2026-11-25T10:00:00+02:00', '2026-11-24T08:00:00.000Z', '2026-11-25T06:00:00.000Z'],
    ['late: 24 hours before would be quiet', '2026-11-25T22:00:00+02:00', '2026-11-24T18:00:00.000Z', '2026-11-25T18:00:00.000Z'],
    ['just after midnight', '2026-11-25T00:30:00+02:00', '2026-11-23T18:00:00.000Z', '2026-11-24T18:00:00.000Z'],
    ['New Year', '2027-01-01T00:30:00+02:00', '2026-12-30T18:00:00.000Z', '2026-12-31T18:00:00.000Z'],
    ['the Sunday clocks go back', '2026-10-25T13:30:00+02:00', '2026-10-24T11:30:00.000Z', '2026-10-25T09:30:00.000Z'],
    [
      'the Sunday clocks go forward, early: 24 hours are 24 hours',
      '2027-03-28T09:30:00+03:00',
      '2027-03-27T06:30:00.000Z',
      '2027-03-27T18:00:00.000Z',
    ],
  ])('%s', (_name, start, dayBefore, hoursBefore) => {
    expect(reminderTimes(new Date(start).toISOString(), DEFAULT_SETTINGS)).toEqual({ dayBefore, hoursBefore })
  })

  it('is never in quiet hours and never later than the tenant says, whenever the meeting is', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }), (milliseconds) => {
        const start = new Date(milliseconds).toISOString()
        const { dayBefore, hoursBefore } = reminderTimes(start, DEFAULT_SETTINGS)
        for (const [at, minutes] of [
          [dayBefore, reminders.dayBefore],
          [hoursBefore, reminders.hoursBefore],
        ] as const) {
          expect(isQuiet(at, quiet)).toBe(false)
          expect(minutesBetween(at, start)).toBeGreaterThanOrEqual(minutes)
          if (minutesBetween(at, start) > minutes) expect(localTime(at)).toBe('20:00')
        }
        expect(dayBefore <= hoursBefore).toBe(true)
      }),
    )
  })
})

test('partner and worker are each reminded twice, the partner by SMS and e-mail', async () => {
  const w = await world()
  const life = await confirmed(w)
  expect(remindersOf(w, life.meetingId)).toEqual([
    'meeting-reminder email worker 2026-11-24T11:30:00.000Z',
    'meeting-reminder email worker 2026-11-25T09:30:00.000Z',
    'reminder-day email partner 2026-11-24T11:30:00.000Z',
    'reminder-day sms partner 2026-11-24T11:30:00.000Z',
    'reminder-hours email partner 2026-11-25T09:30:00.000Z',
    'reminder-hours sms partner 2026-11-25T09:30:00.000Z',
  ])
  await w.passTo('2026-11-25T11:30:00.000Z')
  expect(sent(w, 'meeting-reminder')).toHaveLength(2)
  expect(sent(w, 'reminder-day')).toHaveLength(2)
  expect(sent(w, 'reminder-hours')).toHaveLength(2)
})

test('a meeting agreed this late has only the reminders still ahead', async () => {
  const w = await world()
  const life = await confirmed(w, {
    request: { windows: [{ start: '2026-11-23T18:00:00+02:00', end: '2026-11-23T20:00:00+02:00' }] },
  })
  expect(remindersOf(w, life.meetingId).map((line) => line.split(' ')[0])).toEqual([
    'meeting-reminder',
    'reminder-hours',
    'reminder-hours',
  ])
})

test('a cancelled meeting is reminded of no more, in the same commit', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await cancelMeeting(w.worker(), life.meetingId))
  expect(remindersOf(w, life.meetingId)).toEqual([])
})

test('each meeting of a relationship has its own reminders', async () => {
  const w = await world()
  const life = await confirmed(w)
  const more = await further(w, life, '2026-12-02T11:00:00.000Z')
  expect(remindersOf(w, more.id)).toHaveLength(6)
  expect(remindersOf(w, life.meetingId)).toHaveLength(6)
  expect(unsound(w)).toEqual([])
})

test('a tenant whose two reminders meet in one evening says it once', async () => {
  const w = await world()
  const tenant = w.items().find((item) => item['kind'] === 'tenant')!
  const settings = { ...DEFAULT_SETTINGS, reminders: { dayBefore: 12 * 60, hoursBefore: 120 } }
  const put = { ...tenant, version: tenant.version + 1, settings }
  await w.ports.stores.open('varsinais').commit({ opId: 'test', at: w.ports.clock.now() }, [{ op: 'replace', item: put }])
  await aPartner(w.coordinator())
  const life = await confirmed(w, {
    request: aRequest({ windows: [{ start: '2026-11-26T09:00:00+02:00', end: '2026-11-26T11:00:00+02:00' }] }),
  })
  expect(remindersOf(w, life.meetingId).map((line) => line.split(' ')[0])).toEqual([
    'meeting-reminder',
    'reminder-hours',
    'reminder-hours',
  ])
})
