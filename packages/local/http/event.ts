import type { IncomingMessage } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { ROUTES, type Room } from '../../../infra/rooms.ts'

/** Which room answers a path, by the routes of the deployed HTTP API; the longest that fits wins. */
export function routeOf(path: string): { readonly room: Room; readonly routeKey: string } {
  const fitting = ROUTES.filter((route) => fits(route.path, path)).toSorted((a, b) => b.path.length - a.path.length)
  const route =
    fitting.find(({ path: pattern }) => pattern !== '$default') ?? ROUTES.find(({ path: pattern }) => pattern === '$default')!
  return { room: route.room, routeKey: route.path === '$default' ? '$default' : `ANY ${route.path}` }
}

function fits(pattern: string, path: string): boolean {
  if (pattern === '$default') return true
  const prefix = pattern.replace('{proxy+}', '')
  return prefix === pattern ? path === pattern : path.startsWith(prefix) && path.length > prefix.length
}

/** What API Gateway would hand the function: an HTTP API event, payload format 2.0. */
export function toEvent(request: IncomingMessage, body: Buffer, routeKey: string): APIGatewayProxyEventV2 {
  const url = request.url ?? '/'
  const question = url.indexOf('?')
  const rawPath = question < 0 ? url : url.slice(0, question)
  const rawQueryString = question < 0 ? '' : url.slice(question + 1)
  const { cookies, headers } = headersOf(request)
  const now = new Date()
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(rawQueryString !== '' && { queryStringParameters: joined(new URLSearchParams(rawQueryString)) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers['host'] ?? '',
      domainPrefix: (headers['host'] ?? '').split('.')[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...bodyOf(body, headers['content-type']),
  }
}

/** Names in small letters, repeated ones joined by commas, cookies apart. */
function headersOf(request: IncomingMessage): { cookies: string[]; headers: Record<string, string> } {
  const cookies: string[] = []
  const headers: Record<string, string> = {}
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (name === 'cookie') cookies.push(...(values ?? []).flatMap((value) => value.split(/;\s*/)))
    else headers[name] = (values ?? []).join(',')
  }
  headers['x-forwarded-for'] = request.socket.remoteAddress ?? '127.0.0.1'
  headers['x-forwarded-proto'] = 'http'
  headers['x-forwarded-port'] = String(request.socket.localPort ?? '')
  return { cookies, headers }
}

function joined(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]))
}

/** Text and JSON go as they are; anything else, a form too, as base64. */
function bodyOf(body: Buffer, type = ''): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false }
  const plain = /^\s*(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml)))/i.test(type)
  const text = body.toString('utf8')
  return plain && Buffer.from(text, 'utf8').equals(body)
    ? { body: text, isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true }
}

/** `23/Nov/2026:10:00:00 +0000`, as in a web server's log. */
function clfTime(at: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString())!
  return `${day}/${month}/${year}:${time} +0000`
}
