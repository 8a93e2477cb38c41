import type { Pairing } from '#core/matching/rules.ts'
import type { Candidate, Card, Diary } from '#core/records/partner.ts'
import type { Request } from '#core/records/request.ts'
import { DEFAULT_SETTINGS, type Tenant } from '#core/records/tenant.ts'
import type { Window } from '#core/time/interval.ts'

/** Monday 23.11.2026, 10:00 in Helsinki. */
export const NOW = '2026-11-23T08:00:00.000Z'
/** Wednesday, 13:30–15:30. */
export const SLOT: Window = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }

const live = { version: 1, schema: 1, org: 'org', owner: 'system', reason: 'none', attempts: 0, due: null } as const

/** A request for two hours of peer support in open care, in Naantali, in Finnish. */
export const request = (more: Partial<Request> = {}): Request => ({
  ...live,
  pk: 'org#REQ#r',
  sk: 'A',
  kind: 'request',
  id: 'r',
  state: 'open',
  waitsFor: 'ranking',
  createdAt: NOW,
  createdBy: 'worker',
  workerId: 'worker',
  channel: 'peer-support',
  phases: ['OPEN'],
  area: '529',
  audience: 'parent',
  languages: ['fi'],
  interpreter: false,
  windows: [SLOT],
  durationMinutes: 120,
  mode: 'in-person',
  urgency: 'routine',
  consent: { given: true },
  seats: 1,
  choice: 'first',
  confirm: 'ask-me',
  preferences: {},
  serveBy: NOW,
  taken: [],
  asked: [],
  refusedPartners: [],
  misses: [],
  sequence: 0,
  wave: 0,
  nudges: 0,
  phaseHistory: [],
  ...more,
})

/** A card that fits it. */
const card = (more: Partial<Card> = {}): Card => ({
  ...live,
  pk: 'org#MATCH',
  sk: 'p#CARD',
  kind: 'card',
  id: 'p',
  state: 'active',
  waitsFor: 'nothing',
  createdAt: NOW,
  firstName: 'Sari',
  introduction: '',
  organisation: 'Yhdistys',
  roles: ['peer-support-person'],
  experience: ['OPEN'],
  languages: [{ code: 'fi', level: 'good' }],
  areas: ['529'],
  modes: ['in-person', 'remote'],
  availability: { weekly: [], extra: [], away: [] },
  travelMinutes: 30,
  capacity: { families: 2, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 3 },
  urgentAtNight: false,
  contactBy: ['sms'],
  speaks: 'fi',
  checks: { undertakingUntil: '2026-11-25', agreementUntil: '2026-11-25' },
  conflicts: { workers: [], areas: [], ownCase: false },
  ...more,
})

const diary = (more: Partial<Diary> = {}): Diary => ({
  ...live,
  pk: 'org#MATCH',
  sk: 'p#DIARY',
  kind: 'diary',
  id: 'p',
  state: 'kept',
  waitsFor: 'nothing',
  bookings: [],
  holds: [],
  families: [],
  months: {},
  weeks: {},
  ...more,
})

export const tenant = (more: Partial<Tenant> = {}): Tenant => ({
  ...live,
  pk: 'org#MATCH',
  sk: '~TENANT',
  kind: 'tenant',
  id: 'tenant',
  state: 'kept',
  waitsFor: 'nothing',
  name: 'x',
  settings: DEFAULT_SETTINGS,
  areas: [],
  orderers: [],
  agreements: [
    { county: '05', area: '529', phase: 'OPEN', organisation: 'Yhdistys', validFrom: '2026-11-25', validTo: '2026-11-25' },
  ],
  rates: [{ channel: 'peer-support', unit: 'meeting', cents: 5000, validFrom: '2026-01-01' }],
  ...more,
})

/** What a request is put against: this tenant and what it has agreed. */
export const circumstances = (more: Partial<Tenant> = {}) => {
  const all = tenant(more)
  return { tenant: all, agreements: all.agreements, now: NOW }
}

export const candidate = (cardMore: Partial<Card> = {}, diaryMore: Partial<Diary> = {}): Candidate => ({
  card: card(cardMore),
  diary: diary(diaryMore),
})

/** The question that nothing stands against, with what is said otherwise. */
export const question = (more: Partial<Pairing> & { card?: Partial<Card>; diary?: Partial<Diary> } = {}): Pairing => {
  const { card: cardMore, diary: diaryMore, ...rest } = more
  const all = rest.tenant ?? tenant()
  return {
    request: request(),
    tenant: all,
    agreements: all.agreements,
    candidate: candidate(cardMore, diaryMore),
    slot: SLOT,
    now: NOW,
    ...rest,
  }
}

/** A promise on a day of November, from a local hour (winter time). */
export const on = (day: number, hour: number, hours = 2): Window => ({
  start: new Date(Date.UTC(2026, 10, day, hour - 2)).toISOString(),
  end: new Date(Date.UTC(2026, 10, day, hour - 2 + hours)).toISOString(),
})
export const booking = (window: Window, mode: 'in-person' | 'remote' = 'in-person') => ({
  ...window,
  meetingId: `m${window.start}`,
  requestId: 'other',
  mode,
})
export const hold = (window: Window | undefined, more: { firm?: boolean; requestId?: string } = {}) => ({
  offerId: `o${window?.start}`,
  requestId: 'other',
  firm: true,
  slots: window ? [window] : [],
  mode: 'in-person' as const,
  until: NOW,
  ...more,
})
