import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { told } from '../support/script.ts'
import { seed } from '../support/seed.ts'
import { buildSimulator } from './command/build.ts'
import { PAST_FAILURES } from './past-failures.ts'
import { reduced } from '../support/reduced.ts'

/** Longer than a run may last, should the machine be busy. */
const timeout = 90_000

/** One for all processes here. */
let env: Readonly<Record<string, string | undefined>>
beforeAll(async () => {
  env = { ...process.env, SIMULATOR: await buildSimulator() }
})
afterAll(() => rm(env['SIMULATOR']!))

/** In a process of its own, which traps the clock and chance. Gives what was printed; rejects where a seed failed. */
const simulate = (...given: string[]): Promise<string> => told('simulate:faults', given, env)

test('new seeds: nothing lost, nothing twice, whatever goes wrong', { timeout }, async () => {
  expect(await simulate('--seeds', reduced ? '40' : '300', '--from', String(seed))).toMatch(/^\d+ seeds, 0 failed/m)
})

test('a table put back in the middle of it: nothing twice, nothing forgotten', { timeout }, async () => {
  expect(await simulate('--seeds', reduced ? '12' : '100', '--from', String(seed), '--restores')).toMatch(/^\d+ seeds, 0 failed/m)
})

test('the seeds that once failed fail no more', { timeout }, async () => {
  const past = Object.keys(PAST_FAILURES)
  expect(await simulate('--seed', past.join(','), '--keep-going')).toContain(`${past.length} seeds, 0 failed`)
})

test(
  'the same seed is the same story, to the last call: in a new process of another zone and language, and after others in an old one',
  { timeout },
  async () => {
    const elsewhere = { ...env, TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    const both = await Promise.all([
      told('simulate:faults', ['--seed', String(seed + 2), '--hashes'], elsewhere),
      simulate('--from', String(seed), '--seeds', '3', '--hashes'),
    ])
    const [one, other] = both.map((text) => new RegExp(`seed ${seed + 2} .*trace [0-9a-f]{16}`).exec(text)?.[0])
    expect(one).toBeDefined()
    expect(other).toBe(one)
  },
)

test('seeds shared out among processes are all run, and every fault is counted where it struck', { timeout }, async () => {
  const said = await simulate('--seeds', '6', '--from', String(seed), '--cores', '2', '--pairs', '--keep-going')
  expect(said).toMatch(/^6 seeds, 0 failed/m)
  expect(said).toMatch(/^\d+ pairs of a fault and where it strikes, \d+ of them met 100 times or more$/m)
  expect(said).toMatch(/^[ !] +[1-9]\d*  \S+ × store\.get$/m)
})

test('a process that has much to tell runs all of its seeds', { timeout }, async () => {
  expect(await simulate('--seeds', '6', '--from', String(seed), '--cores', '2', '--trace', '--keep-going')).toMatch(
    /^6 seeds, 0 failed/m,
  )
})
