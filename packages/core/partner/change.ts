import { speaksForAnother } from '../policy/actor.ts'
import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { readInput } from '../input/read-input.ts'
import type { Card, Contact } from '../records/partner.ts'
import { toRematch } from '../records/record.ts'
import type { Tenant } from '../records/tenant.ts'
import { isRefusal, type Refusal, refuse, wrongPartner } from '../refusal.ts'
import { type Named, organisationFor, readNamed } from '../relationship/organisations.ts'
import { getTenant } from '../relationship/register.ts'
import { checksBy, unknownAreas } from './entered.ts'
import { type PartnerInput, partnerPatchSchema } from './input.ts'
import { reachOf } from './reach.ts'
import { type PartnerView, viewOf } from './read.ts'

/** Changes what the patch names. Refuses STALE_VERSION when the card has changed since `version`. */
export async function changePartner(call: Call, id: string, raw: unknown, version?: number): Promise<PartnerView | Refusal> {
  if (speaksForAnother(call.by, id)) return wrongPartner
  const barred = whyNot(call.by, 'partner.change')
  if (barred) return refuse(barred)
  const patch = readInput(partnerPatchSchema, raw)
  if (isRefusal(patch)) return patch
  const changed = await transact<Loaded, Card>(call, {
    subject: id,
    async load() {
      const { organisation } = patch
      const naming = organisation === undefined ? undefined : readNamed(call, organisation)
      const [tenant, view, named] = await Promise.all([getTenant(call), viewOf(call, id), naming])
      if (isRefusal(view)) return view
      const reach = patch.contact && (await reachOf(call, tenant, patch.contact))
      return isRefusal(reach) ? reach : { ...view, tenant, named, reach }
    },
    decide({ card, contact, tenant, named: written, reach }, work) {
      if (version !== undefined && version !== card.version) return refuse('STALE_VERSION', { detail: { version: card.version } })
      const fields = unknownAreas(tenant, patch.areas ?? [])
      if (fields.length > 0) return refuse('INVALID', { fields })
      const whose = written && organisationFor(work, tenant, written)
      if (isRefusal(whose)) return whose
      const { contact: _, checks, state, ...rest } = named(patch)
      const elsewhere = reach && contact && movesAway(contact, named(reach))
      const toCalendar = contact && movesCalendar({ card, contact }, named(patch), reach && named(reach))
      const from = { linksFrom: work.now }
      if (reach && contact) work.change(contact)(() => ({ ...named(reach), ...(elsewhere && from) }), 'contact.changed')
      const becomes = state ?? card.state
      const turns = becomes !== card.state
      const leaves = turns && (becomes === 'paused' || becomes === 'exited')
      const next = leaves
        ? ({ waitsFor: 'hand-back', due: work.now, owner: 'system', reason: becomes, attempts: 0 } as const)
        : card.waitsFor === 'hand-back' && !turns
          ? {}
          : toRematch(work.now)
      return work.change(card)(
        () => ({
          ...rest,
          ...whose,
          ...(toCalendar && { calendarFrom: work.now }),
          state: becomes,
          ...(turns && { pausedUntil: undefined, keepsAgreed: undefined }),
          ...((elsewhere || (turns && becomes === 'exited')) && from),
          ...(checks && { checks: checksBy(call, checks, card.checks) }),
          ...next,
        }),
        state && state !== card.state ? `card.${state}` : 'card.changed',
      )
    },
  })
  return isRefusal(changed) ? changed : viewOf(call, id)
}

interface Loaded extends PartnerView {
  readonly tenant: Tenant
  readonly named: Named | undefined
  readonly reach: PartnerInput['contact'] | undefined
}

/** What was sent to an earlier number or address opens nothing from now on. */
const movesAway = (contact: Contact, reach: Partial<Contact>): boolean =>
  (['phone', 'email'] as const).some((way) => way in reach && reach[way] !== contact[way])

/** E-mail goes to an address it has not gone to, so what is agreed must come into the calendar there. Nothing goes to the old one. */
function movesCalendar(
  before: { readonly card: Card; readonly contact: Contact },
  patch: Partial<Pick<Card, 'contactBy'>>,
  reach: Partial<Contact> = {},
): boolean {
  const email = 'email' in reach ? reach.email : before.contact.email
  const isWanted = (patch.contactBy ?? before.card.contactBy).includes('email')
  return isWanted && email !== undefined && (email !== before.contact.email || !before.card.contactBy.includes('email'))
}

/** Only what was said: an absent field leaves what is there, `null` empties it. */
function named<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], null> } {
  const said = Object.entries(patch).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said.map(([name, value]) => [name, value ?? undefined])) as { [K in keyof T]: Exclude<T[K], null> }
}
