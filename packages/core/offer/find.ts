import type { Call } from '../commit/call.ts'
import { keys, requestIdOf } from '../records/keys.ts'
import type { Offer } from '../records/offer.ts'

/** The offer as its own record says: for whose it is, never for how it stands. */
export const findOffer = async ({ store }: Pick<Call, 'store'>, id: string): Promise<Offer | undefined> =>
  (await store.get(keys.offer(store.org, requestIdOf(id), id))) as unknown as Offer | undefined
