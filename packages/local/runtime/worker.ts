/**
 * Runs in a worker thread: one built function, called as Lambda calls it. Several calls may be under way at once.
 * Its `process.env` holds only that function's environment.
 */
import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'

export interface Start {
  /** File URL of the bundle's `index.mjs`. */
  readonly entry: string
  readonly name: string
}
export type ToWorker =
  | { readonly call: number; readonly event: string; readonly seconds: number }
  | { readonly clockOffset: number }
export type FromWorker =
  | { readonly ready: true }
  | { readonly broken: string }
  | { readonly call: number; readonly result: string }
  | { readonly call: number; readonly failed: string }

type Handler = (event: unknown, context: object) => Promise<unknown>

const { entry, name } = workerData as Start
const say = (message: FromWorker) => parentPort!.postMessage(message)

async function respond(handler: Handler, { call, event, seconds }: Extract<ToWorker, { call: number }>): Promise<void> {
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

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  const { handler } = (await import(entry)) as { handler?: Handler }
  if (typeof handler !== 'function') throw new Error('it exports no handler')
  parentPort!.on('message', (message: ToWorker) => {
    if ('clockOffset' in message) process.env['CLOCK_OFFSET_MS'] = String(message.clockOffset)
    else void respond(handler, message)
  })
  say({ ready: true })
} catch (error) {
  console.error(explain(error)) // the whole story goes to the log
  say({ broken: error instanceof Error ? error.message.split('\n')[0]! : String(error) })
}
