import type { Reply, Sent } from '../world/calls.ts'
import type { Records } from '../world/records.ts'
import { bearerToken, STAFF } from '../world/tenant.ts'

interface Shown {
  readonly workerId?: string
  readonly requestId?: string
}

const WORKERS = STAFF.filter((id) => id.startsWith('worker'))

/**
 * A worker is answered with what is their own, now: never with a request or meeting of a colleague, also where they had it
 * before a hand-over and say again what they said then. The hand-over itself tells what it did. What is over was its worker's
 * of that day, and is theirs now whose the request is.
 */
export const notTheirs = (
  { room, method, path, token, key }: Sent,
  { status, body }: Reply,
  records: Records,
): string | undefined => {
  const worker = WORKERS.find((id) => bearerToken(id) === token)
  if (room !== 'api' || worker === undefined || status >= 300 || !body.startsWith('{')) return undefined
  if (path.endsWith('/hand-over')) return undefined
  const own = new Set(records.all('request').flatMap((request) => (request.workerId === worker ? [request.id] : [])))
  const { items, ...one } = JSON.parse(body) as Shown & { items?: readonly Shown[] }
  const others = [one, ...(items ?? [])].filter(
    ({ workerId, requestId = '' }) => workerId !== undefined && workerId !== worker && !own.has(requestId),
  )
  return others.length > 0 ? `${method} ${path} ${key ?? ''} showed ${worker} what is a colleague's` : undefined
}
