import { describe, expect, test } from 'vitest'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { BY_SMS } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }
const NIGHT = '2026-11-23T20:00:00.000Z' // Monday 22:00 in Helsinki

describe('open at a time', () => {
  test.each([
    ['routine', 'first', 1, '2026-11-25T07:00:00.000Z'], // 36 h is in the quiet hours: an hour into the morning
    ['soon', 'first', 2, '2026-11-24T08:00:00.000Z'],
    ['urgent', 'first', 3, '2026-11-23T12:00:00.000Z'],
    ['routine', 'family', 3, '2026-11-25T07:00:00.000Z'],
  ] as const)('%s, %s: %i', async (urgency, choice, count, answerBy) => {
    const { open, request } = await asked({ ...FAR, urgency, choice }, { partners: 5 })
    expect(open().map((offer) => offer.answerBy)).toEqual(Array(count).fill(answerBy))
    expect(request()).toMatchObject({ state: 'offered', waitsFor: 'answer', owner: 'partner', wave: 1 })
  })
})

describe('the next is asked at once', () => {
  test('after a decline', async () => {
    const { w, open, decline, states } = await asked(FAR, { partners: 2 })
    await decline(open()[0])
    await w.settle()
    expect(states()).toEqual(['declined', 'sent'])
  })

  test('after an expiry, at the first look after the time', async () => {
    const { w, states } = await asked(FAR, { partners: 2 })
    await w.passTo('2026-11-25T06:59:59.000Z')
    expect(states()).toEqual(['sent'])
    await w.passTo('2026-11-25T07:05:00.000Z')
    expect(states()).toEqual(['expired', 'sent'])
  })

  test('and nobody twice', async () => {
    const { w, open, decline, states, request } = await asked(FAR, { partners: 2 })
    for (let n = 0; n < 2; n++) await decline(open()[0]).then(() => w.settle())
    expect(states()).toEqual(['declined', 'declined'])
    expect(request()).toMatchObject({ state: 'open', waitsFor: 'coordinator', owner: 'coordinator', reason: 'all-asked' })
  })
})

describe('in quiet hours', () => {
  test('nobody is asked until the morning', async () => {
    const { w, request, states } = await asked(FAR, { partners: 1, now: NIGHT })
    expect(request()).toMatchObject({
      state: 'open',
      waitsFor: 'ranking',
      reason: 'quiet-hours',
      due: '2026-11-24T06:00:00.000Z',
    })
    await w.passTo('2026-11-24T06:05:00.000Z')
    expect(states()).toEqual(['sent'])
  })

  test('urgent wakes only those who have agreed to it, and asks the others when they are up', async () => {
    const { w, open, request } = await asked(
      { ...FAR, urgency: 'urgent' },
      { partners: 1, partner: { urgentAtNight: true }, now: NIGHT },
    )
    expect(open()).toHaveLength(1)
    expect(request()).toMatchObject({ state: 'offered', waitsFor: 'ranking', due: '2026-11-24T06:00:00.000Z' })
    expect(w.ports.sms.handed).toHaveLength(1)
  })

  test('others are asked in the morning though one was asked at night', async () => {
    const { w, open, id } = await asked(
      { ...FAR, urgency: 'urgent' },
      { partners: 1, partner: { urgentAtNight: true }, now: NIGHT },
    )
    const { aPartner } = await import('../../support/tenant.ts')
    await aPartner(w.coordinator())
    await w.passTo('2026-11-24T06:05:00.000Z')
    expect(open().map((offer) => offer.requestId)).toEqual([id, id])
  })

  test('routine wakes nobody, agreed or not', async () => {
    expect((await asked(FAR, { partner: { urgentAtNight: true }, now: NIGHT })).open()).toEqual([])
  })

  test('an offer by hand is written at once and goes out in the morning, its time counted from there', async () => {
    const { w, id, open } = await asked(FAR, { partner: BY_SMS, now: NIGHT })
    const { partnerId } = { partnerId: w.items().find((item) => item['kind'] === 'card')!['id'] }
    ok(await offerByHand(w.coordinator(), id, { partnerId }))
    await w.settle()
    expect(w.ports.sms.handed).toEqual([])
    expect(open()[0]!.answerBy).toBe('2026-11-25T18:00:00.000Z')
    await w.passTo('2026-11-24T06:05:00.000Z')
    expect(w.ports.sms.handed).toHaveLength(1)
  })
})

test('near the time, an answer is needed an hour before the last time named', async () => {
  const { open } = await asked({ windows: [{ start: '2026-11-23T15:00:00+02:00', end: '2026-11-23T17:00:00+02:00' }] })
  expect(open()[0]!.answerBy).toBe('2026-11-23T12:00:00.000Z')
})

test('nobody is asked more often than they wish in a week, and again from Monday', async () => {
  const capacity = { families: 9, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 1 }
  const { w, id, open, decline, request } = await asked(FAR, { partner: { capacity } })
  await decline(open()[0])
  ok(await changeTimes(w.worker(), id, { mode: 'remote' })) // everybody may be asked anew
  await w.settle()
  expect(request()).toMatchObject({ waitsFor: 'coordinator', reason: 'nobody-fits', misses: [{ codes: ['CAPACITY'] }] })
  await w.passTo('2026-11-30T12:00:00.000Z')
  expect(open()).toHaveLength(1)
})
