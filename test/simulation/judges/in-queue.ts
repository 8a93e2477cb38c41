import type { Live } from '#core/records/record.ts'
import type { Reply, Call } from '../world/calls.ts'
import { bearerToken } from '../world/tenant.ts'

/** Reads the coordinator's whole queue, page by page, as a person would; undefined where it did not answer. */
export function readQueue(call: Call, then: (ids: ReadonlySet<string> | undefined) => void): void {
  const ids = new Set<string>()
  function page(cursor: string): void {
    call(
      { room: 'api', method: 'GET', path: `/api/v1/queue?limit=50${cursor}`, token: bearerToken('coordinator') },
      ({ status, body }: Reply) => {
        if (status !== 200) return then(undefined)
        const { items, next } = JSON.parse(body) as { items: { id: string }[]; next?: string }
        for (const { id } of items) ids.add(id)
        if (next === undefined) then(ids)
        else page(`&cursor=${encodeURIComponent(next)}`)
      },
    )
  }
  page('')
}

/** What is a coordinator's turn and stands on no page of theirs, in words. */
export const unseenBy = (ids: ReadonlySet<string> | undefined, all: readonly Live[]): string[] =>
  ids === undefined
    ? ['the queue could not be read']
    : all
        .filter(({ owner, id }) => owner === 'coordinator' && !ids.has(id))
        .map(
          ({ kind, id, waitsFor }) => `${kind} ${id} waits for ${waitsFor}, is the coordinator's turn, and is not in the queue`,
        )
