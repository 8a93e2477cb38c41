import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { told } from '../../support/script.ts'
import { FROZEN } from './frozen-file.ts'

/** Whoever owns the checkout. */
const git = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' }

test(
  'npm run freeze: the rooms of a commit in one file that names it, which answer beside today’s',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frozen-'))
    const file = join(folder, 'rooms.br')
    try {
      const said = await told('freeze', ['HEAD', '--to', file], { ...process.env, ...git })
      const [, commit, bytes, kept] = /^([0-9a-f]{12}) of \d{4}-\d\d-\d\d: (\d+) bytes, (\d+) of them kept$/m.exec(said)!
      expect(Number(kept)).toBeLessThan(Number(bytes) / 3)
      expect(readFileSync(file, 'utf8')).toMatch(
        new RegExp(`^Every room as of commit ${commit} .* \`npm run freeze -- ${commit}\`, never edited`),
      )
      const beside = await told('simulate:faults', ['--beside', file, '--from', '1', '--seeds', '3', '--pairs'])
      expect(beside).toMatch(/^3 seeds, 0 failed/m)
      expect(beside).toMatch(/^ +[1-9]\d*  earlier-answers × api$/m)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test('the one that is kept names its commit', () => {
  expect(readFileSync(FROZEN, 'utf8')).toMatch(/^Every room as of commit [0-9a-f]{12} \(\d{4}-\d\d-\d\d\), made by /)
})
