import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchCloud, startTestCloud } from '../support/cloud.ts'
import { some } from '../support/reduced.ts'
import { script } from '../support/script.ts'
import { buildTinyRooms } from '../support/tiny-rooms.ts'

/** How the local cloud starts, ends, comes back and gives up. */
const built = mkdtempSync(join(tmpdir(), 'rinnalla-tiny-'))
const env = { RINNALLA_BUNDLES: built, RINNALLA_DEMO: 'none' }
let state: string

beforeAll(() => buildTinyRooms(built))
afterAll(() => rmSync(built, { recursive: true, force: true }))
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'rinnalla-life-'))
})
afterEach(() => rmSync(state, { recursive: true, force: true }))

const emulatorPid = () => Number(readFileSync(join(state, 'dynoxide.pid'), 'utf8').split(' ')[0])

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** What a start that cannot work says, and its exit code. */
async function failedStart(more: Readonly<Record<string, string>>, folder = state) {
  const launched = launchCloud({ state: folder, env: { ...env, ...more } })
  const code = await launched.ended
  return { code, said: launched.errors() }
}

function expectOneSentence({ code, said }: { code: number | null; said: readonly string[] }, words: RegExp) {
  expect({ code, said }).toEqual({ code: 1, said: [expect.stringMatching(words)] })
}

test('records, messages, wake-ups, sign-ins and the clock survive a restart', async () => {
  const first = await startTestCloud({ state, env })
  const due = new Date(Date.now() + 48 * 3_600_000).toISOString()
  await fetch(`${first.url}/api/v1/wait?id=now`)
  await fetch(`${first.url}/api/v1/wait?id=later&due=${due}`)
  await first.advance('PT24H')
  const [before, outbox] = [await first.now(), await first.outbox()]
  await first.stop()

  const second = await startTestCloud({ state, env })
  try {
    expect((await second.now()) >= before).toBe(true)
    expect(await second.outbox()).toEqual(outbox)
    expect(await (await fetch(`${second.url}/api/v1/item?id=now`)).json()).toHaveProperty('firedAt')
    await second.advance('PT25H')
    expect(await (await fetch(`${second.url}/api/v1/item?id=later`)).json()).toHaveProperty('firedAt')
  } finally {
    await second.stop()
  }
})

test('changes nobody has read yet, and changes read a second time, are taken up at the next start', async () => {
  const first = await startTestCloud({ state, env })
  await fetch(`${first.url}/api/v1/wait?id=a`)
  await first.settle()
  await first.stop()
  rmSync(join(state, 'stream.jsonl')) // now the whole stream is news
  const second = await startTestCloud({ state, env })
  try {
    await second.settle()
    expect(await second.outbox()).toHaveLength(2)
    expect(readFileSync(join(state, 'failures.jsonl'), 'utf8')).toBe('')
  } finally {
    await second.stop()
  }
})

test.each(some(['SIGINT', 'SIGTERM', 'SIGHUP'] as const, 1))(
  '%s ends it with its emulator, and with exit code 0',
  async (signal) => {
    const cloud = await startTestCloud({ state, env })
    const pid = emulatorPid()
    expect(lives(pid)).toBe(true)
    cloud.child.kill(signal)
    expect(await cloud.ended).toBe(0)
    expect(lives(pid)).toBe(false)
    expect(existsSync(join(state, 'cloud.pid'))).toBe(false)
  },
)

test('an emulator that dies is said in one sentence, and the cloud ends', async () => {
  const launched = launchCloud({ state, env })
  await launched.ready
  process.kill(emulatorPid(), 'SIGKILL')
  const code = await launched.ended
  expectOneSentence({ code, said: launched.errors() }, /^Rinnalla stopped: The database/)
})

test('after a run that was killed, the next one ends the emulator it left behind and goes on', async () => {
  const launched = launchCloud({ state, env })
  await launched.ready
  const left = emulatorPid()
  launched.child.kill('SIGKILL')
  await launched.ended
  expect(lives(left)).toBe(true)
  const next = await startTestCloud({ state, env })
  expect(emulatorPid()).not.toBe(left)
  await expect.poll(() => lives(left), { timeout: 20_000 }).toBe(false)
  await next.stop()
})

test('what is not kept is forgotten whole: no messages, wake-ups or turned clock without their records', async () => {
  const unkept = { ...env, RINNALLA_DATABASE: 'unkept' }
  const first = await startTestCloud({ state, env: unkept })
  await fetch(`${first.url}/api/v1/wait?id=a`)
  await first.advance('PT24H')
  expect(await first.outbox()).toHaveLength(2)
  await first.stop()
  const second = await startTestCloud({ state, env: unkept })
  try {
    expect(second.printed()).toContain('not kept')
    expect(await second.outbox()).toEqual([])
    expect(Math.abs(Date.parse(await second.now()) - Date.now())).toBeLessThan(30_000)
  } finally {
    await second.stop()
  }
})

test('a busy port is said in one sentence', async () => {
  const taken = createServer()
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  const { port } = taken.address() as AddressInfo
  try {
    expectOneSentence(await failedStart({ PORT: String(port) }), new RegExp(`Port ${port} is in use`))
  } finally {
    taken.close()
  }
})

test('a folder that cannot be written is said in one sentence', async () => {
  writeFileSync(join(state, 'file'), '')
  expectOneSentence(await failedStart({}, join(state, 'file', 'state')), /cannot be written/)
})

test('a second cloud on the same folder is refused', async () => {
  const first = await startTestCloud({ state, env })
  try {
    expectOneSentence(await failedStart({}), /runs from .* already/)
  } finally {
    await first.stop()
  }
})

const NO_EMULATORS = [
  ['missing', '/nonexistent/dynoxide', /there is no such file/],
  ['that does not run', '/bin/false', /does not start \(exit code 1\)/],
  ['that is no program', '/etc/hostname', /does not start/],
] as const
test.each(some(NO_EMULATORS, 1))('an emulator %s is said in one sentence', async (_, dynoxide, words) => {
  expectOneSentence(await failedStart({ RINNALLA_DYNOXIDE: dynoxide }), words)
})

test('a DynamoDB that does not answer is said in one sentence', async () => {
  expectOneSentence(
    await failedStart({ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' }),
    /No DynamoDB answers at http:\/\/127\.0\.0\.1:9/,
  )
})

test('a port that is none is said in one sentence', async () => {
  expectOneSentence(await failedStart({ PORT: '70000' }), /PORT is 70000/)
})

test('without the built functions nothing starts: it is they that run', async () => {
  renameSync(join(built, 'staff'), join(built, 'away'))
  try {
    expectOneSentence(await failedStart({}), /The built function staff is missing/)
  } finally {
    renameSync(join(built, 'away'), join(built, 'staff'))
  }
})

test('a function that does not load is said in one sentence', async () => {
  const entry = join(built, 'link', 'index.mjs')
  const good = readFileSync(entry)
  writeFileSync(entry, 'throw new Error("not today")')
  try {
    const { code, said } = await failedStart({})
    expect(code).toBe(1)
    expect(said[0]).toMatch(/The function link does not load: .*not today/)
    expect(said).toHaveLength(1)
  } finally {
    writeFileSync(entry, good)
  }
})

test('npm run reset empties the folder of what is ours, but leaves a running cloud alone', async () => {
  const reset = () => script('reset', [], { ...process.env, RINNALLA_STATE: state })
  writeFileSync(join(state, 'mine.txt'), '')
  const cloud = await startTestCloud({ state, env })
  const refused = await reset()
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('running')])
  await cloud.stop()
  expect((await reset()).code).toBe(0)
  expect(existsSync(join(state, 'dynoxide.db'))).toBe(false)
  expect(existsSync(join(state, 'mine.txt'))).toBe(true)
})
