import { describe, expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { unsound } from '../../support/soundness.ts'
import { accepted, confirmed, diaryOf, further, meetingOf, meetings, remindersOf, sent, view } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'
import { ask } from '#core/request/ask.ts'
import { aRequest } from '../../support/tenant.ts'

const at = (from: string, to: string) => ({ start: `2026-12-02T${from}:00.000Z`, end: `2026-12-02T${to}:00.000Z` })
/** Wednesday 25.11. 13:30–15:30, now being Monday 10:00. */
const FIRST = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }

const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

async function met() {
  const w = await world()
  const life = await confirmed(w)
  return { w, life, id: life.meetingId, partner: () => w.partner(life.partnerId) }
}

const LATER_TIME = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

test('a further meeting is booked with reminders, and both sides are told', async () => {
  const w = await world()
  const life = await confirmed(w)
  const added = await further(w, life, '2026-12-02T11:00:00.000Z')
  expect(added).toMatchObject({ state: 'scheduled', waitsFor: 'start', partnerId: life.partnerId, area: '529' })
  expect(remindersOf(w, added.id)).toHaveLength(4)
  expect(sent(w, 'booked')).toHaveLength(1)
  expect(sent(w, 'confirmed')).toHaveLength(2)
  expect(unsound(w)).toEqual([])
})

test('a time promised elsewhere, travel included, is refused', async () => {
  const w = await world()
  const life = await confirmed(w)
  await confirmed(w, {
    partnerId: life.partnerId,
    request: { windows: [{ start: '2026-12-02T13:00:00+02:00', end: '2026-12-02T15:00:00+02:00' }] },
  })
  expect(await addMeeting(w.worker(), life.requestId, at('12:00', '13:30'))).toMatchObject({ refused: 'NOT_THEIR_TIME' })
  expect(await addMeeting(w.worker(), life.requestId, at('13:15', '14:00'))).toMatchObject({ refused: 'NOT_THEIR_TIME' })
  ok(await addMeeting(w.worker(), life.requestId, at('13:30', '14:30')))
})

test('a time the partner is away, or on a break, is refused', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await setAvailability(w.partner(life.partnerId), life.partnerId, { away: [at('08:00', '12:00')] }))
  expect(await addMeeting(w.worker(), life.requestId, at('11:00', '12:30'))).toMatchObject({ refused: 'NOT_THEIR_TIME' })
  ok(await pausePartner(w.partner(life.partnerId), life.partnerId, { until: '2026-12-02' }))
  expect(await addMeeting(w.worker(), life.requestId, at('14:00', '15:00'))).toMatchObject({ refused: 'NOT_THEIR_TIME' })
  ok(await addMeeting(w.worker(), life.requestId, { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' }))
})

test.each([
  ['hours of the month', { capacity: { families: 3, meetingsPerDay: 2, hoursPerMonth: 2, offersPerWeek: 5 } }, 'HOURS'],
  ['earnings', { earningsCap: 5000 }, 'EARNINGS'],
  ['undertaking', { checks: { undertakingUntil: '2026-12-01', agreementUntil: '2027-12-31' } }, 'CHECKS'],
])('the partner’s %s still bind', async (_name, patch, code) => {
  const w = await world()
  const life = await confirmed(w)
  await further(w, life, '2026-12-01T11:00:00.000Z', 60)
  ok(await changePartner(w.coordinator(), life.partnerId, patch))
  expect(await addMeeting(w.worker(), life.requestId, at('11:00', '12:30'))).toEqual({ refused: 'NOT_WITH_THIS_PARTNER' })
  expect(await addMeeting(w.coordinator(), life.requestId, at('11:00', '12:30'))).toMatchObject({
    refused: 'RULES_FAIL',
    detail: { codes: [code] },
  })
})

test('there is nobody to meet before the worker has confirmed', async () => {
  const w = await world()
  const { requestId } = await accepted(w)
  expect(await addMeeting(w.worker(), requestId, at('11:00', '12:00'))).toMatchObject({ refused: 'WRONG_STATE' })
})

test.each([
  ['the past', { start: '2026-11-20T11:00:00.000Z', end: '2026-11-20T12:00:00.000Z' }, 'start', 'IN_THE_PAST'],
  ['end before start', at('12:00', '11:00'), 'end', 'END_BEFORE_START'],
  ['two years ahead', { start: '2028-11-20T11:00:00.000Z', end: '2028-11-20T12:00:00.000Z' }, 'start', 'TOO_FAR_AHEAD'],
  ['a time no clock shows', { start: '2027-03-28T03:30', end: '2027-03-28T05:00' }, 'start', 'NOT_AN_INSTANT'],
])('%s is refused with its field', async (_name, slot, path, code) => {
  const w = await world()
  const life = await confirmed(w)
  const refusal = await addMeeting(w.worker(), life.requestId, slot)
  expect(refusal).toMatchObject({ refused: 'INVALID', fields: expect.arrayContaining([{ path, code }]) })
})

test('"when suits": confirmed without a time, the first meeting is the worker’s to add', async () => {
  const w = await world()
  const life = await confirmed(w, { request: { windows: [] } })
  expect((await view(w, life.requestId)).request).toMatchObject({
    state: 'confirmed',
    waitsFor: 'first-meeting',
    owner: 'worker',
  })
  expect(sent(w, 'first-meeting-waits')).toHaveLength(1)
  await further(w, life, '2026-12-02T11:00:00.000Z')
  expect((await view(w, life.requestId)).request).toMatchObject({ waitsFor: 'meetings' })
  expect(meetings(w)).toHaveLength(1)
})

describe('a booked meeting', () => {
  test('stands as a record that waits for its own end', async () => {
    const { w, life, id } = await met()
    expect(await meetingOf(w, id)).toMatchObject({
      ...FIRST,
      kind: 'meeting',
      state: 'scheduled',
      waitsFor: 'start',
      due: FIRST.end,
      owner: 'system',
      reason: 'agreed',
      attempts: 0,
      requestId: life.requestId,
      workerId: 'worker',
      partnerId: life.partnerId,
      mode: 'in-person',
      area: '529',
      invite: 0,
      nudges: 0,
    })
  })

  test('may be elsewhere and otherwise than the request said', async () => {
    const { w, life } = await met()
    const added = ok(await addMeeting(w.worker(), life.requestId, { ...LATER, mode: 'remote', place: 'Kirjasto' }))
    expect(added).toMatchObject({ mode: 'remote', place: 'Kirjasto' })
    expect(diaryOf(w, life.partnerId).bookings).toMatchObject([
      { mode: 'in-person' },
      { mode: 'remote', meetingId: added.id, requestId: life.requestId },
    ])
  })

  test('in the past, or with somebody who is not here, is refused', async () => {
    const { w, life } = await met()
    const past = { start: '2026-11-20T11:30:00.000Z', end: '2026-11-20T13:30:00.000Z' }
    expect(await addMeeting(w.worker(), life.requestId, past)).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'start', code: 'IN_THE_PAST' }],
    })
    expect(await addMeeting(w.worker(), life.requestId, { ...LATER, partnerId: 'somebody' })).toEqual({
      refused: 'WRONG_STATE',
      detail: { state: 'confirmed' },
    })
    const open = ok(await ask(w.worker(), aRequest()))
    expect(await addMeeting(w.worker(), open.id, LATER)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'open' } })
  })
})

describe('a further meeting may be', () => {
  test('somewhere else, and held otherwise, where the worker says so', async () => {
    const w = await world()
    const life = await confirmed(w)
    const how = { ...LATER_TIME, mode: 'phone', place: 'Kirjasto', partnerId: life.partnerId }
    const added = ok(await addMeeting(w.worker(), life.requestId, how))
    expect(added).toMatchObject({ mode: 'phone', place: 'Kirjasto', partnerId: life.partnerId, invite: 0, nudges: 0 })
    const plain = ok(
      await addMeeting(w.worker(), life.requestId, { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }),
    )
    expect(plain).toMatchObject({ mode: 'in-person', sequence: added.sequence + 1 })
    expect(plain).not.toHaveProperty('place')
  })
})
