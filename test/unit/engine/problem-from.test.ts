import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from '#engine/explain/explain.ts'
import { problemFrom } from '#engine/options/problem-from.ts'
import { NO_TIME, type Problem } from '#engine/problem/problem.ts'
import { readProblem } from '#engine/problem/read-problem.ts'
import { slot } from '#engine/rules/of-the-time.ts'
import { circumstancesOf } from '#engine/rules/pairing.ts'
import { instantOf } from '#engine/time/calendar.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'

interface Option {
  readonly request: number
  readonly partner: number
  readonly start: number
  readonly day: number
  readonly cost: number
}

const optionsIn = ({ options }: Problem): Option[] =>
  Array.from(options.request, (request, n) => ({
    request,
    partner: options.partner[n] as number,
    start: options.start[n] as number,
    day: options.day[n] as number,
    cost: options.cost[n] as number,
  }))

test('an option for every pair that fits and for no other, at starts that fit', () => {
  let pairs = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const snapshot = registerOf(seed, { partners: 25, requests: 8, areas: 2, open: true })
      const circumstances = circumstancesOf(snapshot)
      const problem = problemFrom(snapshot)
      expect(readProblem(problem)).toBe(problem)
      const options = optionsIn(problem)
      for (const [r, request] of snapshot.requests.entries())
        for (const [p, partner] of snapshot.partners.entries()) {
          const own = options.filter((one) => one.request === r && one.partner === p)
          const { codes, parts } = explain(request, partner, circumstances)
          expect(own.length > 0).toBe(codes.length === 0)
          if (own.length === 0) continue
          pairs++
          const count = (part: string) => parts?.find((one) => one.part === part)?.count as number
          const cost = 1000 * count('unknown') + 400 * count('unwished') + 100 * count('experience') + 60 * count('language')
          for (const one of own) {
            expect(one.cost).toBe(cost)
            if (one.start === NO_TIME) continue
            expect(one.day).toBe(circumstances.calendar.dayOf(one.start))
            const exactly = { start: instantOf(one.start), end: instantOf(one.start + request.durationMinutes) }
            const there = explain({ ...request, windows: [exactly] }, partner, circumstances)
            expect(there.codes).toEqual([])
            const { free } = slot({ request, partner, circumstances, day: one.day, start: one.start })
            expect(free).toBe(count('unknown') === 1 ? 'unknown' : 'free')
          }
        }
    }),
    { numRuns: 60 },
  )
  expect(pairs).toBeGreaterThan(300)
})

test('what is left beside what stands', () => {
  const booked = {
    start: '2026-11-25T08:00:00.000Z',
    end: '2026-11-25T09:30:00.000Z',
    request: 'r2',
    mode: 'remote',
    emergency: false,
  } as const
  const partner = aPartner({
    booked: [
      booked,
      { ...booked, request: 'r1', held: true, start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T09:00:00.000Z' },
    ],
    families: ['r1', 'r2'],
    weeks: { '2026-W48': 4 },
    months: { '2026-10': { minutes: 60, cents: 5000 }, '2026-11': { minutes: 30, cents: 2500 } },
    load: 7,
  })
  const request = aRequest({ fixed: [{ partner: 'p1', why: 'accepted', start: '2026-11-26T08:00:00.000Z' }] })
  const { partners, fixed, options } = problemFrom(aSnapshot({ partners: [partner], requests: [request] }))
  expect(fixed).toEqual([{ request: 0, partner: 0, start: Date.parse('2026-11-26T08:00:00Z') / 60_000, day: 20_783 }])
  expect(options.request.length).toBe(0)
  expect(partners).toEqual([
    {
      id: 'p1',
      capacity: 1,
      size: 3,
      load: 7,
      travel: 30,
      meetingsPerDay: 2,
      restDay: true,
      minutesPerMonth: 1200,
      months: [
        {
          month: 2026 * 12 + 9,
          minutes: 1140,
        },
        {
          month: 2026 * 12 + 10,
          minutes: 1080,
        },
      ],
      days: [
        {
          day: 20782,
          meetings: 1,
        },
      ],
    },
  ])
})

test.each([
  ['nobody in the queue', { requests: [] }],
  ['nobody in the register', { partners: [] }],
  ['nobody at all', { requests: [], partners: [] }],
])('%s makes an empty problem', (_, own) => {
  expect(problemFrom(aSnapshot(own)).options.request.length).toBe(0)
})
