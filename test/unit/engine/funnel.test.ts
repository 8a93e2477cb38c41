import fc from 'fast-check'
import { expect, test } from 'vitest'
import { funnel } from '#engine/help/funnel.ts'
import { registerFrom } from '#engine/help/register.ts'
import { rankerOf } from '#engine/rank/rank.ts'
import type { Partner, Request } from '#engine/snapshot/snapshot.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'

const lines = (request: Partial<Request>, partners: readonly Partial<Partner>[]) => {
  const all = partners.map((one, n) => aPartner({ id: `p${n}`, ...one }))
  return funnel(aRequest(request), registerFrom(aSnapshot({ partners: all }))).map(({ code, left }) => `${code ?? 'all'} ${left}`)
}

test('tells where the register narrows, rule after rule', () => {
  const arabic = { languages: [{ code: 'ar', level: 'good' as const }] }
  const partners = [
    { areas: ['1'] },
    { areas: ['1'] },
    { experience: [] },
    {},
    { ...arabic, availability: { weekly: [{ day: 1, from: '08:00', to: '09:00' }], extra: [], away: [] } },
  ]
  expect(lines({ languages: ['ar'] }, partners)).toEqual([
    'all 5',
    'PAUSED 5',
    'ROLE 5',
    'AREA 3',
    'EXPERIENCE 2',
    'LIVED_AS 2',
    'PHASE 2',
    'LANGUAGE 1',
    'CHECKS 1',
    'CAPACITY 1',
    'HOURS 1',
    'EARNINGS 1',
    'SLOT 0',
    'CONFLICT 0',
  ])
})

test('one time must pass all of them: free on one day and in order on another is nobody', () => {
  const thursday = { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T10:00:00.000Z' }
  const windows = [...aRequest().windows, thursday]
  const checks = { undertakingUntil: '2026-11-25', agreementUntil: '2026-11-25' }
  const onThursdays = { weekly: [{ day: 4, from: '08:00', to: '20:00' }], extra: [], away: [] }
  expect(lines({ windows }, [{ checks, availability: onThursdays }]).slice(-2)).toEqual(['SLOT 0', 'CONFLICT 0'])
})

test('a private exclusion changes only the last line', () => {
  const secret = { conflicts: { workers: ['w1'], areas: [], ownCase: false } }
  const [open, closed] = [lines({}, [{}, {}]), lines({}, [{}, secret])]
  expect(closed.slice(0, -1)).toEqual(open.slice(0, -1))
  expect([open.at(-1), closed.at(-1)]).toEqual(['CONFLICT 2', 'CONFLICT 1'])
})

test('never widens, and ends with as many as are ranked', () => {
  let fitting = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const snapshot = registerOf(seed, { partners: 30, areas: 2, open: true })
      const [request] = snapshot.requests as [Request]
      const register = registerFrom(snapshot)
      const left = funnel(request, register).map((line) => line.left)
      expect(left[0]).toBe(30)
      expect(left).toEqual(left.toSorted((a, b) => b - a))
      expect(left.at(-1)).toBe(rankerOf(register.columns, register.terms).rank(request, 30).length)
      fitting += left.at(-1) as number
    }),
    { numRuns: 150 },
  )
  expect(fitting).toBeGreaterThan(100)
})
