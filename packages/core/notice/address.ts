import type { Call } from '../commit/call.ts'
import type { Card, Contact } from '../records/partner.ts'
import { keys } from '../records/keys.ts'
import { PAGE_LANGUAGES, type PageLanguage } from '../reference/languages.ts'
import type { Instant } from '../ports.ts'
import { findStaff } from '../staff/find.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Notice } from '../records/notice.ts'

/** Whoever a notice goes to. Read at the moment of sending, kept nowhere. */
export interface Receiver {
  /** Undefined where nobody has told us. */
  readonly address: string | undefined
  /** Their own; the tenant's, or else Finnish, where they have not said, or asked for one that we have no words in. */
  readonly language: PageLanguage
  /** From when on links to this address count; of a partner, as read with the address itself. */
  readonly since?: Instant | undefined
}

export async function receiverOf(call: Pick<Call, 'store'>, { to, channel }: Notice, tenant: Tenant): Promise<Receiver> {
  const { coordinatorEmail, language } = tenant.settings
  const usual = spoken(language) ?? 'fi'
  if (to.role === 'coordinator') return { address: coordinatorEmail, language: usual }
  if (to.role === 'worker') {
    const staff = await findStaff(call, to.id)
    return { address: staff?.email, language: spoken(staff?.language) ?? usual }
  }
  const { org } = call.store
  const [contact, card] = (await Promise.all([
    call.store.get(keys.contact(org, to.id)),
    call.store.get(keys.card(org, to.id)),
  ])) as [Contact | undefined, Card | undefined]
  return {
    address: channel === 'sms' ? contact?.phone : contact?.email,
    language: spoken(card?.speaks) ?? usual,
    since: contact?.linksFrom,
  }
}

/** As stored, perhaps by a newer program that speaks more than this one. */
const spoken = (language: string | undefined): PageLanguage | undefined => PAGE_LANGUAGES.find((one) => one === language)
