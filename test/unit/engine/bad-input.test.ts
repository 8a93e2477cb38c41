import { describe, expect, test } from 'vitest'
import { registerFrom } from '#engine/help/register.ts'
import { problemFrom } from '#engine/options/problem-from.ts'
import { isRefused } from '#engine/refusal.ts'
import { readSnapshot } from '#engine/snapshot/read-snapshot.ts'
import { REGISTER_VERBS } from '../../../packages/operations/match/register-verbs.ts'
import { solve } from '#engine/solve/solve.ts'
import { verify } from '#engine/verify/verify.ts'
import type { Partner, Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { able, options, wanted } from './problems.ts'
import { readProblem } from '#engine/problem/read-problem.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'

type Asking = keyof typeof REGISTER_VERBS | 'solve'
const VERBS: readonly Asking[] = [...(Object.keys(REGISTER_VERBS) as (keyof typeof REGISTER_VERBS)[]), 'solve']
function ask(verb: Asking, value: unknown): unknown {
  const snapshot = readSnapshot(value)
  if (isRefused(snapshot)) return snapshot
  if (verb === 'solve') return solvedWhole(snapshot)
  return REGISTER_VERBS[verb](registerFrom(snapshot), { most: 10, all: true })
}
function solvedWhole(snapshot: Snapshot): unknown {
  const problem = problemFrom(snapshot)
  const solution = solve(problem)
  if (!isRefused(solution)) expect(verify(problem, solution)).toBeUndefined()
  return solution
}
const many = <T>(one: (n: number) => T, n: number): T[] => Array.from({ length: n }, (_, at) => one(at))
const window = { start: '2026-11-25T08:00:00.000Z', end: '2026-11-25T10:00:00.000Z' }
const instant = { start: window.start, end: window.start }
const of = (request: Partial<Request>, partner: Partial<Partner> = {}) =>
  aSnapshot({ requests: [aRequest(request)], partners: [aPartner(partner)] })
const available = (own: Partial<Partner['availability']>) => ({ availability: { ...aPartner().availability, ...own } })

const TAKEN: readonly (readonly [string, Snapshot])[] = [
  ['an empty queue', aSnapshot({ requests: [] })],
  ['no partners', aSnapshot({ partners: [] })],
  ['nothing agreed, nothing paid', aSnapshot({ agreements: [], rates: [] })],
  ['no room for anything', of({}, { capacity: { families: 0, meetingsPerDay: 0, hoursPerMonth: 0, offersPerWeek: 0 } })],
  ['a meeting longer than every window', of({ durationMinutes: 1440 })],
  ['windows long past', of({ windows: [{ start: '2001-01-01T08:00:00.000Z', end: '2001-01-01T10:00:00.000Z' }] })],
  ['windows at the end of all dates', of({ windows: [{ start: '9999-12-30T08:00:00.000Z', end: '9999-12-31T23:59:59.999Z' }] })],
  ['as many windows as are taken', of({ windows: many(() => window, 200) })],
  ['the same weekly hours many times', of({}, available({ weekly: many(() => ({ day: 3, from: '08:00', to: '08:00' }), 100) }))],
  [
    'hours of a season that never was',
    of({}, available({ weekly: [{ day: 3, from: '08:00', to: '20:00', validFrom: '2026-12-01', validTo: '2026-01-01' }] })),
  ],
  ['seconds and milliseconds', of({ windows: [{ start: '2026-11-25T08:00:00.001Z', end: '2026-11-25T09:00:00.000Z' }] })],
  ['nobody wanted any more', of({ seats: 0 })],
  ['thirty seats for one partner', of({ seats: 30 })],
  ['a shared sitting of thirty', of({ seats: 30, together: true })],
  ['a pin on somebody who may not be asked', of({ fixed: [{ partner: 'p1', why: 'pinned' }] }, { paused: true, roles: [] })],
  [
    'a pin beyond all room',
    of(
      { fixed: [{ partner: 'p1', why: 'pinned', start: window.start }] },
      { capacity: { families: 0, meetingsPerDay: 0, hoursPerMonth: 0, offersPerWeek: 0 } },
    ),
  ],
  ['a pin long past', of({ fixed: [{ partner: 'p1', why: 'accepted', start: '1999-01-01T08:00:00.000Z' }] })],
  ['waited since the beginning', of({ waitingMinutes: 100_000_000 })],
  ['a zone without summer time', aSnapshot({ zone: 'UTC' })],
  ['the night the clocks go back', of({ windows: [{ start: '2026-10-24T22:00:00.000Z', end: '2026-10-25T04:00:00.000Z' }] })],
]

describe.each(VERBS)('%s', (verb) => {
  test.each(TAKEN)('answers: %s', (_, snapshot) => {
    expect(ask(verb, snapshot)).not.toHaveProperty('refused')
  })
})

test.each<[string, Snapshot, string]>([
  [
    'two pins of one partner at one time',
    aSnapshot({
      requests: ['r1', 'r2'].map((id) => aRequest({ id, fixed: [{ partner: 'p1', why: 'pinned', start: window.start }] })),
    }),
    'r1 r2 p1',
  ],
  [
    'a shared sitting pinned to two times',
    aSnapshot({
      requests: [
        aRequest({
          together: true,
          fixed: [
            { partner: 'p1', why: 'pinned', start: window.start },
            { partner: 'p2', why: 'accepted', start: window.end },
          ],
        }),
      ],
      partners: [aPartner(), aPartner({ id: 'p2' })],
    }),
    'r1',
  ],
  [
    'a partner pinned twice',
    of({
      fixed: [
        { partner: 'p1', why: 'pinned' },
        { partner: 'p1', why: 'pinned' },
      ],
    }),
    'r1 p1',
  ],
])('contradictory pins are refused with the ids: %s', (_, snapshot, at) => {
  expect(ask('solve', snapshot)).toEqual({ refused: 'CONTRADICTORY', at })
})

test('costs, waiting, load and sizes at their limits are solved exactly', () => {
  const cost = 1_000_000
  const problem = {
    requests: many((n) => wanted(`r${n}`, { urgency: n % 3, waiting: 1_000_000_000, seats: 1, cents: 1_000_000_000 }), 40),
    partners: many((n) => able(`p${n}`, { capacity: n === 0 ? 100_000 : 1, size: n % 2 === 0 ? 100_000 : 0, load: 100_000 }), 20),
    options: options(...many((n): [number, number, number] => [n % 40, Math.floor(n / 40), cost - (n % 7)], 800)),
    fixed: [],
  }
  expect(readProblem(problem)).toBe(problem)
  const solution = solve(problem)
  if (isRefused(solution)) throw new Error(solution.at)
  expect(verify(problem, solution)).toBeUndefined()
  expect(solution.worth.served).toEqual([14, 13, 13])
})

test('what changed since is seen: an answer does not hold for another snapshot', () => {
  const solution = solve(problemFrom(aSnapshot()))
  if (isRefused(solution)) throw new Error(solution.at)
  const meanwhile = problemFrom(aSnapshot({ partners: [aPartner({ paused: true })] }))
  expect(verify(meanwhile, solution)).toBe('option')
})

test.each<[string, unknown, object]>([
  ['10 000 windows', of({ windows: many(() => window, 10_000) }), { refused: 'TOO_MUCH', limit: { name: 'windows', most: 200 } }],
  [
    'a window of a thousand years',
    of({ windows: [{ ...window, end: '3026-01-01T00:00:00.000Z' }] }),
    { refused: 'TOO_MUCH', limit: { name: 'days', most: 62 } },
  ],
  [
    'availability of no minutes',
    of({}, available({ extra: [instant] })),
    { refused: 'MALFORMED', at: 'partners.0.availability.extra.0.end' },
  ],
  [
    'too many hours',
    of({}, available({ weekly: many(() => ({ day: 1, from: '08:00', to: '09:00' }), 101) })),
    { refused: 'TOO_MUCH', limit: { name: 'weekly', most: 100 } },
  ],
  [
    'too many partners',
    aSnapshot({ partners: many((n) => aPartner({ id: `p${n}` }), 20_001) }),
    { refused: 'TOO_MUCH', limit: { name: 'partners', most: 20_000 } },
  ],
  [
    'a date there is not',
    of({}, { checks: { undertakingUntil: '2026-02-30' } }),
    { refused: 'MALFORMED', at: 'partners.0.checks.undertakingUntil' },
  ],
  ['a zone there is not', aSnapshot({ zone: 'Europe/Turku' }), { refused: 'MALFORMED', at: 'zone' }],
])('refused, with the limit or the place named: %s', (_, value, refusal) => {
  for (const verb of VERBS) expect(ask(verb, value)).toMatchObject(refusal)
})
