import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededIds } from '#memory/ids.ts'
import { seed } from '../support/seed.ts'
import { fiftyAccepts } from './races/fifty.ts'
import { fourAtOnce } from './races/four.ts'
import { startTwin, type Twin } from './races/twin.ts'

/** A few rounds of `npm run test:races`: two local clouds, in processes of their own, on one emulator. */
let twin: Twin
beforeAll(async () => {
  twin = await startTwin()
}, 120_000)
afterAll(() => twin?.stop())

test(
  'of fifty yeses at once in two clouds one is booked, everybody is told clearly, and nothing is left behind',
  { timeout: 120_000 },
  async () => {
    const round = await fiftyAccepts(twin)
    for (const n of [0, 1])
      expect([`seed ${seed + n}`, (await round(seededIds(seed + n).fraction)).wrong]).toEqual([`seed ${seed + n}`, []])
  },
)

test(
  'yes, expiry, cancelling and a pause at one moment end in one way, and everybody was told what is true',
  { timeout: 120_000 },
  async () => {
    const round = await fourAtOnce(twin)
    for (const n of [0, 1, 2, 3])
      expect([`seed ${seed + n}`, (await round(seededIds(seed + n).fraction)).wrong]).toEqual([`seed ${seed + n}`, []])
  },
)
