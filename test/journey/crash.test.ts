import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ownDynoxide } from '#local/database/dynoxide.ts'
import { emulatorsOn } from '../crash/place.ts'
import { launchCloud, startTestCloud } from '../support/cloud.ts'
import { some } from '../support/reduced.ts'
import { told } from '../support/script.ts'
import { seed } from '../support/seed.ts'
import { buildTinyRooms } from '../support/tiny-rooms.ts'

/** Whom a round kills. */
const VICTIMS = some(['app', 'emulator', 'both'], 1)

/** What a kill leaves, and how the next start copes. The first test is a round each of `npm run test:crash`. */
const built = mkdtempSync(join(tmpdir(), 'rinnalla-tiny-'))
const env = { RINNALLA_BUNDLES: built, RINNALLA_DEMO: 'none' }
let state: string

beforeAll(() => buildTinyRooms(built))
afterAll(() => rmSync(built, { recursive: true, force: true }))
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'rinnalla-killed-'))
})
afterEach(() => {
  for (const pid of emulatorsOn(state)) process.kill(pid, 'SIGKILL')
  rmSync(state, { recursive: true, force: true })
})

const startsAndStops = async () => (await startTestCloud({ state, env })).stop()

test(
  `killed under load, ${VICTIMS.join(', ')}, it comes back with everything it had said yes to`,
  { timeout: 240_000 },
  async () => {
    const only = VICTIMS.length === 1 ? ['--only', VICTIMS[0]!] : []
    const said = await told('test:crash', ['--rounds', '1', '--places', '2', '--answers', '6', '--seed', String(seed), ...only])
    expect(said).toMatch(/^0 rounds failed, /m)
    for (const victim of VICTIMS) expect(said).toMatch(new RegExp(`^ +1  killed ${victim}$`, 'm'))
    expect(said).toMatch(/^ +[1-9]\d*  requests answered 2xx$/m)
  },
)

test(
  'an emulator whose run was killed before it could note it down is ended by the next start',
  { timeout: 90_000 },
  async () => {
    const file = join(state, 'dynoxide.db')
    const left = spawn(ownDynoxide()!, ['serve', '--host', '127.0.0.1', '--port', '0', '--db-path', file], { stdio: 'ignore' })
    const ended = new Promise((done) => left.once('exit', (_, signal) => done(signal)))
    await expect.poll(() => existsSync(file)).toBe(true)
    await startsAndStops()
    expect(emulatorsOn(state)).toEqual([])
    expect(await ended).toBe('SIGKILL')
  },
)

test('process ids half written, and a last line cut short, are no obstacle', { timeout: 90_000 }, async () => {
  const first = await startTestCloud({ state, env })
  await fetch(`${first.url}/api/v1/wait?id=a`)
  await first.settle()
  const outbox = await first.outbox()
  await first.stop()
  for (const name of ['cloud.pid', 'dynoxide.pid']) writeFileSync(join(state, name), '')
  for (const name of ['outbox', 'schedules', 'failures', 'stream', 'clock'])
    appendFileSync(join(state, `${name}.jsonl`), '{"id":"half')
  writeFileSync(join(state, 'outbox.jsonl.part'), '{"id":"half')
  const second = await startTestCloud({ state, env })
  try {
    expect(await second.outbox()).toEqual(outbox)
    expect(readFileSync(join(state, 'outbox.jsonl'), 'utf8')).not.toContain('half')
  } finally {
    await second.stop()
  }
})

test.each([
  [
    'a journal',
    'outbox.jsonl',
    '{"id":"a","value":1}\n\0\0\0\0\n{"id":"b","value":1}\n',
    /outbox\.jsonl cannot be read .*line 2.*npm run reset/,
  ],
  ['the database', 'dynoxide.db', 'this is no database, whatever it may be called '.repeat(100), /emulator .* does not start .*/],
])('%s that is damaged is said in one sentence', async (_, name, content, words) => {
  writeFileSync(join(state, name), content)
  const launched = launchCloud({ state, env })
  expect([await launched.ended, launched.errors()]).toEqual([1, [expect.stringMatching(words)]])
})
