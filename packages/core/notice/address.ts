import type { Call } from '../commit/call.ts'
import type { Card, Contact, Ways } from '../records/partner.ts'
import type { Recorded } from '../records/record.ts'
import { keys } from '../records/keys.ts'
import { PAGE_LANGUAGES, type PageLanguage } from '../reference/languages.ts'
import type { Instant } from '../ports.ts'
import { findStaff } from '../staff/find.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Notice } from '../records/notice.ts'
import type { Way } from '../records/way.ts'

/** Whoever a notice goes to. Read at the moment of sending, kept nowhere. */
export interface Receiver {
  /** By which channels they want to be written to by now. */
  readonly wanted: readonly Way[]
  /** Which of those they have chosen for each occasion; absent where they have not. */
  readonly ways?: Ways | undefined
  /** Where each leads; absent where nobody has told us. */
  readonly addresses: { readonly [way in Way]?: string | undefined }
  /** Their own; the tenant's, or else Finnish, where they have not said, or asked for one that we have no words in. */
  readonly language: PageLanguage
  /** From when on links to these addresses count; of a partner, as read with the addresses themselves. */
  readonly since?: Instant | undefined
  /** Nobody knows how they want to be written to: a table that was put back has forgotten what they last said. */
  readonly parked?: true
  /** What this was read from, where it may change while a message is on its way. */
  readonly from: readonly Recorded[]
}

export async function receiverOf(call: Pick<Call, 'store'>, to: Notice['to'], tenant: Tenant): Promise<Receiver> {
  const { coordinatorEmail, language } = tenant.settings
  const usual = spoken(language) ?? 'fi'
  const byMail = (email: string | undefined) => ({ wanted: ['email'] as const, addresses: { email }, from: [] })
  if (to.role === 'coordinator') return { ...byMail(coordinatorEmail), language: usual }
  if (to.role === 'worker') {
    const staff = await findStaff(call, to.id)
    return { ...byMail(staff?.email), language: spoken(staff?.language) ?? usual }
  }
  const { org } = call.store
  const [contact, card] = (await Promise.all([
    call.store.get(keys.contact(org, to.id)),
    call.store.get(keys.card(org, to.id)),
  ])) as [Contact | undefined, Card | undefined]
  return {
    wanted: card?.contactBy ?? [],
    ways: card?.ways,
    addresses: { sms: contact?.phone, email: contact?.email },
    language: spoken(card?.speaks) ?? usual,
    since: contact?.linksFrom,
    ...(card?.parked && { parked: true }),
    from: [card, contact].filter((one) => one !== undefined),
  }
}

/** As stored, perhaps by a newer program that speaks more than this one. */
const spoken = (language: string | undefined): PageLanguage | undefined => PAGE_LANGUAGES.find((one) => one === language)
