import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { seed } from '../support/seed.ts'
import { PAST_FAILURES } from './past-failures.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Longer than a run may last, should the machine be busy. */
const timeout = 90_000

/** In a process of its own, which traps the clock and chance. Gives what was printed; rejects where a seed failed. */
const simulate = (...args: string[]): Promise<string> => simulateIn({}, ...args)
async function simulateIn(env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const run = promisify(execFile)('node', ['test/simulation/run.ts', ...args], {
    cwd: ROOT,
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
  })
  return run.then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; stderr?: string }) =>
      Promise.reject(new Error(`${error.stdout?.slice(-4000)}\n${error.stderr?.slice(-2000)}`)),
  )
}

test('new seeds: nothing lost, nothing twice, whatever goes wrong', { timeout }, async () => {
  expect(await simulate('--seeds', '100000', '--from', String(seed), '--seconds', '8')).toMatch(/^\d+ seeds, 0 failed/m)
})

test.each(Object.keys(PAST_FAILURES))('seed %s fails no more', { timeout }, async (past) => {
  expect(await simulate('--seed', past)).toContain('1 seeds, 0 failed')
})

test(
  'the same seed is the same story, to the last call: in a new process of another zone and language, and after others in an old one',
  { timeout },
  async () => {
    const elsewhere = { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    const told = await Promise.all([
      simulateIn(elsewhere, '--seed', String(seed + 2), '--hashes'),
      simulate('--from', String(seed), '--seeds', '3', '--hashes'),
    ])
    const [one, other] = told.map((text) => new RegExp(`seed ${seed + 2} .*trace [0-9a-f]{16}`).exec(text)?.[0])
    expect(one).toBeDefined()
    expect(other).toBe(one)
  },
)
