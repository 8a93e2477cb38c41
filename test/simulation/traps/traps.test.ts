import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { builtSimulator } from '../command/build.ts'
import { planted } from '../mutants/plant.ts'
import { PLANT, REACHES, WITHIN } from './reaches.ts'

const told = promisify(execFile)('node', ['test/simulation/traps/reaches.ts'], {
  cwd: join(import.meta.dirname, '../../..'),
}).then(({ stdout }) => JSON.parse(stdout) as Readonly<Record<string, readonly string[]>>)

test.each(Object.entries(REACHES))(
  '%s is noticed, though nobody waits for it and what it throws is swallowed',
  async (code, words) => {
    const found = (await told)[code]!
    expect(
      found.find((what) => what.includes('/api/') && words.test(what)),
      found.join('\n'),
    ).toBeDefined()
  },
)

test.each(WITHIN)('%s goes unnoticed', async (code) => {
  expect((await told)[code]).toEqual([])
})

test('whatever else is taken from Node, by a room or a library, is noticed when the simulator is built', async () => {
  const put = `import { readFileSync } from 'node:fs'
export const read = [readFileSync, () => import('node:dns'), () => require('node:net')]
export function createApi(`
  const built = builtSimulator({ plugins: [planted({ ...PLANT, find: 'export function createApi(', put, also: [] })] })
  await expect(built).rejects.toThrow('app.ts → node:fs, functions/api/app.ts → node:dns, functions/api/app.ts → node:net')
})
