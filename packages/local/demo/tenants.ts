import { SYSTEM } from '#core/policy/actor.ts'
import { type Municipality, municipalityFacts } from '#core/reference/municipalities.ts'
import { PHASES, SERVED } from '#core/reference/phases.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { addStaff } from '#core/staff/add.ts'
import { moveAgreements } from '#core/tenant/move-agreements.ts'
import { openTenant } from '#core/tenant/open.ts'
import { type Area, DEFAULT_SETTINGS, type PhaseAgreement, type Place, type Rate, type Tenant } from '#core/records/tenant.ts'
import { DEMO_ORG, OTHER_ORG, PEOPLE } from '../people.ts'
import type { World } from './world.ts'

export const ORGANISATION = 'Saariston vertaiset ry'
export const OTHER_ORGANISATION = 'Toinen yhdistys ry'
const SINCE = '2025-01-01'

/** Where people meet everywhere; a remote room with it. */
const PLACES: readonly Place[] = [
  { id: 'family-centre', name: 'Perhekeskus', instructions: 'Sisään pääovesta, neuvosta ohjataan eteenpäin.' },
  { id: 'library', name: 'Kirjaston pieni kokoushuone' },
  { id: 'remote-1', name: 'Etähuone 1', link: 'https://kokous.example.fi/etahuone-1' },
]

const area = (code: Municipality, openMeetingPlace?: string): Area => ({
  code,
  county: municipalityFacts[code].county,
  names: { fi: municipalityFacts[code].names.fi, sv: municipalityFacts[code].names.sv },
  ...(openMeetingPlace && { openMeetingPlace }),
  places: PLACES,
})

/**
 * Every phase in Turku and Kaarina, and before there is one; Naantali and Salo have agreed on fewer: what is missing shows in
 * the queue as PHASE.
 */
function agreements(): PhaseAgreement[] {
  const missing: Readonly<Record<string, readonly string[]>> = {
    '529': ['AFTERCARE', 'NOTICE', 'BEFORE'],
    '734': ['EMERGENCY', 'CARE_DECISION', 'BEFORE'],
  }
  return ['853', '202', '529', '734'].flatMap((code) =>
    SERVED.filter((phase) => !missing[code]?.includes(phase)).map((phase) => ({
      county: '05',
      area: code,
      phase,
      organisation: ORGANISATION,
      validFrom: SINCE,
    })),
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
  await foundTenant(world, DEMO_ORG, {
    name: 'Saariston kokemuskumppanit',
    areas: [
      area('853', 'Kohtaamo, Aurakatu, ma ja to klo 12–16'),
      area('202'),
      area('529'),
      area('734', 'Kohtaamo, Salon tori, ti klo 10–14'),
    ],
    agreements: agreements(),
    orderers: [{ id: 'varha', county: '05', name: 'Varsinais-Suomen hyvinvointialue' }],
    rates: RATES,
    settings: { ...DEFAULT_SETTINGS, coordinatorEmail: 'koordinaattori@example.fi' },
  })
  await foundTenant(world, OTHER_ORG, {
    name: 'Toinen yhdistys',
    areas: [area('092'), area('245')],
    agreements: PHASES.map((phase) => ({ county: '04', area: '092', phase, organisation: OTHER_ORGANISATION, validFrom: SINCE })),
    orderers: [{ id: 'vake', county: '04', name: 'Vantaan ja Keravan hyvinvointialue' }],
    rates: RATES,
    settings: { ...DEFAULT_SETTINGS, coordinatorEmail: 'koordinaattori@example.org', coordinatorPhone: '+358401234590' },
  })
}

/** One of the workers has a work telephone; of the others the coordinator's number stands in. */
const WORK_PHONES: Readonly<Record<string, string>> = { worker: '+358401234581' }

type Particulars = Pick<Tenant, 'name' | 'areas' | 'agreements' | 'orderers' | 'rates' | 'settings'>

async function foundTenant(world: World, org: string, particulars: Particulars): Promise<void> {
  const call = world.call(org, SYSTEM)
  done(await openTenant(call, particulars))
  done(await moveAgreements(call))
  for (const [as, person] of Object.entries(PEOPLE).filter(([, one]) => one.org === org)) {
    const { staffId: id, role, name } = person
    const phone = WORK_PHONES[as]
    done(await addStaff(call, { id, role, name, email: `${as}@example.fi`, ...(phone && { phone }) }))
  }
}

function done(result: object | Refusal): void {
  if (isRefusal(result)) throw new Error(`founding a tenant was refused: ${result.refused}`)
}
