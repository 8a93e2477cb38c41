import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assigned } from '#engine/assign/in-order.ts'
import { assignBare, BARE_WISHES, type Bare, readBare } from '#engine/assign/read-bare.ts'
import { isRefused } from '#engine/refusal.ts'
import { checkPrices } from '#engine/verify/check-prices.ts'
import { brute } from './brute.ts'

type Edge = readonly [number, number, number]
interface Instance {
  readonly requests: number
  readonly capacity: readonly number[]
  readonly edges: readonly Edge[]
}

function bareOf({ requests, capacity, edges }: Instance): Bare {
  const bare = readBare({ requests, partners: capacity.map((own) => ({ capacity: own })), edges })
  if (isRefused(bare)) throw new Error(bare.at)
  return bare
}

function solved(instance: Instance): Assigned {
  const bare = bareOf(instance)
  const answer = assignBare(bare)
  expect(wrongIn(bare, answer)).toBeUndefined()
  return answer
}

const wrongIn = (bare: Bare, answer: Assigned) =>
  checkPrices({ ...bare, ...BARE_WISHES, ...answer, cost: answer.cost - bare.lowest * answer.served })

/** Any costs: equal, small, skewed, at the limits, negative. */
const instances = (most: number) =>
  fc
    .record({
      requests: fc.nat(most),
      capacity: fc.array(fc.nat(3), { maxLength: most }),
      cost: fc.constantFrom(fc.constant(7), fc.nat(3), fc.nat(1000), fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })),
    })
    .chain(({ requests, capacity, cost }) =>
      requests === 0 || capacity.length === 0
        ? fc.constant({ requests, capacity, edges: [] as Edge[] })
        : fc.record({
            requests: fc.constant(requests),
            capacity: fc.constant(capacity),
            edges: fc.array(fc.tuple(fc.nat(requests - 1), fc.nat(capacity.length - 1), cost), { maxLength: 3 * most }),
          }),
    )

describe('what is found', () => {
  test('is what trying everything finds, and proven', () => {
    fc.assert(
      fc.property(instances(6), (one) => {
        const { served, cost } = solved(one)
        expect({ served, cost: cost + 0 }).toEqual(brute(one.requests, one.capacity, one.edges))
      }),
      { numRuns: 2000 },
    )
  })

  test('is the same in whatever order the edges come', () => {
    const shuffled = instances(30).chain((one) =>
      fc.record({ one: fc.constant(one), edges: fc.shuffledSubarray([...one.edges], { minLength: one.edges.length }) }),
    )
    fc.assert(fc.property(shuffled, ({ one, edges }) => void expect(solved({ ...one, edges })).toEqual(solved(one))))
  })

  test('is proven on larger instances, and one more partner never serves fewer', () => {
    fc.assert(
      fc.property(instances(60), fc.nat(3), (one, more) => {
        const edges = one.edges.map(([r]): Edge => [r, one.capacity.length, 5])
        const wider = { ...one, capacity: [...one.capacity, more], edges: [...one.edges, ...edges] }
        expect(solved(wider).served).toBeGreaterThanOrEqual(solved(one).served)
      }),
    )
  })

  test('is proven where there are more requests and partners than a digit of the sorting has values', () => {
    const n = 5000
    const edges = Array.from({ length: 3 * n }, (_, e): Edge => [(e * 7919) % n, (e * 104_729) % n, (e * 31) % 9973])
    expect(solved({ requests: n, capacity: Array.from({ length: n }, () => 1), edges }).served).toBeGreaterThan(n / 2)
  })

  test('is proven where costs make an auction long', () => {
    const n = 40
    const edges = Array.from({ length: n * n }, (_, e): Edge => [
      e % n,
      Math.floor(e / n),
      ((e % n) + 1) * (Math.floor(e / n) + 1),
    ])
    const { served, cost } = solved({ requests: n, capacity: Array.from({ length: n }, () => 1), edges })
    // Machol and Wien: the best is the reversed order
    expect({ served, cost }).toEqual({
      served: n,
      cost: Array.from({ length: n }, (_, i) => (i + 1) * (n - i)).reduce((a, b) => a + b),
    })
  })
})

describe('nothing to do', () => {
  test.each([
    ['an empty queue', { requests: 0, capacity: [1], edges: [] }],
    ['nobody to ask', { requests: 2, capacity: [], edges: [] }],
    ['no room at all', { requests: 2, capacity: [0], edges: [[0, 0, 1] as Edge, [1, 0, 2] as Edge] }],
    ['nobody fits', { requests: 2, capacity: [3], edges: [] }],
  ])('%s is an answer', (_, one) => expect(solved(one)).toMatchObject({ served: 0, cost: 0 }))
})

describe('what is not the bare problem is refused', () => {
  const partners = [{ capacity: 1 }]
  test.each([
    ['nothing', null, { refused: 'MALFORMED', at: '' }],
    ['half a request', { requests: 0.5, partners, edges: [] }, { refused: 'MALFORMED', at: 'requests' }],
    ['a field nobody knows', { requests: 1, partners, edges: [], more: 1 }, { refused: 'MALFORMED', at: 'more' }],
    [
      'room below zero',
      { requests: 1, partners: [{ capacity: -1 }], edges: [] },
      { refused: 'MALFORMED', at: 'partners.0.capacity' },
    ],
    ['a partner of nothing', { requests: 1, partners: [null], edges: [] }, { refused: 'MALFORMED', at: 'partners.0.capacity' }],
    ['an edge of no request', { requests: 1, partners, edges: [[1, 0, 0]] }, { refused: 'MALFORMED', at: 'edges.0.0' }],
    ['an edge of no partner', { requests: 1, partners, edges: [[0, 1, 0]] }, { refused: 'MALFORMED', at: 'edges.0.1' }],
    ['a cost that is no number', { requests: 1, partners, edges: [[0, 0, null]] }, { refused: 'MALFORMED', at: 'edges.0.2' }],
    [
      'a cost at the limit of whole numbers',
      { requests: 1, partners, edges: [[0, 0, Number.MAX_SAFE_INTEGER]] },
      { refused: 'TOO_MUCH', at: 'edges.0.2', limit: { name: 'cost', most: 1_000_000_000 } },
    ],
    [
      'a hostile size',
      { requests: 1e9, partners, edges: [] },
      { refused: 'TOO_MUCH', at: 'requests', limit: { name: 'requests', most: 100_000 } },
    ],
  ])('%s', (_, value, refusal) => expect(readBare(value)).toEqual(refusal))
})

describe('a proof that was tampered with is seen', () => {
  test('100 of 100 corrupted answers', () => {
    const dice = fc.sample(fc.nat(), { numRuns: 1000, seed: 7 })
    const edges: Edge[] = Array.from({ length: 400 }, (_, n) => [dice[n]! % 40, dice[n + 400]! % 15, dice[n]! % 97])
    const bare = bareOf({ requests: 40, capacity: Array.from({ length: 15 }, (_, n) => n % 4), edges })
    const answer = assignBare(bare)
    const placed = [...answer.at.keys()].filter((r) => answer.at[r] !== -1)
    let rejected = 0
    for (let n = 0; n < 100; n++) {
      const at = answer.at.slice()
      const price = answer.price.slice()
      const r = placed[dice[n]! % placed.length]!
      if (n % 4 === 0) at[r] = -1
      else if (n % 4 === 1) at[r] = (at[r]! + 1 + (dice[n]! % 13)) % 15
      else if (n % 4 === 2) price[at[r]!]! += 1 + (dice[n]! % 200)
      const cost = n % 4 === 3 ? answer.cost - 1 : answer.cost
      if (wrongIn(bare, { ...answer, at, price, cost }) !== undefined) rejected++
    }
    expect(rejected).toBe(100)
  })
})
