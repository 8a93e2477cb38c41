// One fresh process, one event, one answer: `node probe.mjs <bundle> <event as JSON> [table]`. Plain JavaScript: stripping
// types would burden the empty handler too. Milliseconds count from the start of the process.
import process from 'node:process'

const [bundle, event, table] = process.argv.slice(2)
if (table) {
  // The emulator speaks http, so the SDK imports `node:http` whole, and reading its lazy `WebSocket` makes Node load its
  // entire fetch. AWS speaks https, where the SDK imports no such thing: a room must not be charged for it here.
  for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent']) {
    Object.defineProperty(process.getBuiltinModule('node:http'), name, { value: undefined, enumerable: true })
  }
}
const { handler } = await import(bundle)
const answer = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 30_000 })
const wall = performance.now()
const { user, system } = process.cpuUsage()
process.stdout.write(`\n@@${JSON.stringify({ wall, cpu: (user + system) / 1000, status: answer?.statusCode })}\n`)
process.exit(0) // open connections would keep it
