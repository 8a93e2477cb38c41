import type { Call } from '../commit/call.ts'
import { keys } from '../records/keys.ts'
import type { Card } from '../records/partner.ts'

export async function findPartnerCard({ store }: Pick<Call, 'store'>, id: string): Promise<Card | undefined> {
  return (await store.get(keys.card(store.org, id))) as Card | undefined
}
