import { describe, expect, test } from 'vitest'
import { type Phase, PHASES } from '#core/reference/phases.ts'
import { mostPressing } from '#core/reference/pace.ts'
import { isUsualEdge, phaseFacts } from '#core/reference/phase-facts.ts'

describe('the phases', () => {
  test('are the eleven of child protection', () => {
    expect(PHASES).toHaveLength(11)
    expect(Object.keys(phaseFacts).sort()).toEqual([...PHASES].sort())
  })

  test('every one can be reached from a notification, and leads to the end', () => {
    const reachable = (from: Phase) => {
      const seen = new Set<Phase>([from])
      for (const phase of seen) for (const next of phaseFacts[phase].next) seen.add(next)
      return seen
    }
    expect(reachable('NOTICE').size).toBe(PHASES.length)
    for (const phase of PHASES) expect(reachable(phase)).toContain('CLOSED')
  })

  test('follow each other as the law has them', () => {
    const graph = Object.fromEntries(PHASES.map((phase) => [phase, phaseFacts[phase].next.join(' ')]))
    expect(graph).toEqual({
      NOTICE: 'ASSESS EMERGENCY CLOSED',
      ASSESS: 'OPEN EMERGENCY CLOSED',
      OPEN: 'OPEN_PLACED EMERGENCY CARE_PREP CLOSED',
      OPEN_PLACED: 'OPEN EMERGENCY CARE_PREP AFTERCARE',
      EMERGENCY: 'OPEN OPEN_PLACED CARE_PREP AFTERCARE CLOSED',
      CARE_PREP: 'CARE_DECISION OPEN',
      CARE_DECISION: 'SUBSTITUTE OPEN',
      SUBSTITUTE: 'SUBSTITUTE REUNIFY AFTERCARE',
      REUNIFY: 'SUBSTITUTE AFTERCARE',
      AFTERCARE: 'EMERGENCY CLOSED',
      CLOSED: 'NOTICE',
    })
  })

  test('a usual way is one of those, an unusual one is not', () => {
    expect(isUsualEdge('SUBSTITUTE', 'SUBSTITUTE')).toBe(true)
    expect(isUsualEdge('OPEN', 'SUBSTITUTE')).toBe(false)
    expect(isUsualEdge('OPEN', 'OPEN')).toBe(false)
  })
})

describe('what a phase asks of us', () => {
  test('an emergency within hours, everything else within working days', () => {
    expect(phaseFacts.EMERGENCY.offerWithin).toEqual({ unit: 'hours', amount: 4 })
    for (const phase of PHASES) {
      if (phase === 'EMERGENCY') continue
      expect(phaseFacts[phase].offerWithin.unit).toBe('working-days')
      expect(phaseFacts[phase].offerWithin.amount).toBeGreaterThanOrEqual(2)
    }
  })

  test('a partner may come along to something in every phase', () => {
    for (const phase of PHASES) {
      const { mayAttend } = phaseFacts[phase]
      expect(new Set(mayAttend).size).toBe(mayAttend.length)
      expect(mayAttend.length).toBeGreaterThan(0)
    }
  })

  test('time limits no source has been held against are marked', () => {
    const clocks = PHASES.flatMap((phase) => phaseFacts[phase].clock.map((clock) => ({ phase, ...clock })))
    const unchecked = clocks.filter((clock) => !clock.checked)
    expect(unchecked.map(({ phase, until }) => `${phase} ${until}`)).toEqual([
      'OPEN_PLACED need-reviewed',
      'EMERGENCY ends-extended',
    ])
  })
})

test.each([
  [['AFTERCARE', 'EMERGENCY'], 'EMERGENCY'],
  [['REUNIFY', 'CARE_PREP', 'OPEN_PLACED'], 'CARE_PREP'],
  [['CLOSED', 'AFTERCARE'], 'AFTERCARE'],
  [[], undefined],
] as const)('of %j the most pressing is %s', (phases, leads) => {
  expect(mostPressing(phases)).toBe(leads)
})
