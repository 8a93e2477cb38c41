import type { Item, Session } from '#core/ports.ts'
import { sha256 } from '#web/hash.ts'
import { directoryItem } from '#store/directory-items.ts'
import { sessionKey } from '#store/keys.ts'
import { setAgreements } from '../../support/agreements.ts'
import { aPartner, beforehand, everywhere } from '../../support/tenant.ts'
import { ORG, world } from '../../support/world.ts'
import { ENVIRONMENT } from './rooms.ts'

/** Bearer tokens and cookies of invented people: 22 characters each, as real ones have. */
export const STAFF = ['worker', 'worker-2', 'coordinator'] as const
export type StaffId = (typeof STAFF)[number]
export const bearerToken = (id: StaffId): string => `bearer-${id}`.padEnd(22, '0')
/** Browsers of the second worker, left open in many places: each can be signed out of once. */
export const LEFT_OPEN = ['left-open-1', 'left-open-2', 'left-open-3', 'left-open-4'].map((id) => id.padEnd(22, '0'))
export const browserToken = (id: StaffId): string => `browser-${id}`.padEnd(22, '0')

const PARTNERS = [
  {},
  {
    experience: ['OPEN', 'EMERGENCY', 'ASSESS'],
    livedAs: ['parent'],
    urgentAtNight: true,
    capacity: { families: 2, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 3 },
  },
  {
    languages: [
      { code: 'fi', level: 'good' },
      { code: 'fi', level: 'good', manner: 'written' },
      { code: 'sv', level: 'native', manner: 'spoken' },
    ],
    livedAs: ['parent', 'close-person'],
    speaks: 'sv',
  },
  { capacity: { families: 1, meetingsPerDay: 1, hoursPerMonth: 6, offersPerWeek: 2 }, travelMinutes: 60, livedAs: ['parent'] },
  { urgentAtNight: true, gender: 'man', experience: ['SUBSTITUTE', 'EMERGENCY'], livedAs: ['parent', 'foster-parent'] },
] as const

/** So many there are at most; in a large world all of these, and as many again twice. */
export const FEW_PARTNERS = PARTNERS.length

export interface Tenant {
  /** Everything but partners, who come and go by seed. */
  readonly common: readonly Item[]
  readonly partners: readonly { readonly id: string; readonly items: readonly Item[]; readonly addresses: readonly string[] }[]
}

/** One tenant at rest with its people, made once by the use cases themselves. */
export async function makeTenant(): Promise<Tenant> {
  const w = await world({ seed: 7, now: '2026-01-05T08:00:00.000Z' })
  await setAgreements(w, [...everywhere('Yhdistys'), ...beforehand('Yhdistys')])
  const known: { id: string; addresses: string[] }[] = []
  for (const [n, more] of [...PARTNERS, ...PARTNERS, ...PARTNERS].entries()) {
    const contact = { phone: `+3584012345${50 + n}`, email: `kanaria${n}@example.org` }
    known.push({ id: await aPartner(w.coordinator(), { ...more, contact }), addresses: Object.values(contact) })
  }
  await w.pass({ hours: 2 })
  const items = w.items().filter((item) => !item.pk.includes('#OP#') && !item.pk.includes('#EVT#'))
  const ofPartner = (id: string) => items.filter((item) => item.pk.includes(id) || item.sk.startsWith(`${id}#`))
  const partners = known.map((one) => ({ ...one, items: ofPartner(one.id) }))
  const theirs = new Set(partners.flatMap((one) => one.items))
  return { common: [...items.filter((item) => !theirs.has(item)), ...sessions()], partners }
}

function sessions(): Item[] {
  const kept = (token: string, staffId: StaffId, kind: Session['kind']) => {
    const role = staffId === 'coordinator' ? 'coordinator' : 'worker'
    return directoryItem(sessionKey(sha256(token)), {
      org: ORG,
      staffId,
      role,
      issuer: ENVIRONMENT.ISSUER,
      expires: 4_000_000_000,
      kind,
    })
  }
  const ofStaff = STAFF.flatMap((id) => [kept(bearerToken(id), id, 'bearer'), kept(browserToken(id), id, 'browser')])
  return [...ofStaff, ...LEFT_OPEN.map((token) => kept(token, 'worker-2', 'browser'))]
}
