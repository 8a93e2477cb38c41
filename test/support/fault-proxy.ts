import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Room } from '../../infra/rooms.ts'
import { type Journey, startJourney } from './journey.ts'
import { rewire } from './rewired.ts'

/** A call of a function to a service of AWS, as it goes over the wire. */
export interface WireCall {
  readonly room: Room
  readonly service: 'dynamodb' | 'scheduler' | 'mail' | 'sms' | 'outside'
  /** `GetItem`, `TransactWriteItems` …; elsewhere the method. */
  readonly operation: string
}

export type Fault =
  /** Refused for load, surely not carried out. */
  | 'throttled'
  /** Another transaction holds one of the records. */
  | 'conflict'
  /** The same refused for load, as transactions say it. */
  | 'transaction-throttled'
  /** The service has a fault of its own. */
  | 'broken'
  /** Carried out, and then the connection ends: nobody hears of it. */
  | 'answer-lost'
  /** The connection ends before anything is done. */
  | 'down'

export interface Troubled extends Journey {
  /** From now on every call that fits meets this fault; so many times, where a number is given. */
  trouble(fault: Fault, fits: (call: WireCall) => boolean, times?: number): void
  /** The world answers again. Gives how many calls had met a fault. */
  allIsWell(): number
}

/** A journey whose functions reach DynamoDB, Scheduler, SES and SMS through a proxy that fails them when told to. */
export async function startTroubled(): Promise<Troubled> {
  let rule: ((call: WireCall) => Fault | undefined) | undefined
  let met = 0
  const server = createServer(async (incoming, answer) => {
    const [, room, host, rest] = /^\/([\w-]+)\/([^/]+)(\/.*)?$/.exec(incoming.url!)!
    const body = await buffer(incoming)
    const call = { room: room as Room, ...named(incoming, rest ?? '/') }
    const fault = rule?.(call)
    if (fault) met++
    if (fault === 'down') return incoming.socket.destroy()
    if (fault && fault !== 'answer-lost') return refuse(answer, call, fault, body)
    return pass(`http://${host}${rest ?? '/'}`, incoming, body, answer, fault === 'answer-lost')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const journey = await startJourney({ bundles: rewire((room) => through(`${url}/${room}/`)) })
  return {
    ...journey,
    trouble(fault, fits, times = Infinity) {
      rule = (call) => (fits(call) && times-- > 0 ? fault : undefined)
    },
    allIsWell() {
      rule = undefined
      return met
    },
    async stop() {
      await journey.stop()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Turns every endpoint of a function's environment to the proxy, with the real place in the path. */
const through = (proxy: string) => `
for (const [name, value] of Object.entries(process.env)) {
  if (name.startsWith('AWS_ENDPOINT_URL_')) process.env[name] = ${JSON.stringify(proxy)} + new URL(value).host
}
export const handler = await load()`

function named({ headers, method = '' }: IncomingMessage, path: string): Pick<WireCall, 'service' | 'operation'> {
  const [target, operation] = String(headers['x-amz-target'] ?? '').split('.')
  if (target?.startsWith('DynamoDB')) return { service: 'dynamodb', operation: operation! }
  if (target?.startsWith('PinpointSMS')) return { service: 'sms', operation: operation! }
  if (path.startsWith('/schedules/')) return { service: 'scheduler', operation: method }
  return { service: path.startsWith('/v2/email/') ? 'mail' : 'outside', operation: method }
}

function refuse(answer: ServerResponse, { service }: WireCall, fault: Fault, body: Buffer): void {
  const busy = service === 'mail' ? 'TooManyRequestsException' : 'ThrottlingException'
  const type = { throttled: busy, broken: 'InternalServerError' }[fault as string] ?? 'TransactionCanceledException'
  const code = fault === 'conflict' ? 'TransactionConflict' : 'ThrottlingError'
  const parts = (JSON.parse(body.toString() || '{}') as { TransactItems?: unknown[] }).TransactItems ?? []
  const reasons = parts.map((_, n) => (n === parts.length - 1 ? { Code: code, Message: 'injected' } : { Code: 'None' }))
  const status = fault === 'broken' ? 500 : fault === 'throttled' && service === 'mail' ? 429 : 400
  answer.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type })
  answer.end(
    JSON.stringify({
      __type: `com.amazonaws#${type}`,
      message: 'injected',
      ...(parts.length > 0 && { CancellationReasons: reasons }),
    }),
  )
}

function pass(url: string, incoming: IncomingMessage, body: Buffer, answer: ServerResponse, lose: boolean): void {
  const onward = forward(url, { method: incoming.method, headers: incoming.headers }, (reply) => {
    if (lose) return void reply.resume().on('end', () => incoming.socket.destroy())
    answer.writeHead(reply.statusCode!, reply.headers)
    reply.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  onward.end(body)
}
