import { seesAll, speaksForAnother } from '../commit/actor.ts'
import type { Call } from '../commit/call.ts'
import { type Refusal, refuse, wrongPartner } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { findPartnerCard } from '../relationship/register.ts'
import type { Card } from '../records/partner.ts'

/** A card changed by its partner or a coordinator, in one commit. */
export function changeCard(call: Call, id: string, decide: (card: Card, work: Work) => Card | Refusal): Promise<Card | Refusal> {
  return transact<Card, Card>(call, {
    subject: id,
    async load() {
      if (speaksForAnother(call.by, id)) return wrongPartner
      const mayTouch = seesAll(call.by) || (call.by.role === 'partner' && call.by.id === id)
      const card = mayTouch ? await findPartnerCard(call, id) : undefined
      return card ?? refuse(mayTouch || call.by.role === 'partner' ? 'NOT_FOUND' : 'FORBIDDEN')
    },
    decide,
  })
}
