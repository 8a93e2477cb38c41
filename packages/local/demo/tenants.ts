import { SYSTEM } from '#core/actor.ts'
import type { Item, Store, Write } from '#core/ports.ts'
import { atRest, keys } from '#core/record.ts'
import { type Municipality, municipalityFacts } from '#core/reference/municipalities.ts'
import { PHASES } from '#core/reference/phases.ts'
import type { Staff } from '#core/staff/staff.ts'
import { type Area, DEFAULT_SETTINGS, type PhaseAgreement, type Rate, type Tenant } from '#core/tenant/tenant.ts'
import { DEMO_ORG, OTHER_ORG, PEOPLE } from '../people.ts'
import type { World } from './world.ts'

export const ORGANISATION = 'Saariston vertaiset ry'
export const OTHER_ORGANISATION = 'Toinen yhdistys ry'
const SINCE = '2025-01-01'

const area = (code: Municipality, openMeetingPlace?: string): Area => ({
  code,
  county: municipalityFacts[code].county,
  names: { fi: municipalityFacts[code].names.fi, sv: municipalityFacts[code].names.sv },
  ...(openMeetingPlace && { openMeetingPlace }),
})

/** Every phase in Turku and Kaarina; Naantali and Salo have agreed on fewer: what is missing shows in the queue as PHASE. */
function agreements(): PhaseAgreement[] {
  const missing: Readonly<Record<string, readonly string[]>> = { '529': ['AFTERCARE', 'NOTICE'], '734': ['EMERGENCY', 'CARE_DECISION'] }
  return ['853', '202', '529', '734'].flatMap(code =>
    PHASES.filter(phase => !missing[code]?.includes(phase)).map(phase => ({ county: '05', area: code, phase, organisation: ORGANISATION, validFrom: SINCE })),
  )
}

const RATES: readonly Rate[] = [
  { channel: 'peer-support', unit: 'meeting', cents: 5_000, validFrom: SINCE },
  { channel: 'working-pair', unit: 'meeting', cents: 5_000, validFrom: SINCE },
  { channel: 'group', unit: 'hour', cents: 2_500, validFrom: SINCE },
  { channel: 'development', unit: 'hour', cents: 2_500, validFrom: SINCE },
]

/** Both tenants with their people: the demo's own, and one that must see nothing of it. */
export async function foundTenants(world: World): Promise<void> {
  await found(world, DEMO_ORG, {
    name: 'Saariston kokemuskumppanit',
    areas: [area('853', 'Kohtaamo, Aurakatu, ma ja to klo 12–16'), area('202'), area('529'), area('734', 'Kohtaamo, Salon tori, ti klo 10–14')],
    agreements: agreements(),
    orderers: [{ id: 'varha', county: '05', name: 'Varsinais-Suomen hyvinvointialue' }],
    rates: RATES,
    settings: { ...DEFAULT_SETTINGS, coordinatorEmail: 'koordinaattori@example.fi' },
  })
  await found(world, OTHER_ORG, {
    name: 'Toinen yhdistys',
    areas: [area('092'), area('245')],
    agreements: PHASES.map(phase => ({ county: '04', area: '092', phase, organisation: OTHER_ORGANISATION, validFrom: SINCE })),
    orderers: [{ id: 'vake', county: '04', name: 'Vantaan ja Keravan hyvinvointialue' }],
    rates: RATES,
    settings: { ...DEFAULT_SETTINGS, coordinatorEmail: 'koordinaattori@example.org', coordinatorPhone: '+358401234590' },
  })
}

type Particulars = Pick<Tenant, 'name' | 'areas' | 'agreements' | 'orderers' | 'rates' | 'settings'>

async function found(world: World, org: string, particulars: Particulars): Promise<void> {
  const { store, now, ids } = world.call(org, SYSTEM)
  const tenant: Tenant = { ...keys.tenant(org), kind: 'tenant', org, id: org, version: 1, schema: 1, state: 'kept', ...atRest, ...particulars }
  await insert(store, ids.id(), now, [tenant, ...staffOf(org)])
}

function staffOf(org: string): Staff[] {
  const people = Object.entries(PEOPLE).filter(([, person]) => person.org === org)
  return people.map(([as, { staffId, role, name }]) => ({
    ...keys.staff(org, staffId),
    kind: 'staff',
    version: 1,
    schema: 1,
    id: staffId,
    role,
    name,
    email: `${as}@example.fi`,
  }))
}

async function insert(store: Store, opId: string, at: string, items: readonly Item[]): Promise<void> {
  const writes = items.map((item): Write => ({ op: 'insert', item }))
  const { status } = await store.commit({ opId, at }, writes)
  if (status !== 'committed') throw new Error(`founding a tenant ended in ${status}`)
}
