// Runs in a worker thread: one built function, called as Lambda calls it. Several calls may be under way at once. Its
// `process.env` holds only that function's environment. What is said here is in `messages.ts`. Plain JavaScript: Node
// would load what strips types in each of the eight threads, which cost a start a fifth of its time.
import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'

const { entry, name } = workerData
const say = (message) => parentPort.postMessage(message)

async function respond(handler, { call, event, seconds }) {
  const ends = Date.now() + seconds * 1000
  const context = {
    functionName: name,
    awsRequestId: randomUUID(),
    getRemainingTimeInMillis: () => Math.max(0, ends - Date.now()),
  }
  try {
    say({ call, result: JSON.stringify((await handler(JSON.parse(event), context)) ?? null) })
  } catch (error) {
    say({ call, failed: explain(error) })
  }
}

function explain(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  const { handler } = await import(entry)
  if (typeof handler !== 'function') throw new Error('it exports no handler')
  parentPort.on('message', (message) => {
    if ('clockOffset' in message) process.env['CLOCK_OFFSET_MS'] = String(message.clockOffset)
    else void respond(handler, message)
  })
  say({ ready: true })
} catch (error) {
  console.error(explain(error)) // the whole story goes to the log
  say({ broken: error instanceof Error ? error.message.split('\n')[0] : String(error) })
}
