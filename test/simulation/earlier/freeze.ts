/**
 * `npm run freeze -- <commit> [--to FILE]`: every room as it was at that commit, in one file, for the simulator to run
 * beside today's. The commit must have landed; nothing of the checkout is read but npm packages' versions.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Plugin } from 'esbuild'
import { FROZEN, frozenFile } from './frozen-file.ts'
import { ROOT, roomsOf } from './rooms-of.ts'

const { values, positionals } = parseArgs({
  options: { to: { type: 'string', default: FROZEN } },
  allowPositionals: true,
})
const git = (...given: string[]) => execFileSync('git', given, { cwd: ROOT, maxBuffer: 2 ** 30 })

/**
 * Words of other languages are left out, and the Finnish ones stand in their place: two versions share records, and there
 * is no word of a catalogue in any.
 */
const finnishOnly: Plugin = {
  name: 'Finnish only',
  setup({ onLoad }) {
    onLoad({ filter: /\/packages\/copy\/(sv|en)\/\w[\w-]*\.ts$/ }, ({ path }) => {
      const [, language = '', name = ''] = /(sv|en)\/([\w-]+)\.ts$/.exec(path)!
      const contents = name === language ? `export { fi as ${language} } from '../fi/fi.ts'` : `export * from '../fi/${name}.ts'`
      return { contents, loader: 'ts' }
    })
  },
}

const commit = git('rev-parse', '--short=12', '--verify', `${positionals[0] ?? 'HEAD'}^{commit}`)
  .toString()
  .trim()
const day = git('show', '-s', '--format=%cs', commit).toString().trim()
const checkout = mkdtempSync(join(tmpdir(), 'freeze-'))
try {
  execFileSync('tar', ['-x', '-C', checkout], { input: git('archive', commit) })
  const line = `Every room as of commit ${commit} (${day}), made by \`npm run freeze -- ${commit}\`, never edited: an ES module compressed by brotli.`
  const rooms = await roomsOf(checkout, [], [finnishOnly])
  const file = frozenFile(line, rooms)
  writeFileSync(values.to, file)
  console.log(`${commit} of ${day}: ${Buffer.byteLength(rooms)} bytes, ${file.length} of them kept`)
} finally {
  rmSync(checkout, { recursive: true })
}
