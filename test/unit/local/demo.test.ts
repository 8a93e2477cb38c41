import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import type { Item } from '#core/ports.ts'
import { makeDemo } from '#local/demo/demo.ts'
import { runs } from '../../support/reduced.ts'

const kinds = (items: readonly Record<string, unknown>[], org: string, kind: string) =>
  items.filter((item) => item['kind'] === kind && item['pk']!.toString().startsWith(`${org}#`))

const ofTenant = (items: readonly Item[], org: string) =>
  items.filter((item) => item.pk.startsWith(`${org}#`) || (item.pk.startsWith('LINK#') && item['org'] === org))

/** Between the holidays of New Year, in the hour that does not exist, in the one that comes twice, in the night. */
const AWKWARD = [
  '2026-01-01T21:30:00Z',
  '2026-01-06T06:00:00Z',
  '2026-03-29T01:30:00Z',
  '2026-10-25T00:30:00Z',
  '2026-04-06T22:00:00Z',
  '2026-12-27T12:00:00Z',
]

/** The demo is made at whatever moment somebody starts it: night, weekend, Christmas, the Sundays the clock changes. */
test('at any moment of two years every state of a request is there, and nothing is stuck', { timeout: 120_000 }, async () => {
  const moment = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(moment, async (date) => {
      const now = date.toISOString()
      const { items, sent } = await makeDemo(now, 'http://localhost:3000')
      const requests = kinds(items, 'saaristo', 'request')
      const states = new Set(requests.map((one) => `${one['state']} ${one['waitsFor']}`))
      expect([...states].toSorted()).toEqual([
        'accepted consent',
        'accepted decision',
        'closed nothing',
        'confirmed first-meeting',
        'confirmed meetings',
        'offered answer',
        'open coordinator',
      ])
      expect(new Set(requests.map((one) => one['closedAs']).filter(Boolean))).toEqual(
        new Set(['fulfilled', 'withdrawn', 'no-capacity']),
      )
      expect(kinds(items, 'saaristo', 'card').length).toBe(12)
      expect(kinds(items, 'saaristo', 'meeting').map((one) => one['state'])).toContain('held')
      expect(kinds(items, 'saaristo', 'offer').some((one) => one['counter'])).toBe(true)
      expect(kinds(items, 'other', 'request')).toHaveLength(1)
      expect(
        items.filter((item) => typeof item['due'] === 'string' && item['due'] < new Date(date.getTime() - 60_000).toISOString()),
      ).toEqual([])
      expect(sent.length).toBeGreaterThan(20)
      expect(items.filter((item) => Number(item['attempts'] ?? 0) > 0)).toEqual([])
      const sound = { items, now, real: Date.parse(now) / 1000, patienceMinutes: 1 }
      expect(
        ['saaristo', 'other'].flatMap((org) => checkTenant({ ...sound, org, items: ofTenant(items, org) }).findings),
      ).toEqual([])
    }),
    { numRuns: runs(20, 8), examples: AWKWARD.map((moment) => [new Date(moment)]) },
  )
})

test('the same moment gives the same demo', async () => {
  const [one, two] = [
    await makeDemo('2026-11-23T10:00:00.000Z', 'http://localhost:3000'),
    await makeDemo('2026-11-23T10:00:00.000Z', 'http://localhost:3000'),
  ]
  expect(one).toEqual(two)
})
