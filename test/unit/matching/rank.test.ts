import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from '#core/matching/explain.ts'
import { rank } from '#core/matching/rank.ts'
import type { Candidate } from '#core/records/partner.ts'
import { candidate, circumstances, hold, on, request, SLOT, tenant } from './builders.ts'

const agreement = tenant().agreements[0]!
const setting = circumstances({ agreements: [agreement, { ...agreement, phase: 'CLOSED' }] })
const named = (id: string, one: Candidate = candidate()): Candidate => ({
  card: { ...one.card, id },
  diary: { ...one.diary, id },
})
const order = (all: readonly Candidate[], more = {}) => rank(request(more), all, setting, 99).map((one) => one.partnerId)

const weekly = [{ day: 3, from: '08:00', to: '20:00' }] as const
const free = { availability: { weekly, extra: [], away: [] } }
interface Pair {
  readonly better: Candidate
  readonly worse: Candidate
  readonly asked?: object
}

const BETTER: readonly (readonly [string, Pair])[] = [
  ['who said to be free before whom nobody knows about', { better: candidate(free), worse: candidate() }],
  ['the one wished for', { better: candidate(), worse: candidate(), asked: { preferences: { partnerId: 'b-better' } } }],
  [
    'known to be free before wished for',
    { better: candidate(free), worse: candidate(), asked: { preferences: { partnerId: 'a-worse' } } },
  ],
  ['fewer families', { better: candidate(), worse: candidate({}, { families: ['a'] }) }],
  [
    'fewer families with those being asked about',
    { better: candidate(), worse: candidate({}, { holds: [hold(undefined, { firm: false })] }) },
  ],
  [
    'more room',
    {
      better: candidate(
        { capacity: { families: 3, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 3 } },
        { families: ['a'] },
      ),
      worse: candidate({}, { families: ['a'] }),
    },
  ],
  ['asked less of late', { better: candidate(), worse: candidate({}, { weeks: { '2026-W47': 1 } }) }],
  [
    'who has lived the further phase, too',
    { better: candidate({ experience: ['OPEN', 'CLOSED'] }), worse: candidate(), asked: { phases: ['OPEN', 'CLOSED'] } },
  ],
  ['native speakers', { better: candidate({ languages: [{ code: 'fi', level: 'native' }] }), worse: candidate() }],
]

test.each(BETTER)('%s', (_, { better, worse, asked = {} }) => {
  expect(order([named('a-worse', worse), named('b-better', better)], asked)).toEqual(['b-better', 'a-worse'])
})

test('equals go by id', () => {
  expect(order([named('b'), named('c'), named('a')])).toEqual(['a', 'b', 'c'])
})

test('at most as many as asked for, and nobody a rule forbids', () => {
  const all = [named('a'), named('b', candidate({ state: 'paused' })), named('c'), named('d')]
  expect(rank(request(), all, setting, 2).map((one) => one.partnerId)).toEqual(['a', 'c'])
  expect(rank(request(), all, setting, 0)).toEqual([])
})

const anybody = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }),
  families: fc.subarray(['a', 'b']),
  weekly: fc.boolean(),
  level: fc.constantFrom('some', 'good', 'native' as const),
  weeks: fc.nat(4),
})
const people = fc
  .uniqueArray(anybody, { selector: (one) => one.id, maxLength: 12 })
  .map((list) =>
    list.map(({ id, families, weekly: known, level, weeks }) =>
      named(
        id,
        candidate({ languages: [{ code: 'fi', level }], ...(known && free) }, { families, weeks: { '2026-W48': weeks } }),
      ),
    ),
  )

test('the order does not depend on the order they stand in the register, and every score is whole', () => {
  fc.assert(
    fc.property(
      people.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const ranked = rank(request(), all, setting, 99)
        expect(rank(request(), shuffled, setting, 99)).toEqual(ranked)
        expect(ranked.flatMap((one) => Object.values(one.score)).every(Number.isInteger)).toBe(true)
      },
    ),
  )
})

test('everybody is either ranked or has a code', () => {
  fc.assert(
    fc.property(people, (all) => {
      const ranked = new Set(rank(request(), all, setting, 99).map((one) => one.partnerId))
      for (const one of all) expect(ranked.has(one.card.id)).toBe(explain(request(), one, setting).codes.length === 0)
    }),
  )
})

test('one more partner changes nothing about the order of the others', () => {
  fc.assert(
    fc.property(people, (all) => {
      const [one, ...others] = all
      if (one) expect(order(all).filter((id) => id !== one.card.id)).toEqual(order(others))
    }),
  )
})

test('promises of other times do not matter', () => {
  expect(explain(request(), candidate({}, { holds: [hold(on(26, 9))] }), setting).slots).toEqual([SLOT])
})
