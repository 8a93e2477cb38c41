import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { CannotRun } from '../cannot-run.ts'
import { endLeftovers } from './leftovers.ts'

export interface Emulator {
  readonly endpoint: string
  stop(): Promise<void>
}

export interface EmulatorOptions {
  readonly binary: string
  readonly state: string
  /** In a file of the state folder; otherwise in the emulator's memory. */
  readonly kept: boolean
  /** It ended although nobody stopped it. */
  readonly died: (why: string) => void
}

const READY_WITHIN_MS = 10_000

/** The emulator that came with `npm ci`; undefined where there is none for this platform. */
export function ownDynoxide(): string | undefined {
  try {
    const binary = join(dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')), 'dynoxide')
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

/** Starts the emulator on a free port and waits until it answers. */
export async function startDynoxide({ binary, state, kept, died }: EmulatorOptions): Promise<Emulator> {
  const file = join(state, 'dynoxide.db')
  const pidFile = join(state, 'dynoxide.pid')
  await endLeftovers(pidFile, file)
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  // Its own process group: Ctrl-C reaches us alone, and we stop it in order.
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(port), ...(kept ? ['--db-path', file] : [])], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-500)
  })
  let stopping = false
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message))
    child.once('exit', (code, signal) => done(signal ? `signal ${signal}` : `exit code ${code}`))
  })
  const lastResort = () => void child.kill('SIGKILL')
  process.once('exit', lastResort)
  if (child.pid) writeFileSync(pidFile, `${child.pid} ${port}`)

  await Promise.race([answering(endpoint), ended.then((why) => Promise.reject(cannotStart(binary, why, said)))]).catch(
    async (error) => {
      lastResort()
      throw error
    },
  )
  void ended.then((why) => {
    if (!stopping) died(why)
  })
  return {
    endpoint,
    async stop() {
      stopping = true
      await end(child, ended)
      process.removeListener('exit', lastResort)
      rmSync(pidFile, { force: true })
    },
  }
}

function cannotStart(binary: string, why: string, said: string): CannotRun {
  const detail = said.trim().split('\n').at(-1)
  return new CannotRun(
    `The database emulator ${binary} does not start (${why}${detail ? `: ${detail}` : ''}); RINNALLA_DATABASE=memory does without it.`,
  )
}

async function answering(endpoint: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    const answered = await fetch(endpoint).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await setTimeout(5)
  }
  throw new CannotRun(
    `The database emulator did not answer within ${READY_WITHIN_MS / 1000} s; RINNALLA_DATABASE=memory does without it.`,
  )
}

async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM')
  const late = await Promise.race([ended.then(() => false), setTimeout(3_000, true, { ref: false })])
  if (late) child.kill('SIGKILL')
  await ended
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done, failed) => {
    probe.once('error', failed).listen(0, '127.0.0.1', done)
  })
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}
