import { describe, expect, test } from 'vitest'
import { strayThreads } from '#core/check/diaries.ts'
import { sortRecords } from '#core/check/records.ts'
import type { Key } from '#core/ports.ts'
import { atRest } from '#core/records/record.ts'
import { keys } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { diary, meeting, offer, ORG, request, waitingFor } from './few.ts'

const found = (...items: Loose[]) => strayThreads(sortRecords(items))
const thread = (about: readonly Key[], says: string) => [{ invariant: 'diaries', keys: about, says, certain: false }]

const DIARY = keys.diary(ORG, 'p1')
const OFFER = keys.offer(ORG, 'r1', 'r1.o1')
const REQUEST = keys.request(ORG, 'r1')
const MEETING = keys.meeting(ORG, 'r1', 'r1.m1')

const { start, end, mode } = meeting()
const hold = (firm: boolean) => ({ offerId: 'r1.o1', requestId: 'r1', firm })
const holding = (firm: boolean) => diary({ holds: [hold(firm)] })
const booking = { meetingId: 'r1.m1', requestId: 'r1', start, end, mode }
const seat = (state: string, more: object = {}) => request({ taken: [{ partnerId: 'p1', offerId: 'r1.o1', state }], ...more })
const accepted = offer({ state: 'accepted', ...atRest })
const gone = (state: string) => offer({ state, ...atRest })

describe('room kept in a diary', () => {
  test.each<[string, Loose[]]>([
    ['softly for an open offer', [offer(), request(), holding(false)]],
    ['firmly for an accepted one whose seat is held', [accepted, seat('held'), holding(true)]],
    [
      'by one of two on the seats',
      [
        accepted,
        request({ taken: [{ partnerId: 'p2', offerId: 'r1.o2', state: 'confirmed' }, ...seat('held').taken] }),
        holding(true),
        diary({ ...keys.diary(ORG, 'p2'), id: 'p2', families: ['r1'] }),
      ],
    ],
    [
      'for an offer that has ended and waits to be tidied up',
      [offer({ state: 'withdrawn', ...waitingFor('tidying', 'system') }), request(), holding(false)],
    ],
  ])('is right %s', (_, items) => {
    expect(found(...items)).toEqual([])
  })

  test('is missing for an open offer', () => {
    expect(found(offer(), request(), diary())).toEqual(thread([DIARY, OFFER, REQUEST], 'missing p1 hold r1.o1 false'))
  })

  test('is missing for a partner held on a seat', () => {
    expect(found(accepted, seat('held'), diary())).toEqual(thread([DIARY, OFFER, REQUEST], 'missing p1 hold r1.o1 true'))
  })

  test.each<[string, Loose[]]>([
    ['an offer that has ended and been tidied up', [gone('withdrawn'), request()]],
    ['an offer whose partner is confirmed', [accepted, request()]],
    ['an offer accepted of a request that is gone', [accepted]],
    ['nothing that is there', []],
  ])('has no cause in %s', (_, items) => {
    const kept = holding(true)
    expect(found(...items, kept)).toEqual(thread([kept, OFFER, REQUEST], 'p1: without cause hold r1.o1 true'))
  })

  test('is tidied up for that offer only', () => {
    const tidying = offer({ id: 'r1.o2', sk: 'OFFER#r1.o2', state: 'withdrawn', ...waitingFor('tidying', 'system') })
    expect(found(tidying, gone('declined'), request(), holding(false))).toHaveLength(1)
  })

  test('is not asked for by an offer that has ended, whatever its seat says', () => {
    expect(found(gone('released'), seat('held'), diary())).toEqual([])
  })

  test('softly where it should be firmly is both without cause and missing', () => {
    expect(found(accepted, seat('held'), holding(false)).map(({ says }) => says)).toEqual([
      'p1: without cause hold r1.o1 false',
      'missing p1 hold r1.o1 true',
    ])
  })
})

describe('a booking', () => {
  test('stands for the meeting ahead at its times', () => {
    expect(found(meeting(), diary({ bookings: [booking] }))).toEqual([])
  })

  test('is missing', () => {
    expect(found(meeting(), diary())).toEqual(thread([DIARY, MEETING], `missing p1 booking r1.m1 ${start} ${end} ${mode}`))
  })

  test('is not asked for where the meeting has nobody, or is over', () => {
    expect(found(meeting({ partnerId: null }), diary())).toEqual([])
    expect(found(meeting({ state: 'cancelled', ...atRest }), diary())).toEqual([])
  })

  test('of a meeting that is over has no cause, not even while something of that partner is being tidied up', () => {
    const kept = diary({ bookings: [booking] })
    const says = `p1: without cause booking r1.m1 ${start} ${end} ${mode}`
    const tidying = offer({ state: 'withdrawn', ...waitingFor('tidying', 'system') })
    expect(found(meeting({ state: 'held', ...atRest }), tidying, kept)).toEqual(thread([kept, MEETING], says))
  })
})

describe('a relationship', () => {
  test('is in the diary of whoever has the seat', () => {
    expect(found(seat('confirmed'), diary({ families: ['r1'] }))).toEqual([])
  })

  test('is missing from the diary', () => {
    expect(found(seat('confirmed'), diary())).toEqual(thread([DIARY, REQUEST], 'missing p1 family r1'))
  })

  test('has no cause where the seat is not confirmed', () => {
    const kept = diary({ families: ['r1'], holds: [hold(true)] })
    expect(found(seat('held'), accepted, kept)).toEqual(thread([kept, REQUEST], 'p1: without cause family r1'))
  })

  test('ends with its request', () => {
    const closed = seat('confirmed', { state: 'closed', ...atRest })
    expect(found(closed, diary())).toEqual([])
    expect(found(closed, diary({ families: ['r1'] }))).toHaveLength(1)
  })
})
