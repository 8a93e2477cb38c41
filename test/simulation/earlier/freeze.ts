/**
 * `npm run freeze -- <commit>`: every room as it was at that commit, in one file, for the simulator to run beside today's.
 * The commit must have landed; nothing of the checkout is read but npm packages' versions.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, roomsOf } from './rooms-of.ts'

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, maxBuffer: 2 ** 30 })

const commit = git('rev-parse', '--short=12', '--verify', `${process.argv[2] ?? 'HEAD'}^{commit}`)
  .toString()
  .trim()
const day = git('show', '-s', '--format=%cs', commit).toString().trim()
const checkout = mkdtempSync(join(tmpdir(), 'freeze-'))
try {
  execFileSync('tar', ['-x', '-C', checkout], { input: git('archive', commit) })
  const header = `// Every room as of commit ${commit} (${day}): the simulator lets it answer beside today's on the same records, as during
// a deployment, a canary or a roll-back. Made by \`npm run freeze -- ${commit}\`, never edited; npm packages are not in it.
`
  const text = header + (await roomsOf(checkout))
  writeFileSync(join(import.meta.dirname, 'frozen/rooms.mjs'), text)
  console.log(`${commit} of ${day}: ${Buffer.byteLength(text)} bytes`)
} finally {
  rmSync(checkout, { recursive: true })
}
