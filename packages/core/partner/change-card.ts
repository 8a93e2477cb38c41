import { speaksForAnother } from '../policy/actor.ts'
import { whyNot } from '../policy/may.ts'
import type { Verb } from '../policy/verbs.ts'
import type { Call } from '../commit/call.ts'
import { type Refusal, refuse, wrongPartner } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { findPartnerCard } from '../relationship/register.ts'
import type { Card } from '../records/partner.ts'

/** A card changed in one commit, by whoever may do `verb` (policy/verbs.ts). */
export function changeCard(
  call: Call,
  id: string,
  verb: Verb,
  decide: (card: Card, work: Work) => Card | Refusal,
): Promise<Card | Refusal> {
  return transact<Card, Card>(call, {
    subject: id,
    async load() {
      if (speaksForAnother(call.by, id)) return wrongPartner
      const refused = whyNot(call.by, verb, { partner: { id } })
      return refused ? refuse(refused) : ((await findPartnerCard(call, id)) ?? refuse('NOT_FOUND'))
    },
    decide,
  })
}
