import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Mutant } from './mutant.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** Whether the unit tests (those under a path, where one is given) pass with the bug in; stops at the first that fails. */
export function unitTestsPass({ name }: Mutant, under?: string): boolean {
  const { status, stdout } = spawnSync(
    'vitest',
    ['run', '--project', 'unit', '--bail=1', ...(under === undefined ? [] : [under])],
    {
      cwd: ROOT,
      env: { ...process.env, MUTANT: name },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  )
  if (status !== 0 && !/ failed|Unhandled/.test(stdout))
    throw new Error(`the unit tests did not run with ${name}:\n${stdout.slice(-2000)}`)
  return status === 0
}
