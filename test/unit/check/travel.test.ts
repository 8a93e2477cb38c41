import { describe, expect, test } from 'vitest'
import { doublyPromised, overlapping } from '#core/check/places.ts'
import { sortRecords } from '#core/check/records.ts'
import type { Key } from '#core/ports.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { card, diary, event, offer, ORG } from './few.ts'

const at = (time: string) => `2026-12-01T${time}:00.000Z`
const during = (from: string, to: string, mode = 'in-person') => ({ start: at(from), end: at(to), mode })
const booking = (id: string, window: ReturnType<typeof during>) => ({ meetingId: id, requestId: id.split('.')[0], ...window })
const hold = (window: Loose, firm = true) => ({
  offerId: 'r2.o1',
  requestId: 'r2',
  firm,
  mode: window.mode,
  slots: [{ start: window.start, end: window.end }],
})

const HOME = card({ travelMinutes: 30 })
const morning = booking('r1.m1', during('08:00', '09:00'))
const remote = booking('r1.m1', during('08:00', '09:00', 'remote'))
const soon = booking('r2.m1', during('09:10', '10:00'))
const both = diary({ bookings: [morning, soon] })

const on = (day: number) => `2026-11-0${day}T08:00:00.000Z`
const told = (day: number, key: Key, what: string) => ({
  ...event(`${on(day)}#op ${what}`, { key: keyOf(key), version: 1, what }),
  at: on(day),
})
const madeAt = (day: number, id: string) => told(day, keys.meeting(ORG, id.split('.')[0]!, id), 'meeting.booked')
const changedAt = (day: number, what = 'card.changed', key: Key = HOME) => told(day, key, what)
const acceptedAt = (day: number, more: object = {}) =>
  offer({
    id: 'r2.o1',
    sk: 'OFFER#r2.o1',
    requestId: 'r2',
    state: 'accepted',
    slot: { start: soon.start, end: soon.end },
    answeredAt: on(day),
    ...more,
  })

const found = (items: Loose[]) => doublyPromised(ORG, sortRecords(items))

describe('two places at once', () => {
  test.each([
    ['two meetings at one time', [morning, booking('r2.m1', during('08:30', '09:30', 'remote'))], []],
    ['at a distance less than the way', [morning, soon], []],
    ['with the way to one of them only', [remote, soon], []],
    ['with the way from one of them only', [morning, booking('r2.m1', during('09:10', '10:00', 'phone'))], []],
    ['written down in another order', [soon, morning], []],
    ['a time accepted beside a meeting', [morning], [hold(soon)]],
  ])('%s are reported, the earlier first', (_, bookings, holds) => {
    const one = diary({ bookings, holds })
    const says = `p1: r1.m1 ${holds.length > 0 ? 'r2.o1' : 'r2.m1'}`
    const finding = { invariant: 'places', keys: [one, HOME], says, certain: false }
    expect(found([one, HOME])).toEqual([finding])
    expect(overlapping(one, HOME)).toEqual([finding])
  })

  test.each([
    ['exactly the way between them', [morning, booking('r2.m1', during('09:30', '10:00'))], []],
    ['remote, one right after the other', [remote, booking('r2.m1', during('09:00', '10:00', 'phone'))], []],
    ['a time only asked about beside a meeting', [morning], [hold(soon, false)]],
  ])('%s is no such thing', (_, bookings, holds) => {
    expect(found([diary({ bookings, holds }), HOME])).toEqual([])
  })

  test('the way of somebody whose card is not there counts as none', () => {
    expect(found([both])).toEqual([])
    expect(found([diary({ bookings: [morning, booking('r2.m1', during('08:30', '09:30'))] })])).toEqual([
      expect.objectContaining({ keys: [expect.anything(), expect.objectContaining(keys.card(ORG, 'p1'))] }),
    ])
  })
})

describe('a card changed by hand', () => {
  test.each([
    ['after both were promised', [madeAt(1, 'r1.m1'), madeAt(1, 'r2.m1'), changedAt(2)]],
    ['after the later change of two', [madeAt(1, 'r1.m1'), madeAt(3, 'r2.m1'), changedAt(4), changedAt(2)]],
    ['after one was accepted, its meeting booked since', [madeAt(1, 'r1.m1'), acceptedAt(1), madeAt(3, 'r2.m1'), changedAt(2)]],
  ])('%s breaks no promise', (_, events) => {
    expect(found([both, HOME, ...events])).toEqual([])
  })

  test('after a time was accepted breaks that promise neither', () => {
    const one = diary({ bookings: [morning], holds: [hold(soon)] })
    expect(found([one, HOME, madeAt(1, 'r1.m1'), acceptedAt(1), changedAt(2)])).toEqual([])
  })

  test('by a call that began while one was promised breaks that promise neither: it was done after it', () => {
    expect(found([both, HOME, madeAt(1, 'r1.m1'), madeAt(2, 'r2.m1'), changedAt(2)])).toEqual([])
  })

  const aMinuteAfter = (instant: string) => new Date(Date.parse(instant) + 60_000).toISOString()
  const early = [madeAt(1, 'r1.m1'), madeAt(1, 'r2.m1')]
  const before = [madeAt(1, 'r1.m1'), madeAt(3, 'r2.m1'), changedAt(2)]
  test.each([
    ['before one was promised', before],
    [
      'a whole minute before one was promised',
      [madeAt(1, 'r1.m1'), acceptedAt(2, { answeredAt: aMinuteAfter(on(2)) }), changedAt(2)],
    ],
    ['though nobody knows when one was promised', [madeAt(1, 'r1.m1'), changedAt(2)]],
    ['if it was another partner’s card', [...early, changedAt(2, 'card.changed', keys.card(ORG, 'p2'))]],
    ['if the system changed it', [...early, changedAt(2, 'card.rematched')]],
    ['though an offer was accepted and released before', [...before, acceptedAt(1, { state: 'released' })]],
    ['though another partner accepted the same time before', [...before, acceptedAt(1, { partnerId: 'p2' })]],
    ['though another time was accepted before', [...before, acceptedAt(1, { slot: { start: at('07:00'), end: at('08:00') } })]],
    ['though the same time was accepted in another request', [...before, acceptedAt(1, { requestId: 'r3' })]],
    ['though an offer when it suits was accepted before', [...before, acceptedAt(1, { slot: undefined })]],
  ])('%s does not excuse it', (_, events) => {
    expect(found([both, HOME, ...events])).toHaveLength(1)
  })

  test('never excuses two meetings at one time', () => {
    const double = diary({ bookings: [morning, booking('r2.m1', during('08:30', '09:30'))] })
    expect(found([double, HOME, madeAt(1, 'r1.m1'), madeAt(1, 'r2.m1'), changedAt(2)])).toHaveLength(1)
  })

  test('excuses one meeting right after another', () => {
    const close = diary({ bookings: [morning, booking('r2.m1', during('09:00', '10:00'))] })
    expect(found([close, HOME, madeAt(1, 'r1.m1'), madeAt(1, 'r2.m1'), changedAt(2)])).toEqual([])
  })
})
