import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import { type Family, MOST_REQUESTS } from '../records/family.ts'
import { keys } from '../records/keys.ts'
import type { Request } from '../records/request.ts'

/** What is known of a client who was asked for before. */
export interface KnownFamily {
  readonly family: Family | undefined
  /** Its requests, whoever's they are, the latest first. */
  readonly requests: readonly Request[]
}

export async function loadFamily({ store }: Pick<Call, 'store'>, reference: string): Promise<KnownFamily> {
  const family = (await store.get(keys.family(store.org, reference))) as Family | undefined
  const ids = family?.requests.toReversed() ?? []
  const found = await Promise.all(ids.map((id) => store.get(keys.request(store.org, id))))
  const requests = found.filter((one) => one !== undefined) as unknown as Request[]
  return { family, requests: requests.filter(({ clientReference }) => clientReference === reference) }
}

/** Whether something is asked for the same client still. */
export const openOf = ({ requests }: KnownFamily): Request[] => requests.filter(({ state }) => state !== 'closed')

/** Who was last confirmed for the same client, in whosever hands, and was not changed for another since. */
export function partnerBefore(known: KnownFamily): string | undefined {
  const gone = changedIn(known)
  const seats = known.requests.flatMap(({ taken }) => taken.filter(({ state }) => state === 'confirmed').toReversed())
  return seats.find(({ partnerId }) => !gone.includes(partnerId))?.partnerId
}

/** Whom this family has changed for another: never asked for it again (docs/field.md: Another partner). */
export const changedIn = ({ requests }: KnownFamily): string[] => [...new Set(requests.flatMap(({ changed = [] }) => changed))]

/** One more request of it, in the commit that makes it. */
export function enterFamily(work: Work, { family }: Pick<KnownFamily, 'family'>, request: Request): void {
  const { org, clientReference: reference } = request
  if (reference === undefined) return
  if (family)
    work.change(family)(({ requests }) => ({ requests: [...requests, request.id].slice(-MOST_REQUESTS) }), 'family.asked-again')
  else
    work.add<Family>(
      { ...keys.family(org, reference), kind: 'family', version: 1, schema: 1, org, id: reference, requests: [request.id] },
      'family.asked',
    )
}
