import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { changeSettings } from '#core/tenant/change-settings.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { remindersOf as remindersAt } from '#core/relationship/reminders.ts'
import { DEFAULT_SETTINGS } from '#core/records/tenant.ts'
import { minutesBetween } from '#core/time/instant.ts'
import { isQuiet } from '#core/time/quiet-hours.ts'
import { localTime } from '#core/time/zone.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, further, remindersOf, sent } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

const { quiet } = DEFAULT_SETTINGS
const timesOf = (start: string, more: object = {}) =>
  remindersAt({ start: new Date(start).toISOString(), ...more }, DEFAULT_SETTINGS).map(({ at, by }) => `${at} ${by}`)

describe('when a meeting is reminded of', () => {
  it.each([
    ['an ordinary day', '2026-11-25T13:30:00+02:00', '2026-11-22T11:30:00.000Z', '2026-11-24T11:30:00.000Z'],
    [
      'early: it would be quiet, so 20:00 the evening before',
      '2026-11-25T07:30:00+02:00',
      '2026-11-21T18:00:00.000Z',
      '2026-11-23T18:00:00.000Z',
    ],
    ['exactly when quiet ends', '2026-11-25T08:00:00+02:00', '2026-11-22T06:00:00.000Z', '2026-11-24T06:00:00.000Z'],
    ['late: it would be quiet', '2026-11-25T22:00:00+02:00', '2026-11-22T18:00:00.000Z', '2026-11-24T18:00:00.000Z'],
    ['New Year', '2027-01-01T00:30:00+02:00', '2026-12-28T18:00:00.000Z', '2026-12-30T18:00:00.000Z'],
    ['the Sunday clocks go back', '2026-10-25T13:30:00+02:00', '2026-10-22T11:30:00.000Z', '2026-10-24T11:30:00.000Z'],
  ])('%s', (_name, start, three, eve) => {
    expect(timesOf(start)).toEqual([`${three} email`, `${eve} sms`])
  })

  it('is never in quiet hours and never later than the tenant says, whenever the meeting is', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }), (milliseconds) => {
        const start = new Date(milliseconds).toISOString()
        for (const { at, days = 0 } of remindersAt({ start }, DEFAULT_SETTINGS)) {
          expect(isQuiet(at, quiet)).toBe(false)
          expect(minutesBetween(at, start)).toBeGreaterThanOrEqual(days * 24 * 60)
          if (minutesBetween(at, start) > days * 24 * 60) expect(localTime(at)).toBe('20:00')
        }
      }),
    )
  })

  it('is on the day itself too, where its time has become another since the first reminder went', () => {
    const start = '2026-11-25T13:30:00+02:00'
    expect(timesOf(start, { changedAt: '2026-11-23T08:00:00.000Z' }).at(-1)).toBe('2026-11-25T09:30:00.000Z sms')
    expect(timesOf(start, { changedAt: '2026-11-20T08:00:00.000Z' })).toHaveLength(2)
  })

  it('is by the list that it was agreed with, whatever its tenant has chosen since', () => {
    expect(timesOf('2026-11-25T13:30:00+02:00', { remindAt: [{ days: 7, by: 'email' }] })).toEqual([
      '2026-11-18T11:30:00.000Z email',
    ])
  })
})

test('partner and worker are each reminded three days and one day before, the partner one way', async () => {
  const w = await world()
  const first = await confirmed(w)
  const life = await further(w, first, '2026-12-02T11:30:00.000Z')
  expect(remindersOf(w, life.id)).toEqual([
    'meeting-reminder email worker 2026-11-29T11:30:00.000Z',
    'meeting-reminder email worker 2026-12-01T11:30:00.000Z',
    'reminder-day email partner 2026-11-29T11:30:00.000Z',
    'reminder-day sms partner 2026-12-01T11:30:00.000Z',
  ])
  await w.passTo('2026-12-02T11:00:00.000Z')
  expect(
    sent(w, 'reminder-day')
      .filter(({ subject }) => subject.sk.includes(life.id))
      .map(({ channel }) => channel),
  ).toEqual(['email', 'sms'])
  expect(unsound(w)).toEqual([])
})

test('a life with one meeting is one SMS, and each further meeting one more', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-25T14:00:00.000Z')
  expect(w.ports.sms.handed).toHaveLength(1)
  await further(w, life, '2026-12-02T11:30:00.000Z')
  await w.passTo('2026-12-02T14:00:00.000Z')
  expect(w.ports.sms.handed).toHaveLength(2)
})

test('a meeting agreed this late has only the reminders still ahead', async () => {
  const w = await world()
  const life = await confirmed(w, {
    request: { windows: [{ start: '2026-11-23T18:00:00+02:00', end: '2026-11-23T20:00:00+02:00' }] },
  })
  expect(remindersOf(w, life.meetingId)).toEqual([])
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
  expect(remindersOf(w, more.id)).toHaveLength(4)
  expect(remindersOf(w, life.meetingId)).toHaveLength(2)
  expect(unsound(w)).toEqual([])
})

test('a tenant’s own list holds for what is agreed from then on', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await changeSettings(w.coordinator(), { remindAt: [{ days: 2, by: 'email' }] }))
  const more = await further(w, life, '2026-12-02T11:00:00.000Z')
  expect(remindersOf(w, life.meetingId)).toHaveLength(2)
  expect(remindersOf(w, more.id)).toEqual([
    'meeting-reminder email worker 2026-11-30T11:00:00.000Z',
    'reminder-day email partner 2026-11-30T11:00:00.000Z',
  ])
  expect(unsound(w)).toEqual([])
})

test('a list with one day twice, or too far ahead, is refused', async () => {
  const w = await world()
  for (const remindAt of [
    [
      { days: 1, by: 'sms' },
      { days: 1, by: 'email' },
    ],
    [{ days: 15, by: 'sms' }],
    [{ days: 0, by: 'sms' }],
  ])
    expect(await changeSettings(w.coordinator(), { remindAt })).toMatchObject({ refused: 'INVALID' })
})
