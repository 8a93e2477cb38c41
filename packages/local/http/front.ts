import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Room } from '../../../infra/rooms.ts'
import { CannotRun, codeOf } from '../cannot-run.ts'
import { routeOf, toEvent } from './event.ts'
import { fromPublic, isForUs, isFromElsewhere } from './loopback.ts'
import { writeGatewayError, writeResult } from './result.ts'

/** API Gateway's own limit. */
const BODY_LIMIT = 10 * 1024 * 1024
/** How long API Gateway waits for a function. */
const GATEWAY_MS = 29_000

export interface FrontOptions {
  /** As a browser should write it: sign-ins and forms belong to this one name. */
  readonly publicUrl: string
  readonly invoke: (room: Room, event: unknown) => Promise<unknown>
  /** Answers `/local…`, which no deployment has. */
  readonly local: (request: Request) => Promise<Response>
  readonly failed: (room: Room, error: unknown) => void
}

/** The front door: takes the port, so that a busy one is known before anything else is started, and says so until then. */
export async function takePort(port: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(saysStarting)
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', done)
  }).catch((error: unknown) => {
    if (codeOf(error) === 'EADDRINUSE')
      throw new CannotRun(`Port ${port} is in use: stop what listens there, or choose another with PORT=3001 npm start.`)
    if (codeOf(error) === 'EACCES')
      throw new CannotRun(`Port ${port} is not for us to open: choose one above 1023, as in PORT=3000 npm start.`)
    throw error
  })
  return { server, port: (server.address() as AddressInfo).port }
}

/** Answers requests: local tools here, the rest by the room of its path. */
export function openFront(server: Server, options: FrontOptions): void {
  server.off('request', saysStarting)
  server.on('request', (request, response) => {
    respond(request, response, options).catch((error: unknown) => {
      if (!response.destroyed) writeGatewayError(response, 500, 'Internal Server Error')
      if (!request.aborted) console.error(error)
    })
  })
}

/** Before there is anything behind the door; a browser asks again by itself. */
function saysStarting(request: IncomingMessage, response: ServerResponse): void {
  const headers = { 'retry-after': '2', 'cache-control': 'no-store', connection: 'close' }
  if (isVisit(request)) response.writeHead(503, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(STARTING)
  else response.writeHead(503, { ...headers, 'content-type': 'application/json' }).end('{"message":"Starting"}')
}

const STARTING = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Local cloud: starting</title></head>
<body><h1>Starting</h1><p>The local cloud is filling its database. This page asks again by itself.</p></body>
</html>
`

async function respond(request: IncomingMessage, response: ServerResponse, options: FrontOptions): Promise<void> {
  if (!isForUs(request)) return void response.writeHead(421).end('This is a local cloud: ask for it as localhost.\n')
  if (isVisit(request) && `http://${request.headers.host}` !== options.publicUrl) {
    return void response.writeHead(307, { location: `${options.publicUrl}${request.url}` }).end()
  }
  const body = await readBody(request)
  if (body === undefined) {
    response.setHeader('connection', 'close')
    return writeGatewayError(response, 413, 'Request Entity Too Large')
  }
  const path = (request.url ?? '/').split('?')[0]!
  if (path === '/local' || path.startsWith('/local/')) return answerLocal(request, response, body, options)
  const { room, routeKey } = routeOf(path)
  try {
    writeResult(response, await inTime(options.invoke(room, fromPublic(toEvent(request, body, routeKey), options.publicUrl))))
  } catch (error) {
    options.failed(room, error)
    if (error === TOO_LATE) writeGatewayError(response, 503, 'Service Unavailable')
    else writeGatewayError(response, 500, 'Internal Server Error')
  }
}

async function answerLocal(request: IncomingMessage, response: ServerResponse, body: Buffer, { local }: FrontOptions) {
  const { method = 'GET', headers, url } = request
  const changes = method !== 'GET' && method !== 'HEAD'
  if (changes && isFromElsewhere(request))
    return void response.writeHead(403).end('Only pages of this local cloud may do this.\n')
  const answered = await local(
    new Request(`http://${headers.host}${url}`, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      ),
      ...(changes && body.length > 0 && { body: new Uint8Array(body) }),
    }),
  )
  response.statusCode = answered.status
  answered.headers.forEach((value, name) => {
    if (name !== 'set-cookie') response.setHeader(name, value)
  })
  if (answered.headers.getSetCookie().length > 0) response.setHeader('set-cookie', answered.headers.getSetCookie())
  response.end(Buffer.from(await answered.arrayBuffer()))
}

/** A browser opening a page, not a program or a form. */
function isVisit({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate'
}

/** Undefined when it is larger than API Gateway takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= BODY_LIMIT) chunks.push(chunk) // the rest is read and dropped, so that the answer is heard
  }
  return size > BODY_LIMIT ? undefined : Buffer.concat(chunks)
}

const TOO_LATE = new Error('no answer in 29 s')

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(TOO_LATE), GATEWAY_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
