import type { IncomingMessage } from 'node:http'

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
