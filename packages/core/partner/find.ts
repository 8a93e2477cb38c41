import type { Call } from '../call.ts'
import { keys } from '../record.ts'
import type { Card } from './partner.ts'

export async function findPartnerCard({ store }: Pick<Call, 'store'>, id: string): Promise<Card | undefined> {
  return (await store.get(keys.card(store.org, id))) as Card | undefined
}
