import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { told } from '../../support/script.ts'
import { MUTANTS } from './list.ts'
import { withBug } from './mutant.ts'
import { some } from '../../support/reduced.ts'

const ROOT = join(import.meta.dirname, '../../..')

test.each(MUTANTS)('$name still fits the source it changes', async (mutant) => {
  const source = await readFile(join(ROOT, mutant.file), 'utf8')
  expect(withBug(source, mutant)).not.toBe(source)
})

test('each is named once', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
})

const QUICK = some(
  MUTANTS.filter(({ quick }) => quick).map(({ name }) => name),
  3,
)

test('the simulator catches those that show soonest', { timeout: 120_000 }, async () => {
  const said = await told('simulate:mutants', ['--only', QUICK.join(',')])
  expect(said).toContain(`${QUICK.length} of ${QUICK.length} mutants caught`)
})

test('the unit tests of one place notice one bug, and not another', { timeout: 120_000 }, async () => {
  const of = (name: string) => ['--unit', '--only', name, '--tests', 'test/unit/offer/who-answers.test.ts']
  const [noticed, passed] = await Promise.all([
    told('simulate:mutants', of('yes-after-release')),
    told('simulate:mutants', of('form-in-the-log')),
  ])
  expect(noticed).toMatch(/^yes-after-release +a unit test notices it$/m)
  expect(passed).toMatch(/^form-in-the-log +the unit tests pass$/m)
})
