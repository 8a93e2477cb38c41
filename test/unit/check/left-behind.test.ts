import { describe, expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import { keyOf } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { event, offer, ORG, waitingFor } from './few.ts'

const NOW = '2026-11-26T08:00:00.000Z'

const findings = (invariant: string, ...items: Loose[]) =>
  checkTenant({ org: ORG, items, now: NOW, real: Date.parse(NOW) / 1000, patienceMinutes: 15 }).findings.filter(
    (one) => one.invariant === invariant,
  )

describe('what is due', () => {
  const due = (time: string) => offer(waitingFor('answer', 'partner', `2026-11-26T${time}:00.000Z`))
  const touched = (time: string) => ({
    ...event('1', { key: keyOf(offer()), version: 1, what: 'offer.made' }),
    at: `2026-11-26T${time}:00.000Z`,
  })

  test.each(['07:45', '07:30'])('since %s and untouched for as long is left behind', (time) => {
    expect(findings('clock', due(time))).toHaveLength(1)
    expect(findings('clock', due(time), touched(time))).toHaveLength(1)
  })

  test.each(['07:46', '08:10'])('only since %s is not yet', (time) => {
    expect(findings('clock', due(time))).toEqual([])
  })

  test('and was touched since is not yet', () => {
    expect(findings('clock', due('07:30'), touched('07:46'))).toEqual([])
  })
})
