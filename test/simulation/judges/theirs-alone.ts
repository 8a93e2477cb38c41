import type { Reply, Sent } from '../world/calls.ts'
import { bearerToken, STAFF } from '../world/tenant.ts'

const WORKERS = STAFF.filter((id) => id.startsWith('worker'))

/**
 * A worker is answered with what is their own, now: never with a request or meeting of a colleague, also where they had it
 * before a hand-over and say again what they said then. The hand-over itself tells what it did.
 */
export const notTheirs = ({ room, method, path, token, key }: Sent, { status, body }: Reply): string | undefined => {
  const worker = WORKERS.find((id) => bearerToken(id) === token)
  if (room !== 'api' || worker === undefined || status >= 300 || !body.startsWith('{')) return undefined
  if (path.endsWith('/hand-over')) return undefined
  const { items, ...one } = JSON.parse(body) as { workerId?: string; items?: { workerId?: string }[] }
  const others = [one, ...(items ?? [])].filter(({ workerId }) => workerId !== undefined && workerId !== worker)
  return others.length > 0 ? `${method} ${path} ${key ?? ''} showed ${worker} what is a colleague's` : undefined
}
