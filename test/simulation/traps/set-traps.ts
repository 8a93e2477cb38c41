import { createHook } from 'node:async_hooks'
import childProcess from 'node:child_process'
import nodeCrypto from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { TRAPS, type Traps } from './traps.ts'

/**
 * One exception: the calendar library fills a new event with the time and a random id before it takes over those it was
 * given, always (`packages/copy/invite.ts`). It gets the beginning of time, and an id that would be seen.
 */
const fillsIn = () => /\bcreateEvent\b/.test(new Error('who').stack ?? '')

/** Work that goes on without anything outside. Promises are not told of at all. */
const WITHIN: ReadonlySet<string> = new Set(['TickObject', 'Microtask'])

const named = (module: object, form: RegExp) =>
  Object.entries(module).flatMap(([name, value]) => (form.test(name) && typeof value === 'function' ? name : []))

type Run = (this: unknown, ...given: unknown[]) => unknown

let mine = false
const begin = globalThis.setImmediate
const traps: Traps = {
  caught: undefined,
  later(run) {
    mine = true
    begin(run)
    mine = false
  },
}

/**
 * Sets the traps of this process, once and before what runs in them is loaded: who takes hold of `Date.now` then, holds a
 * trap. Outside a simulated run they let everything through. Two kinds: what answers at once throws, and whatever else is
 * begun (a timer, a socket, a file, a process, by whichever name) is seen by Node's own account of what is under way.
 */
export function setTraps(): void {
  const shared = globalThis as { [TRAPS]?: Traps }
  if (shared[TRAPS]) return
  shared[TRAPS] = traps
  void Response // Node loads what is behind it at first use, and opens `stderr` on the way
  guardGlobals()
  guardDate()
  guardFormats()
  guardModules()
  createHook({
    trackPromises: false, // they need nothing from outside, and each await would be told of
    init(_, type) {
      if (traps.caught && !mine && !WITHIN.has(type)) traps.caught(`something outside was begun: ${type}`)
    },
  } as Parameters<typeof createHook>[0]).enable()
}

function refuse(what: string): never {
  traps.caught?.(`${what} was reached`)
  throw new Error(`${what} reached within a simulated run`)
}

function guard(owner: object, name: string, what: string, instead?: string): void {
  const real = (owner as Readonly<Record<string, Run>>)[name]!
  const guarded: Run = function (...given) {
    if (!traps.caught) return Reflect.apply(real, this, given)
    return instead !== undefined && fillsIn() ? instead : refuse(what)
  }
  put(owner, name, { value: Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(real)), writable: true })
}

function guardAll(owner: object, names: readonly string[], called: string): void {
  for (const name of names) guard(owner, name, `${called}${name}`)
}

function guardGlobals(): void {
  guardAll(Math, ['random'], 'Math.')
  guardAll(performance.constructor.prototype as object, ['now', 'mark', 'measure', 'toJSON'], 'performance.')
  guardAll(globalThis, ['setTimeout', 'setInterval', 'setImmediate', 'fetch'], '')
  guardAll(Atomics, ['wait'], 'Atomics.')
  guard(Crypto.prototype, 'randomUUID', 'crypto.randomUUID', 'not-an-id')
  guard(Crypto.prototype, 'getRandomValues', 'crypto.getRandomValues')
  const { subtle } = crypto
  put(Crypto.prototype, 'subtle', { get: () => (traps.caught ? refuse('crypto.subtle') : subtle) })
}

function guardModules(): void {
  guardAll(process.hrtime, ['bigint'], 'process.hrtime.')
  guardAll(process, ['hrtime', 'uptime', 'cpuUsage', 'memoryUsage'], 'process.')
  guardAll(nodeCrypto, named(nodeCrypto, /^random|^pseudoRandom|^generate/), 'crypto.')
  guardAll(fs, named(fs, /Sync$/), 'fs.')
  guardAll(childProcess, named(childProcess, /Sync$/), 'child_process.')
  syncBuiltinESMExports() // so that `import { readFileSync }` gives the guarded one, too
  const { getBuiltinModule } = process
  const harmless = (name: string) => name === 'node:async_hooks' // hono's pages keep their context by it
  put(process, 'getBuiltinModule', {
    value: (name: string) => (traps.caught && !harmless(name) ? refuse(`Node's ${name}`) : getBuiltinModule(name)),
    writable: true,
  })
}

/** A date of something stays what it is. */
function guardDate(): void {
  const now = () => traps.caught && (fillsIn() ? 0 : refuse('new Date()'))
  const RealDate = Date
  guard(RealDate, 'now', 'Date.now')
  const Guarded = new Proxy(RealDate, {
    construct(target, given, as) {
      const instead = given.length === 0 ? now() : undefined
      return Reflect.construct(target, instead === undefined ? given : [instead], as) as Date
    },
    apply: (target) => (now(), target()),
  })
  put(RealDate.prototype, 'constructor', { value: Guarded, writable: true })
  put(globalThis, 'Date', { value: Guarded, writable: true })
}

/** Without a moment given, they take the present one. */
function guardFormats(): void {
  const now = () => traps.caught && refuse('the present moment, by Intl.DateTimeFormat')
  const { prototype } = Intl.DateTimeFormat
  const { get } = Object.getOwnPropertyDescriptor(prototype, 'format')!
  const { formatToParts } = prototype
  put(prototype, 'format', {
    get(this: Intl.DateTimeFormat) {
      const format = get!.call(this) as Intl.DateTimeFormat['format']
      return (moment?: number) => (moment === undefined && now(), format(moment))
    },
  })
  const parts = function (this: Intl.DateTimeFormat, moment?: number) {
    if (moment === undefined) now()
    return formatToParts.call(this, moment)
  }
  put(prototype, 'formatToParts', { value: parts, writable: true })
}

function put(owner: object, name: string, what: PropertyDescriptor): void {
  Object.defineProperty(owner, name, { ...what, configurable: true })
}
