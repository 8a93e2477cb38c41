import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { wordsOf } from './script.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const READY_WITHIN_MS = 30_000
/** A Monday morning in Helsinki, four weeks before the clocks change: every journey begins here, whenever it is run. */
export const BEGIN = '2027-03-01T10:00:00+02:00'

/** Turns the clock of a cloud that is yet to start in this folder. */
export function beginAt(state: string, instant = BEGIN): void {
  writeFileSync(join(state, 'clock.jsonl'), `${JSON.stringify({ id: 'offset', value: Date.parse(instant) - Date.now() })}\n`)
}

export interface SentMessage {
  readonly id: string
  readonly at: string
  readonly channel: 'sms' | 'email'
  readonly to: string
  readonly subject?: string
  readonly text: string
  readonly html?: string
  readonly links: readonly string[]
}

export interface TestCloud {
  /** Origin, without a slash at the end. */
  readonly url: string
  readonly state: string
  readonly child: ChildProcess
  /** What it printed so far, both streams. */
  printed(): string
  /** Exit code, when it ends. */
  readonly ended: Promise<number | null>
  /** As Ctrl-C does. The state folder goes too, unless it was given. May be called twice. */
  stop(): Promise<void>
  /** A bearer token for the API. */
  token(as: string): Promise<string>
  /** A browser's session: the `Cookie` header. */
  cookie(as: string): Promise<string>
  outbox(to?: string): Promise<readonly SentMessage[]>
  /** Domain time. */
  now(): Promise<string>
  /** Turns the clock by an ISO duration (`PT24H`), fires what is due; the new time. */
  advance(duration: string): Promise<string>
  turnTo(instant: string): Promise<string>
  /** Until stream and advances are quiet. */
  settle(): Promise<void>
  reset(): Promise<void>
}

export interface CloudOptions {
  /** Kept by the caller, over restarts. Without it a fresh temporary one, and records in the emulator's memory. */
  readonly state?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts `npm start` on a free port, without a folder given at `BEGIN`, with the bundles as they are built: without them it fails, as it should. */
export async function startTestCloud(options: CloudOptions = {}): Promise<TestCloud> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'rinnalla-'))
  if (options.state === undefined) beginAt(state)
  const unkept: Readonly<Record<string, string>> = options.state === undefined ? { RINNALLA_DATABASE: 'unkept' } : {}
  const launched = launchCloud({ state, env: { ...unkept, ...options.env } })
  const { child, ended, printed } = launched
  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    await ended
    if (options.state === undefined) rmSync(state, { recursive: true, force: true })
  }
  // One that is late would go on behind whoever has given it up.
  const url = await launched.ready.catch(async (error: unknown) => {
    await stop()
    throw error
  })
  async function call(path: string, body?: object): Promise<Response> {
    const sent = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...sent })
    if (response.status >= 400) throw new Error(`${path} answered ${response.status}: ${await response.text()}\n${printed()}`)
    return response
  }
  const json = async <T>(path: string, body?: object) => (await (await call(path, body)).json()) as T
  return {
    url,
    state,
    child,
    ended,
    printed,
    stop,
    token: async (as) => (await json<{ access_token: string }>('/local/token', { as })).access_token,
    cookie: async (as) => (await call('/local/sign-in', { as })).headers.getSetCookie()[0]!.split(';')[0]!,
    outbox: async (to) =>
      (await json<{ items: SentMessage[] }>(`/local/outbox${to ? `?to=${encodeURIComponent(to)}` : ''}`)).items,
    now: async () => (await json<{ now: string }>('/local/clock')).now,
    advance: async (duration) => (await json<{ now: string }>('/local/clock', { advance: duration })).now,
    turnTo: async (instant) => (await json<{ now: string }>('/local/clock', { to: instant })).now,
    settle: async () => void (await call('/local/settle', {})),
    reset: async () => void (await call('/local/reset', {})),
  }
}

/** The bare process: `ready` gives its origin, or throws with what it printed when it ends first. */
export function launchCloud({ state, env = {} }: CloudOptions & { readonly state: string }) {
  const child = spawn(process.execPath, wordsOf('start').slice(1), {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      RINNALLA_BUILD: 'never',
      RINNALLA_STATE: state,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lastResort = () => void child.kill('SIGKILL')
  process.once('exit', lastResort)
  const lines: string[] = []
  const printed = () => lines.join('\n')
  const errors: string[] = []
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => {
      process.removeListener('exit', lastResort)
      done(code)
    })
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    errors.push(line)
  })
  const ready = new Promise<string>((done, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      const url = /^ {2}ready +(\S+)/.exec(line)?.[1]
      if (url) done(url)
    })
    const late = setTimeout(() => failed(new Error(`not ready in ${READY_WITHIN_MS} ms:\n${printed()}`)), READY_WITHIN_MS)
    void ended.then((code) => {
      clearTimeout(late)
      failed(new Error(`the local cloud ended with ${code}:\n${printed()}`))
    })
  })
  ready.catch(() => {}) // who waits for it hears of it
  return { child, ready, ended, printed, errors: () => errors }
}
