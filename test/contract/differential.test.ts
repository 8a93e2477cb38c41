import { expect, test } from 'vitest'
import { seed } from '../support/seed.ts'
import { compareStores } from './differential.ts'

const SEQUENCES = 40

test(
  `${SEQUENCES} random sequences of calls on both stores: the same answers, the same content`,
  { timeout: 120_000 },
  async () => {
    const { sequences, calls, met, difference } = await compareStores({
      sequences: SEQUENCES,
      between: [10, 70],
      seed,
      shrink: false,
    })
    console.log(`differential: seed ${seed}, ${calls} calls, ${JSON.stringify(met)}`)
    expect(difference, `SEED=${seed}, or npm run differential -- --seed ${seed} to shrink it`).toBeUndefined()
    expect(sequences).toBe(SEQUENCES)
    // The sequences must have gone where they were meant to go.
    for (const kind of ['committed', 'replayed', 'conflict', 'BadCursor', 'Error', 'a page with more to come']) {
      expect(met[kind] ?? 0, kind).toBeGreaterThan(15)
    }
  },
)
