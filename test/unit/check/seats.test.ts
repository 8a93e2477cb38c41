import { expect, test } from 'vitest'
import { overfull } from '#core/check/seats.ts'
import { request } from './few.ts'

const confirmed = (partnerId: string) => ({ partnerId, offerId: `of ${partnerId}`, state: 'confirmed' })
const held = (partnerId: string) => ({ ...confirmed(partnerId), state: 'held' })

test.each([
  ['nobody', 1, 'first', []],
  ['one held for the one seat', 1, 'first', [held('p1')]],
  ['one confirmed on the one seat', 1, 'first', [confirmed('p1')]],
  ['one confirmed and one held, of two', 2, 'first', [confirmed('p1'), held('p2')]],
  ['three held, of whom a family chooses one', 1, 'family', [held('p1'), held('p2'), held('p3')]],
  ['three held beside the one a family has chosen', 1, 'family', [confirmed('p1'), held('p2'), held('p3'), held('p4')]],
  ['four held, of whom a family chooses four', 4, 'family', [held('p1'), held('p2'), held('p3'), held('p4')]],
])('%s is not too many', (_, seats, choice, taken) => {
  expect(overfull(request({ seats, choice, taken }))).toEqual([])
})

test.each([
  ['two confirmed on one seat', 1, 'first', [confirmed('p1'), confirmed('p2')], '2 confirmed, 0 held of 1'],
  ['two confirmed on one seat a family chose for', 1, 'family', [confirmed('p1'), confirmed('p2')], '2 confirmed, 0 held of 1'],
  ['two held for one seat', 1, 'first', [held('p1'), held('p2')], '0 confirmed, 2 held of 1'],
  ['one held beside the confirmed one', 1, 'first', [confirmed('p1'), held('p2')], '1 confirmed, 1 held of 1'],
  ['two held for the seat that is left', 2, 'first', [confirmed('p1'), held('p2'), held('p3')], '1 confirmed, 2 held of 2'],
  ['four a family should choose from', 1, 'family', [held('p1'), held('p2'), held('p3'), held('p4')], '0 confirmed, 4 held of 1'],
  ['one partner on two seats', 2, 'first', [confirmed('p1'), held('p1')], '1 confirmed, 1 held of 2'],
])('%s is reported with the numbers', (_, seats, choice, taken, says) => {
  const full = request({ seats, choice, taken })
  expect(overfull(full)).toEqual([{ invariant: 'seats', keys: [full], says: `r1: ${says}`, certain: true }])
})
