import type { Call } from '../commit/call.ts'
import type { Candidate, Card, Diary } from '../records/partner.ts'
import { keys } from '../records/keys.ts'
import type { Tenant } from '../records/tenant.ts'

export interface Register {
  readonly tenant: Tenant
  readonly candidates: readonly Candidate[]
}

/** Everybody the tenant could ask, with its agreements and settings: one partition, one query. */
export async function loadRegister({ store }: Pick<Call, 'store'>): Promise<Register> {
  const { items } = await store.query({ partition: keys.register(store.org) })
  const diaries = new Map(items.filter((item) => item['kind'] === 'diary').map((item) => [item['id'], item as unknown as Diary]))
  const cards = items.filter((item) => item['kind'] === 'card') as unknown as Card[]
  const tenant = items.find((item) => item['kind'] === 'tenant') as Tenant | undefined
  if (!tenant) throw new Error('the tenant has no settings')
  return {
    tenant,
    candidates: cards.flatMap((card) => {
      const diary = diaries.get(card.id)
      return diary ? [{ card, diary }] : []
    }),
  }
}

/** The tenant's own settings, areas, agreements and rates. A tenant without them is a bug of whoever set it up. */
export async function getTenant(call: Pick<Call, 'store'>): Promise<Tenant> {
  const tenant = (await call.store.get(keys.tenant(call.store.org))) as Tenant | undefined
  if (!tenant) throw new Error('the tenant has no settings')
  return tenant
}

export async function findPartnerCard({ store }: Pick<Call, 'store'>, id: string): Promise<Card | undefined> {
  return (await store.get(keys.card(store.org, id))) as Card | undefined
}
