/**
 * `node test/simulation/traps/reaches.ts`: every way known to get past the ports, planted in the API and tried in a seed of its
 * own. Prints for each what was found wrong. In a process of its own, since the traps are.
 */
import { setImmediate as soon } from 'node:timers/promises'
import { builtSimulator } from '../command/build.ts'
import type { Mutant } from '../mutants/mutant.ts'
import { planted } from '../mutants/plant.ts'

/** What may be taken hold of when a room is loaded, under names that no rule of text would find. */
const TAKEN = `
const now = Date.now, Today = Date, clock = performance.now.bind(performance), tick = process.hrtime, big = process.hrtime.bigint
const chance = Math.random, uuid = crypto.randomUUID.bind(crypto), fill = crypto.getRandomValues.bind(crypto), subtle = crypto.subtle
const wait = setTimeout, repeat = setInterval, soon = setImmediate, get = fetch, format = Intl.DateTimeFormat
const { readFileSync, readFile, writeFileSync, promises } = process.getBuiltinModule('node:fs')
const dns = process.getBuiltinModule('node:dns'), net = process.getBuiltinModule('node:net'), dgram = process.getBuiltinModule('node:dgram')
const http = process.getBuiltinModule('node:http'), https = process.getBuiltinModule('node:https'), tls = process.getBuiltinModule('node:tls')
const child = process.getBuiltinModule('node:child_process'), threads = process.getBuiltinModule('node:worker_threads')
const random = process.getBuiltinModule('node:crypto'), later = process.getBuiltinModule('node:timers/promises')
const quietly = (emitter) => void emitter.on('error', () => {})
`

/** Code that runs while the API answers → the words of what it is found to be. Nothing of it is waited for, nor tells. */
export const REACHES: Readonly<Record<string, RegExp>> = {
  'now()': /Date\.now was reached/,
  'new Today()': /new Date\(\) was reached/,
  'Today()': /new Date\(\) was reached/,
  'new (new Date(0).constructor)()': /new Date\(\) was reached/,
  'new format("fi").format()': /the present moment/,
  'new format("fi").formatToParts()': /the present moment/,
  'clock()': /performance\.now was reached/,
  'performance.mark("here")': /performance\.mark was reached/,
  'tick()': /process\.hrtime was reached/,
  'big()': /process\.hrtime\.bigint was reached/,
  'process.uptime()': /process\.uptime was reached/,
  'chance()': /Math\.random was reached/,
  'uuid()': /crypto\.randomUUID was reached/,
  'random.randomUUID()': /crypto\.randomUUID was reached/,
  'fill(new Uint8Array(2))': /crypto\.getRandomValues was reached/,
  'random.getRandomValues(new Uint8Array(2))': /crypto\.getRandomValues was reached/,
  'random.randomBytes(8)': /crypto\.randomBytes was reached/,
  'random.randomInt(8)': /crypto\.randomInt was reached/,
  'subtle.digest("SHA-256", new Uint8Array(2)).catch(() => {})': /was begun: HASHREQUEST/,
  'wait(() => {}, 1)': /setTimeout was reached/,
  'repeat(() => {}, 1)': /setInterval was reached/,
  'soon(() => {})': /setImmediate was reached/,
  'void later.setTimeout(1)': /was begun: Timeout/,
  'AbortSignal.timeout(1)': /was begun: Timeout/,
  'new MessageChannel()': /was begun: MESSAGEPORT/,
  'get("http://127.0.0.1:1").catch(() => {})': /fetch was reached/,
  'quietly(http.get("http://127.0.0.1:1"))': /was begun/,
  'quietly(https.get("https://127.0.0.1:1"))': /was begun/,
  'quietly(net.connect(1, "127.0.0.1"))': /was begun: TCPWRAP/,
  'quietly(tls.connect(1, "127.0.0.1"))': /was begun: TCPWRAP/,
  'dgram.createSocket("udp4").close()': /was begun: UDPWRAP/,
  'dns.lookup("localhost", () => {})': /was begun: GETADDRINFOREQWRAP/,
  'dns.promises.lookup("localhost").catch(() => {})': /was begun: GETADDRINFOREQWRAP/,
  'readFileSync("package.json")': /fs\.readFileSync was reached/,
  'writeFileSync("/dev/null", "")': /fs\.writeFileSync was reached/,
  'readFile("package.json", () => {})': /was begun: FSREQCALLBACK/,
  'promises.readFile("package.json").catch(() => {})': /was begun: FSREQPROMISE/,
  'child.execFileSync("true")': /child_process\.execFileSync was reached/,
  'quietly(child.spawn("true"))': /was begun/,
  'void new threads.Worker("", { eval: true }).terminate()': /was begun: WORKER/,
  'process.getBuiltinModule("node:os")': /Node's node:os was reached/,
}

/** What needs nothing outside, and goes unnoticed. */
export const WITHIN = [
  'queueMicrotask(() => {})',
  'process.nextTick(() => {})',
  'new Today(0)',
  'new format("fi").format(0)',
  'new Response("a").text()',
] as const

/** First what leaves nothing behind. */
const ALL = [...WITHIN, ...Object.keys(REACHES)]

const swallowed = (code: string) => `${JSON.stringify(code)}: () => { try { ${code} } catch {} },\n`
export const PLANT: Mutant = {
  name: 'reaches',
  file: 'functions/api/app.ts',
  find: '  app.use(`${BASE}/*`, bearer(ports, settings))\n',
  put: '  app.use(async (_, next) => (reach[globalThis.reached](), next()))\n  app.use(`${BASE}/*`, bearer(ports, settings))\n',
  also: [
    {
      find: 'export function createApi(',
      put: `${TAKEN}\nconst reach = {\n${ALL.map(swallowed).join('')}}\nexport function createApi(`,
    },
  ],
  caughtBy: /./,
  why: 'reaches past the ports',
}

if (import.meta.main) {
  const { makeTenant, simulate } = await builtSimulator({ plugins: [planted(PLANT)] })
  const tenant = await makeTenant()
  const found: Record<string, readonly string[]> = {}
  for (const code of ALL) {
    Object.assign(globalThis, { reached: code })
    found[code] = (await simulate(4, { tenant, without: new Set(['earlier-answers']) })).wrong
    // What it began ends outside of any story, and must not be taken for the next one's.
    while (process.getActiveResourcesInfo().some((one) => one.startsWith('FS') || one.startsWith('FILE'))) await soon()
  }
  console.log(JSON.stringify(found))
  process.exit() // whatever was begun is not waited for
}
