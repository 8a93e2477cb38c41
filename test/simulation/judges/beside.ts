import type { Request } from '#core/records/request.ts'
import type { Reply, Sent } from '../world/calls.ts'
import type { Records } from '../world/records.ts'

/** No second request of a client is made while one is open, unless whoever asks has said that it goes beside the other. */
export function watchBeside(records: Records) {
  /** Of each such call under way: what was open as it was asked, and all that was there. */
  const under = new Map<Sent, { readonly open: readonly string[]; readonly known: ReadonlySet<string> }>()

  const openOf = (reference: string): string[] =>
    records
      .all('request')
      .flatMap(({ id, state, clientReference }) => (state !== 'closed' && clientReference === reference ? [id] : []))

  return {
    asked(sent: Sent): void {
      const reference = unsaid(sent)
      if (reference === undefined || under.has(sent)) return
      under.set(sent, { open: openOf(reference), known: new Set(records.all('request').map(({ id }) => id)) })
    },
    answered(sent: Sent, { status, body }: Reply): string[] {
      const before = under.get(sent)
      under.delete(sent)
      if (!before || status !== 201) return []
      const { id, clientReference = '' } = JSON.parse(body) as Pick<Request, 'id' | 'clientReference'>
      if (before.known.has(id)) return [] // done before, and said again
      const still = new Set(openOf(clientReference))
      return before.open.some((one) => still.has(one))
        ? [`request ${id} was made beside an open one of the same client, unsaid`]
        : []
    },
  }
}

/** The reference of a call that asks without saying so. */
function unsaid({ room, method, path, json }: Sent): string | undefined {
  if (room !== 'api' || method !== 'POST' || path !== '/api/v1/requests') return undefined
  const { clientReference, alongside } = (json ?? {}) as { clientReference?: string; alongside?: boolean }
  return alongside ? undefined : clientReference
}
