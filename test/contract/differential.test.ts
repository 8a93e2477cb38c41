import { expect, test } from 'vitest'
import { told } from '../support/script.ts'
import { seed } from '../support/seed.ts'

const SEQUENCES = 40

test(
  `${SEQUENCES} random sequences of calls on both stores: the same answers, the same content`,
  { timeout: 120_000 },
  async () => {
    const given = { sequences: SEQUENCES, shortest: 10, longest: 70, seed }
    const said = await told(
      'differential',
      Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]),
    )
    const [summary = '', met = ''] = said.trim().split('\n').slice(-2)
    console.log(`differential: ${summary}`)
    expect(summary).toMatch(new RegExp(`^${SEQUENCES} sequences, \\d+ calls, 0 differences`))
    // The sequences must have gone where they were meant to go.
    const times = JSON.parse(met) as Readonly<Record<string, number>>
    for (const kind of ['committed', 'replayed', 'conflict', 'BadCursor', 'Error', 'a page with more to come']) {
      expect(times[kind] ?? 0, kind).toBeGreaterThan(15)
    }
  },
)
