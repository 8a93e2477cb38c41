import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { MUTANTS } from './list.ts'
import { withBug } from './mutant.ts'

const ROOT = join(import.meta.dirname, '../../..')

test.each(MUTANTS)('$name still fits the source it changes', async (mutant) => {
  const source = await readFile(join(ROOT, mutant.file), 'utf8')
  expect(withBug(source, mutant)).not.toBe(source)
})

test('each is named once', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
})

const QUICK = MUTANTS.filter(({ quick }) => quick).map(({ name }) => name)

test('the simulator catches those that show soonest', { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)('node', ['test/simulation/mutants/run.ts', '--only', QUICK.join(',')], {
    cwd: ROOT,
  })
  expect(stdout).toContain(`${QUICK.length} of ${QUICK.length} mutants caught`)
})
