import { isUnnamed } from '#core/records/going-on.ts'
import type { Request } from '#core/records/request.ts'
import type { Reply, Sent } from '../world/calls.ts'
import type { Records } from '../world/records.ts'
import { bearerToken, STAFF } from '../world/tenant.ts'

const WORKERS = STAFF.filter((id) => id.startsWith('worker'))

interface Shown {
  readonly id?: string
  readonly version?: number
  readonly taken?: readonly { readonly partnerId: string }[]
  readonly items?: readonly Shown[]
}

/**
 * A worker who took a request over is told of no partner from before it, unless it was confirmed that they go on: not where
 * one has excluded them, and so not where none has. Looked at where the answer shows the request as it still is.
 */
export function namedTooSoon({ room, path, token }: Sent, { status, body }: Reply, records: Records): string[] {
  const worker = WORKERS.find((id) => bearerToken(id) === token)
  if (room !== 'api' || worker === undefined || status >= 300 || !body.startsWith('{')) return []
  const { items, ...one } = JSON.parse(body) as Shown
  const current = new Map(records.all('request').map((request: Request) => [request.id, request]))
  return [one, ...(items ?? [])].flatMap(({ id, version, taken }) => {
    const request = current.get(id ?? '')
    if (!taken || !request || request.version !== version || request.workerId !== worker) return []
    const known = taken.filter(({ partnerId }) => isUnnamed(request, partnerId))
    return known.length > 0 ? [`${path} named a partner of ${request.id} to ${worker} before it was confirmed who goes on`] : []
  })
}
