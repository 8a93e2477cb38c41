import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Log } from '#core/ports.ts'
import type { Beside } from './trace.ts'

/** A room that answers HTTP, as Hono makes them. */
interface Web {
  readonly fetch: (request: Request, beside: Beside) => Response | Promise<Response>
}

/** Methods that carry no body: one that came all the same means nothing. */
const BODILESS = new Set(['GET', 'HEAD'])
/** What is text goes as it is, everything else as base64. */
const TEXT = /^text\/|[/+](json|xml)\b|^application\/javascript\b/i

/**
 * A room as a function behind an HTTP API, payload format 2.0. Ours and not Hono's adapter, for two things: that one
 * drops headers that are there but empty, so that an empty condition would be none; and of a request line that is no
 * address it logs all, a link's token too. Here it is 400 and a line without a word of it.
 */
export function lambdaOf(app: Web, log: Log): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return async (event) => {
    const request = requestOf(event)
    if (request) return resultOf(await app.fetch(request, { trace: event.requestContext.requestId }))
    log({ event: 'http.unreadable' })
    return { statusCode: 400, headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' }, body: 'Bad Request' }
  }
}

/** Undefined where the event is no request that could be answered: an address, method or header that is none. */
function requestOf(event: APIGatewayProxyEventV2): Request | undefined {
  const { rawPath, rawQueryString: query, cookies, requestContext, body, isBase64Encoded } = event
  const { method } = requestContext.http
  // A path that does not begin with a slash would become a part of the host.
  if (!rawPath.startsWith('/')) return undefined
  try {
    const headers = new Headers()
    for (const [name, value] of Object.entries(event.headers)) headers.set(name, inAscii(value ?? ''))
    if (cookies) headers.set('cookie', inAscii(cookies.join('; ')))
    const bytes = body === undefined || BODILESS.has(method) ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
    if (bytes) headers.set('content-length', String(bytes.length))
    const url = `https://${requestContext.domainName}${rawPath}${query ? `?${query}` : ''}`
    return new Request(url, { method, headers, ...(bytes && { body: bytes }) })
  } catch (error) {
    if (error instanceof TypeError) return undefined // its message quotes the address: nobody may print it
    throw error
  }
}

/** A header carries bytes only. */
function inAscii(value: string): string {
  return /^[\0-\x7f]*$/.test(value) ? value : encodeURIComponent(value.toWellFormed())
}

async function resultOf(response: Response): Promise<APIGatewayProxyStructuredResultV2> {
  const cookies = response.headers.getSetCookie()
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'))
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain')
  return {
    statusCode: response.status,
    headers,
    ...(cookies.length > 0 && { cookies }),
    body: isText ? await response.text() : Buffer.from(await response.arrayBuffer()).toString('base64'),
    isBase64Encoded: !isText,
  }
}
