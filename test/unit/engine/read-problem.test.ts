import { describe, expect, test } from 'vitest'
import type { Problem } from '#engine/problem/problem.ts'
import { readProblem } from '#engine/problem/read-problem.ts'
import { isRefused } from '#engine/refusal.ts'
import { able, options, wanted } from './problems.ts'

const problem = (own: Partial<Problem> = {}): Problem => ({
  requests: [wanted('r1'), wanted('r2')],
  partners: [able('p1')],
  options: options([0, 0], [1, 0]),
  fixed: [],
  ...own,
})

test('a problem as documented is taken as it is, also an empty one', () => {
  const empty = { requests: [], partners: [], options: options(), fixed: [] }
  for (const one of [JSON.parse(JSON.stringify(problem())), empty]) expect(readProblem(one)).toBe(one)
})

describe('what is not of the shape is refused with its path', () => {
  test.each([
    ['an option of no request', problem({ options: options([2, 0]) }), 'options.request.0'],
    ['an option of no partner', problem({ options: options([0, 1]) }), 'options.partner.0'],
    ['columns of unequal length', problem({ options: { ...options([0, 0]), cost: [] } }), 'options.cost'],
    ['a cost that is no whole number', problem({ options: { ...options([0, 0]), cost: [0.5] } }), 'options.cost.0'],
    ['a cost beyond the limit', problem({ options: { ...options([0, 0]), cost: [2 ** 53] } }), 'options.cost.0'],
    ['a fixed pair of nobody', problem({ fixed: [{ request: 0, partner: 5, start: -1, day: 0 }] }), 'fixed.0'],
  ])('%s', (_, value, at) => expect(readProblem(value)).toEqual({ refused: 'MALFORMED', at }))
})

test('one id twice is refused', () => {
  const refused = readProblem(problem({ partners: [able('p1'), able('p1')] }))
  expect(isRefused(refused) && refused).toEqual({ refused: 'CONTRADICTORY', at: 'p1' })
})

test('a hostile size is refused with the limit named', () => {
  const much = { ...options(), request: new Int32Array(8_000_001) }
  expect(readProblem(problem({ options: much }))).toEqual({
    refused: 'TOO_MUCH',
    at: 'options.request',
    limit: { name: 'options', most: 8_000_000 },
  })
})
