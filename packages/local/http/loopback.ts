import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

const OWN = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a request is meant for this machine: a page elsewhere that points its own name here (rebinding) is not. */
export function isForUs(request: Pick<IncomingMessage, 'headers'>): boolean {
  const { host } = request.headers
  return host !== undefined && OWN.has(host.replace(/:\d+$/, '').toLowerCase())
}

/** Whether a page of another origin sent it: those must not turn the clock or sign anybody in. */
export function isFromElsewhere(request: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return true
  return origin !== undefined && origin !== `http://${host}`
}

/**
 * A form posted under another name of this machine (127.0.0.1), as if it came under the one that a deployment would have:
 * the rooms know only that, and would take it for another site's.
 */
export function fromPublic(event: APIGatewayProxyEventV2, publicUrl: string): APIGatewayProxyEventV2 {
  const { origin, host } = event.headers
  return origin === `http://${host}` ? { ...event, headers: { ...event.headers, origin: publicUrl } } : event
}
