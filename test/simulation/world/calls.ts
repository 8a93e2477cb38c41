import type { Engine } from '../engine/engine.ts'
import { ENVIRONMENT, type Rooms } from './rooms.ts'
import type { Random } from '../engine/random.ts'
import type { Ending, Task } from '../engine/task.ts'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH'

/** What a person filled in; several values where several boxes are ticked. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

export interface Sent {
  readonly room: 'api' | 'staff' | 'link'
  readonly method: Method
  readonly path: string
  readonly token?: string
  readonly json?: unknown
  readonly form?: FormFields
  /** Sent again under the same key, it must count once. */
  readonly key?: string
  /** How patient the caller is: goes after no answer. */
  readonly tries?: number
  readonly swift?: true
  /** Sent by a program that reads mail: whatever it presses must change nothing. */
  readonly scanner?: true
}

export interface Reply {
  readonly status: number
  readonly body: string
  readonly location?: string | undefined
}

export type Call = (sent: Sent, then?: (answer: Reply) => void) => void

/** Whoever looks at what is asked and answered. */
interface Watching {
  readonly asked: (sent: Sent) => void
  readonly answered: (sent: Sent, answer: Reply, task: Task) => void
}

interface Wires extends Watching {
  readonly engine: Engine
  readonly random: Random
  readonly rooms: Rooms
  /** How far off the clock of whoever answers is, in milliseconds. */
  readonly skew: (room: string) => number
}

/** People's browsers and clients: each call a task of its own, tried again where no answer came. */
export function callers({ engine, random, rooms, skew, asked, answered }: Wires): Call {
  return function call(sent, then) {
    const { room, method, path, tries = 3, swift = false } = sent
    const readOnly = method === 'GET' || method === 'HEAD'
    asked(sent)
    engine.begin(
      { room, what: `${method} ${path}`, skew: skew(room), readOnly, swift },
      (context) => rooms[room](eventOf(sent), context),
      (ending, task) => {
        const answer = replyOf(ending)
        answered(sent, answer, task)
        if (answer.status < 502) return then?.(answer)
        if (tries > 1) engine.at(engine.now() + random.whole(500, 20_000), () => call({ ...sent, tries: tries - 1 }, then))
      },
    )
  }
}

function replyOf(ending: Ending): Reply {
  if (ending.how === 'crashed') return { status: 502, body: '' }
  if (ending.how === 'failed') return { status: 500, body: String(ending.error) }
  const {
    statusCode,
    body = '',
    headers,
  } = ending.value as { statusCode: number; body?: string; headers?: Readonly<Record<string, string>> }
  return { status: statusCode, body, location: headers?.['location'] }
}

const encoded = (form: FormFields): string =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  ).toString()

/** What API Gateway hands a function: payload format 2.0. */
function eventOf({ room, method, path, token, json, form, key }: Sent): object {
  const [rawPath = '', rawQueryString = ''] = path.split('?')
  const origin = room === 'link' ? ENVIRONMENT.LINK_URL : ENVIRONMENT.PUBLIC_URL
  const host = new URL(origin).host
  const body = json === undefined ? form && encoded(form) : JSON.stringify(json)
  const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json'
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: {
      host,
      'x-forwarded-proto': 'https',
      ...(body !== undefined && { 'content-type': type, 'content-length': String(body.length) }),
      ...(form && { origin }),
      ...(token && room === 'api' && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(token && room === 'staff' && { cookies: [`__Host-session=${token}`] }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'simulated',
      domainName: host,
      domainPrefix: host.split('.')[0],
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'simulated' },
      requestId: 'simulated',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  }
}
