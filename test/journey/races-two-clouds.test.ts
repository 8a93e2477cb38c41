import { expect, test } from 'vitest'
import { runs } from '../support/reduced.ts'
import { told } from '../support/script.ts'
import { seed } from '../support/seed.ts'

/** Rounds of each. */
const [FIFTY, FOUR] = [runs(2, 1), runs(4, 2)]

/** A few rounds of `npm run test:races`: two local clouds, in processes of their own, on one emulator. */
const races = (kind: 'fifty' | 'four', rounds: number) =>
  told('test:races', ['--only', kind, '--rounds', String(rounds), '--seed', String(seed)])

test(
  'of fifty yeses at once in two clouds one is booked, everybody is told clearly, and nothing is left behind',
  { timeout: 120_000 },
  async () => {
    const said = await races('fifty', FIFTY)
    expect(said).toMatch(/^0 rounds failed, /m)
    expect(said.match(/^fifty \d \(seed \d+, .*"rounds of (one|three)":1/gm)).toHaveLength(FIFTY)
  },
)

test(
  'yes, expiry, cancelling and a pause at one moment end in one way, and everybody was told what is true',
  { timeout: 120_000 },
  async () => {
    const said = await races('four', FOUR)
    expect(said).toMatch(/^0 rounds failed, /m)
    expect(said.match(/^four \d \(seed \d+, .*"won by \w+":1/gm)).toHaveLength(FOUR)
  },
)
