import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphOf } from '#engine/assign/graph.ts'
import { type Assigned, assignInOrder, withoutLevel } from '#engine/assign/in-order.ts'
import { checkPrices } from '#engine/verify/check-prices.ts'

interface Instance {
  readonly classOf: readonly number[]
  readonly partners: readonly { readonly capacity: number; readonly first: number; readonly rise: number }[]
  readonly edges: readonly (readonly [number, number, number])[]
}
const CLASSES = 3

const instances = (most: number): fc.Arbitrary<Instance> =>
  fc
    .record({
      classOf: fc.array(fc.nat(CLASSES - 1), { minLength: 1, maxLength: most }),
      partners: fc.array(fc.record({ capacity: fc.nat(3), first: fc.nat(3), rise: fc.nat(2) }), {
        minLength: 1,
        maxLength: most,
      }),
      cost: fc.constantFrom(fc.constant(7), fc.nat(3), fc.nat(1000), fc.nat(1_000_000)),
    })
    .chain(({ classOf, partners, cost }) =>
      fc.record({
        classOf: fc.constant(classOf),
        partners: fc.constant(partners),
        edges: fc.array(fc.tuple(fc.nat(classOf.length - 1), fc.nat(partners.length - 1), cost), { maxLength: 3 * most }),
      }),
    )

const unitCost = ({ partners }: Instance, p: number, n: number): number => partners[p]!.first + n * partners[p]!.rise
const columns = ({ edges }: Instance) => ({
  from: edges.map(([r]) => r),
  into: edges.map(([, p]) => p),
  costs: edges.map(([, , c]) => c),
})

function solved(one: Instance): Assigned {
  const { from, into, costs } = columns(one)
  return assignInOrder(graphOf(one.classOf.length, one.partners.length, from, into, costs), {
    capacity: one.partners.map(({ capacity }) => capacity),
    classOf: Int32Array.from(one.classOf),
    classes: CLASSES,
    unitCosts: one.partners.map(({ capacity }, p) => Int32Array.from({ length: capacity }, (_, n) => unitCost(one, p, n))),
  })
}

const wrongIn = (one: Instance, answer: Assigned) =>
  checkPrices({
    capacity: one.partners.map(({ capacity }) => capacity),
    ...columns(one),
    without: (r) => withoutLevel(CLASSES, one.classOf[r]!),
    unitCost: (p, n) => unitCost(one, p, n),
    ...answer,
  })

/** Unserved per class, load, cost: compared from the left. */
function worthOf(one: Instance, at: readonly number[]): number[] {
  const worth = [0, 0, 0, 0, 0]
  const load = one.partners.map(() => 0)
  for (const [r, p] of at.entries()) {
    if (p === -1) worth[one.classOf[r]!]!++
    else {
      worth[3]! += unitCost(one, p, load[p]!++)
      worth[4]! += Math.min(...one.edges.filter(([from, into]) => from === r && into === p).map(([, , cost]) => cost))
    }
  }
  return worth
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((own, n) => own - b[n]!).find((own) => own !== 0) ?? 0

function brute(one: Instance): number[] {
  let best: number[] | undefined
  const at = one.classOf.map(() => -1)
  const room = one.partners.map(({ capacity }) => capacity)
  const place = (r: number): void => {
    if (r === at.length) {
      const worth = worthOf(one, at)
      if (!best || compare(worth, best) < 0) best = worth
      return
    }
    place(r + 1)
    for (const p of new Set(one.edges.filter(([from]) => from === r).map(([, into]) => into))) {
      if (room[p] === 0) continue
      room[p]!--
      at[r] = p
      place(r + 1)
      at[r] = -1
      room[p]!++
    }
  }
  place(0)
  return best!
}

describe('class by class, then load, then cost', () => {
  test('is what trying everything finds, and proven', () => {
    fc.assert(
      fc.property(instances(6), (one) => {
        const answer = solved(one)
        expect(wrongIn(one, answer)).toBeUndefined()
        expect(worthOf(one, [...answer.at])).toEqual(brute(one))
      }),
      { numRuns: 1500 },
    )
  })

  test('is proven on larger instances', () => {
    fc.assert(fc.property(instances(60), (one) => void expect(wrongIn(one, solved(one))).toBeUndefined()))
  })

  test('a task moved from who has less to who has more is seen, whatever prices say', () => {
    const one: Instance = {
      classOf: [0, 0],
      partners: [
        { capacity: 2, first: 1, rise: 1 },
        { capacity: 2, first: 1, rise: 1 },
      ],
      edges: [
        [0, 0, 0],
        [0, 1, 5],
        [1, 0, 0],
        [1, 1, 5],
      ],
    }
    const answer = solved(one)
    expect([...answer.at].toSorted()).toEqual([0, 1])
    for (let share = -1; share < 5; share++)
      expect(wrongIn(one, { ...answer, at: Int32Array.of(0, 0), share: Int32Array.of(share, share), cost: 0 })).toBeDefined()
  })
})
