import { createApi } from '../../../functions/api/app.ts'
import { atRest } from '#core/records/record.ts'
import { keys } from '#core/records/keys.ts'
import type { StaffRole, Write } from '#core/ports.ts'
import { DEFAULT_SETTINGS, type Tenant } from '#core/records/tenant.ts'
import { memoryPorts, type MemoryPorts } from '#memory/ports.ts'
import { sha256 } from '#web/hash.ts'

/** A Monday at noon in Helsinki. */
const NOW = '2026-11-23T10:00:00.000Z'
const PUBLIC_URL = 'https://rinnalla.example.fi'
export const ISSUER = 'https://issuer.example.fi'

export type Who = 'worker' | 'worker-2' | 'coordinator' | 'admin' | 'elsewhere'

const PEOPLE: Readonly<Record<Who, { org: string; role: StaffRole }>> = {
  worker: { org: 'demo', role: 'worker' },
  'worker-2': { org: 'demo', role: 'worker' },
  coordinator: { org: 'demo', role: 'coordinator' },
  admin: { org: 'demo', role: 'admin' },
  elsewhere: { org: 'other', role: 'coordinator' },
}

export interface Sent {
  readonly as?: Who
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Got {
  readonly status: number
  readonly headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers freely
  readonly json: any
}

export interface World {
  readonly ports: MemoryPorts
  readonly app: ReturnType<typeof createApi>
  call(method: string, path: string, sent?: Sent): Promise<Got>
}

/** Two tenants, their staff signed in for a day, and the API in front. */
export async function world(settings: { issuer?: string; tokenAt?: string } = { issuer: ISSUER }): Promise<World> {
  const ports = memoryPorts({ seed: 7, now: NOW })
  for (const org of ['demo', 'other']) await put(ports, org, tenant(org))
  for (const [id, { org, role }] of Object.entries(PEOPLE)) {
    const session = { org, staffId: id, role, kind: 'bearer', issuer: ISSUER, expires: ports.clock.real() + 86_400 } as const
    await ports.directory.saveSession(sha256(tokenOf(id)), session)
    const staff = { kind: 'staff', schema: 1, version: 1, id, role, name: id, email: `${id}@example.fi` }
    await put(ports, org, { ...keys.staff(org, id), ...staff })
  }
  const app = createApi(ports, { publicUrl: PUBLIC_URL, ...settings })
  return { ports, app, call: (method, path, sent = {}) => call(app, method, path, sent) }
}

/** 22 characters of base64url, as real ones are. */
export const tokenOf = (id: string): string => `token-of-${id}`.padEnd(22, '_').slice(0, 22)

async function call(app: World['app'], method: string, path: string, { as, body, headers }: Sent): Promise<Got> {
  const response = await app.request(path, {
    method,
    headers: {
      ...(as && { authorization: `Bearer ${tokenOf(as)}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, json: text.startsWith('{') ? JSON.parse(text) : text }
}

async function put(ports: MemoryPorts, org: string, item: object): Promise<void> {
  const write = { op: 'insert', item } as Write
  await ports.stores.open(org).commit({ opId: ports.ids.id(), at: NOW }, [write])
}

function tenant(org: string): Tenant {
  const area = (code: string, fi: string, sv: string) => ({ code, county: '05', names: { fi, sv } })
  return {
    ...keys.tenant(org),
    ...atRest,
    org,
    kind: 'tenant',
    id: 'tenant',
    version: 1,
    schema: 1,
    state: 'kept',
    name: org,
    settings: DEFAULT_SETTINGS,
    areas: [area('853', 'Turku', 'Åbo'), area('529', 'Naantali', 'Nådendal')],
    agreements: [{ county: '05', area: '853', phase: 'EMERGENCY', organisation: 'Tuki ry', validFrom: '2026-01-01' }],
    orderers: [],
    rates: [],
  }
}

/** A request as a worker would send it. */
export const REQUEST = {
  channel: 'peer-support',
  phases: ['EMERGENCY'],
  area: '853',
  audience: 'parent',
  languages: ['fi'],
  windows: [{ start: '2026-11-25T13:30:00+02:00', end: '2026-11-25T15:30:00+02:00' }],
  durationMinutes: 90,
  mode: 'in-person',
  place: 'Keskusta',
  urgency: 'soon',
  consent: { given: true, on: '2026-11-20' },
  confirm: 'ask-me',
} as const

/** A partner who fits it. */
export const PARTNER = {
  firstName: 'Sari',
  introduction: 'Olen käynyt saman läpi.',
  organisation: 'Tuki ry',
  state: 'active',
  roles: ['peer-support-person'],
  experience: ['EMERGENCY'],
  languages: [{ code: 'fi', level: 'native' }],
  areas: ['853'],
  availability: { weekly: [{ day: 3, from: '09:00', to: '18:00' }] },
  checks: { undertakingUntil: '2027-12-31', agreementUntil: '2027-12-31' },
  contact: { name: 'Sari Esimerkki', phone: '+358401234501', email: 'sari@example.fi' },
} as const
