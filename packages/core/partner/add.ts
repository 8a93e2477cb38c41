import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { readInput } from '../input/read-input.ts'
import { keys } from '../records/keys.ts'
import type { PageLanguage } from '../reference/languages.ts'
import type { Card } from '../records/partner.ts'
import { atRest, toRematch } from '../records/record.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { emptyDiary } from '../relationship/diary.ts'
import { type Named, organisationFor, readNamed } from '../relationship/organisations.ts'
import type { NamesOrganisation } from '../records/organisation.ts'
import type { Tenant } from '../records/tenant.ts'
import { getTenant } from '../relationship/register.ts'
import { checksBy, unknownAreas } from './entered.ts'
import { type PartnerInput, partnerSchema } from './input.ts'
import { reachOf } from './reach.ts'
import { type PartnerView, viewOf } from './read.ts'

/** A new partner in the register. Coordinators only. Only in state `active` are they ever asked anything. */
export async function addPartner(call: Call, raw: unknown): Promise<PartnerView | Refusal> {
  const barred = whyNot(call.by, 'partner.add')
  if (barred) return refuse(barred)
  const { language } = (await getTenant(call)).settings
  const input = readInput(partnerSchema, inLanguageOf(raw, language))
  if (isRefusal(input)) return input
  const { org } = call.store
  const card = await transact<Loaded, Card>(call, {
    subject: ({ id }) => id,
    async load() {
      const [tenant, named] = await Promise.all([getTenant(call), readNamed(call, input.organisation)])
      const fields = unknownAreas(tenant, input.areas)
      if (fields.length > 0) return refuse('INVALID', { fields })
      const contact = await reachOf(call, tenant, input.contact)
      return isRefusal(contact) ? contact : { tenant, named, id: call.ids.id(), contact }
    },
    decide({ tenant, named, id, contact }, work) {
      const whose = organisationFor(work, tenant, named)
      if (isRefusal(whose)) return whose
      const { contact: _, ...rest } = input
      work.add(
        {
          ...keys.contact(org, id),
          kind: 'contact',
          version: 1,
          schema: 1,
          id,
          name: contact.name ?? input.firstName,
          ...contact,
        },
        'contact.added',
      )
      work.add(emptyDiary(org, id), 'diary.opened')
      return work.add(newCard(call, id, { ...rest, ...whose }), 'card.added')
    },
  })
  return isRefusal(card) ? card : viewOf(call, card.id)
}

interface Loaded {
  readonly tenant: Tenant
  readonly named: Named
  readonly id: string
  readonly contact: PartnerInput['contact']
}

/** Who has not said is written to as everybody else in the tenant is. */
const inLanguageOf = (raw: unknown, language: PageLanguage | undefined): unknown =>
  language !== undefined && typeof raw === 'object' && raw !== null && !('speaks' in raw) ? { ...raw, speaks: language } : raw

function newCard(call: Call, id: string, { checks, ...input }: Omit<PartnerInput, 'contact'> & NamesOrganisation): Card {
  const waits = input.state === 'active' || input.state === 'paused' ? toRematch(call.now) : atRest
  return {
    ...keys.card(call.store.org, id),
    org: call.store.org,
    kind: 'card',
    id,
    version: 1,
    schema: 1,
    ...waits,
    createdAt: call.now,
    ...input,
    checks: checksBy(call, checks),
  }
}
