import { seesAll } from '../commit/actor.ts'
import { BadCursor } from '../ports.ts'
import type { Call } from '../commit/call.ts'
import { loadRegister, getTenant } from '../relationship/register.ts'
import { readInput } from '../input/read-input.ts'
import { atRest, toRematch } from '../records/record.ts'
import { keys } from '../records/keys.ts'
import { type FieldRefusal, isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Tenant } from '../records/tenant.ts'
import { transact } from '../commit/transact.ts'
import { emptyDiary } from '../relationship/diary.ts'
import { type PartnerInput, partnerPatchSchema, partnerSchema } from './input.ts'
import type { Card, Contact, Diary } from '../records/partner.ts'

export interface PartnerView {
  readonly card: Card
  readonly contact?: Contact
  readonly diary: Diary
}

/** A new partner in the register. Coordinators only. Only in state `active` are they ever asked anything. */
export async function addPartner(call: Call, raw: unknown): Promise<PartnerView | Refusal> {
  if (!seesAll(call.by)) return refuse('FORBIDDEN')
  const input = readInput(partnerSchema, raw)
  if (isRefusal(input)) return input
  const { org } = call.store
  const card = await transact<{ id: string }, Card>(call, {
    subject: ({ id }) => id,
    async load() {
      const fields = unknownAreas(await getTenant(call), input.areas)
      return fields.length > 0 ? refuse('INVALID', { fields }) : { id: call.ids.id() }
    },
    decide({ id }, work) {
      const { contact, ...rest } = input
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
      return work.add(newCard(call, id, rest), 'card.added')
    },
  })
  return isRefusal(card) ? card : viewOf(call, card.id)
}

function newCard(call: Call, id: string, { checks, ...input }: Omit<PartnerInput, 'contact'>): Card {
  const waits = input.state === 'active' ? toRematch(call.now) : atRest
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

/** Changes what the patch names. Refuses STALE_VERSION when the card has changed since `version`. */
export async function changePartner(call: Call, id: string, raw: unknown, version?: number): Promise<PartnerView | Refusal> {
  if (!seesAll(call.by)) return refuse('FORBIDDEN')
  const patch = readInput(partnerPatchSchema, raw)
  if (isRefusal(patch)) return patch
  const changed = await transact<PartnerView & { tenant: Tenant }, Card>(call, {
    subject: id,
    async load() {
      const [tenant, view] = await Promise.all([getTenant(call), viewOf(call, id)])
      return isRefusal(view) ? view : { ...view, tenant }
    },
    decide({ card, contact, tenant }, work) {
      if (version !== undefined && version !== card.version) return refuse('STALE_VERSION', { detail: { version: card.version } })
      const fields = unknownAreas(tenant, patch.areas ?? [])
      if (fields.length > 0) return refuse('INVALID', { fields })
      const { contact: reach, checks, state, ...rest } = named(patch)
      if (reach && contact) work.change(contact)(() => named(reach), 'contact.changed')
      const now = state ?? card.state
      const turns = now !== card.state
      const leaves = turns && (now === 'paused' || now === 'exited')
      const next = leaves
        ? ({ waitsFor: 'hand-back', due: work.now, owner: 'system', reason: now, attempts: 0 } as const)
        : card.waitsFor === 'hand-back' && !turns
          ? {}
          : toRematch(work.now)
      return work.change(card)(
        () => ({
          ...rest,
          state: now,
          ...(turns && { pausedUntil: undefined }),
          ...(checks && { checks: checksBy(call, checks, card.checks) }),
          ...next,
        }),
        state && state !== card.state ? `card.${state}` : 'card.changed',
      )
    },
  })
  return isRefusal(changed) ? changed : viewOf(call, id)
}

export async function findPartner(call: Call, id: string): Promise<PartnerView | Refusal> {
  return seesAll(call.by) ? viewOf(call, id) : refuse('FORBIDDEN')
}

/** The register by name; whole where no limit is asked for, since it is hundreds at most. */
export async function listPartners(
  call: Call,
  { cursor, limit }: { cursor?: string; limit?: number } = {},
): Promise<{ items: PartnerView[]; next?: string } | Refusal> {
  if (!seesAll(call.by)) return refuse('FORBIDDEN')
  const { candidates } = await loadRegister(call)
  const all = candidates.toSorted((a, b) => compare(a.card.firstName, b.card.firstName) || compare(a.card.id, b.card.id))
  const from = cursor === undefined ? 0 : all.findIndex(({ card }) => card.id === cursor) + 1
  if (cursor !== undefined && from === 0) throw new BadCursor()
  const items = all.slice(from, limit && from + limit)
  const last = items.at(-1)
  return { items, ...(last && from + items.length < all.length && { next: last.card.id }) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

async function viewOf({ store }: Call, id: string): Promise<PartnerView | Refusal> {
  const read = [keys.card(store.org, id), keys.diary(store.org, id), keys.contact(store.org, id)].map((key) => store.get(key))
  const [card, diary, contact] = (await Promise.all(read)) as [Card | undefined, Diary | undefined, Contact | undefined]
  return card && diary ? { card, diary, ...(contact && { contact }) } : refuse('NOT_FOUND')
}

function unknownAreas(tenant: Tenant, areas: readonly string[]): FieldRefusal[] {
  return areas.flatMap((code, n) =>
    tenant.areas.some((area) => area.code === code) ? [] : [{ path: `areas.${n}`, code: 'UNKNOWN_AREA' as const }],
  )
}

/**
 * Who saw the extract is recorded, and stays the same while nothing new was seen; what it said never is (docs/field.md:
 * Criminal-record extract).
 */
function checksBy(call: Call, { extract, ...dates }: PartnerInput['checks'], before: Card['checks'] = {}): Card['checks'] {
  const same = extract?.checkedOn === before.extract?.checkedOn && extract?.basis === before.extract?.basis
  const checkedBy = (same && before.extract?.checkedBy) || call.by.id
  return { ...dates, ...(extract && { extract: { ...extract, checkedBy } }) }
}

/** Only what was said: an absent field leaves what is there, `null` empties it. */
function named<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], null> } {
  const said = Object.entries(patch).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said.map(([name, value]) => [name, value ?? undefined])) as { [K in keyof T]: Exclude<T[K], null> }
}
