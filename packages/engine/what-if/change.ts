import { malformed, type Refusal } from '../refusal.ts'
import { date, fields, list, optional, type Shape, text, whole } from '../shape.ts'
import type { Agreement, Partner, Snapshot } from '../snapshot/snapshot.ts'

/** What might be done: any of these, or several at once. */
export interface Change {
  /** Ids of partners who take a break. */
  readonly pause?: readonly string[]
  readonly train?: Cohort
  readonly agree?: readonly Agreement[]
}

/** Partners trained together. Nobody knows their hours yet, so they could be asked about any time. */
export interface Cohort {
  readonly partners: number
  readonly organisation: string
  readonly roles: readonly string[]
  /** Of their own experience. */
  readonly phases: readonly string[]
  /** As whom they have lived it. */
  readonly livedAs?: readonly string[]
  /** As they speak them: native. */
  readonly languages: readonly string[]
  readonly areas: readonly string[]
  /** Each gives room for so many families. */
  readonly families: number
}

const MOST = { ids: 20_000, partners: 1000, words: 100, agreements: 10_000 } as const
const words = (name: 'ids' | 'words' = 'words'): Shape => list(text(), name, MOST[name])

const change = fields({
  pause: optional(words('ids')),
  train: optional(
    fields({
      partners: whole(1, MOST.partners),
      organisation: text(),
      roles: words(),
      phases: words(),
      livedAs: optional(words()),
      languages: words(),
      areas: words(),
      families: whole(1, 1000),
    }),
  ),
  agree: optional(
    list(
      fields({ organisation: text(), phase: text(), area: text(), validFrom: date, validTo: optional(date) }),
      'agreements',
      MOST.agreements,
    ),
  ),
})

/** Takes what JSON gave as a change of that snapshot, or says what stands against it. */
export function readChange(value: unknown, { partners }: Snapshot): Change | Refusal {
  const refusal = change(value, '')
  if (refusal) return refusal
  const known = new Set(partners.map((one) => one.id))
  const unknown = (value as Change).pause?.findIndex((id) => !known.has(id)) ?? -1
  return unknown < 0 ? (value as Change) : malformed(`pause.${unknown}`)
}

/** The snapshot as it would be then; what is fixed stands also where somebody takes a break. */
export function changed(snapshot: Snapshot, { pause = [], train, agree = [] }: Change): Snapshot {
  const paused = new Set(pause)
  return {
    ...snapshot,
    agreements: [...snapshot.agreements, ...agree],
    partners: [
      ...snapshot.partners.map((one) => (paused.has(one.id) ? { ...one, paused: true } : one)),
      ...(train ? cohort(snapshot, train) : []),
    ],
  }
}

/** Newcomers start level with the others: with the load that these have on average. */
function cohort({ partners, now }: Snapshot, { partners: many, families, ...own }: Cohort): Partner[] {
  const known = new Set(partners.map((one) => one.id))
  const load = Math.round(partners.reduce((sum, one) => sum + one.load, 0) / Math.max(1, partners.length))
  const names: string[] = []
  for (let n = 1; names.length < many; n++) if (!known.has(`trained-${n}`)) names.push(`trained-${n}`)
  return names.map((id) => ({
    id,
    paused: false,
    organisation: own.organisation,
    roles: own.roles,
    experience: own.phases,
    ...(own.livedAs && { livedAs: own.livedAs }),
    languages: own.languages.map((code) => ({ code, level: 'native' })),
    areas: own.areas,
    modes: ['in-person', 'remote', 'phone'],
    availability: { weekly: [], extra: [], away: [] },
    travelMinutes: 30,
    capacity: { families, meetingsPerDay: 2, hoursPerMonth: 1000, offersPerWeek: families },
    restDay: true,
    checks: { undertakingUntil: '9999-12-31', agreementUntil: '9999-12-31', extractOn: now.slice(0, 10) },
    conflicts: { workers: [], areas: [], ownCase: false },
    booked: [],
    families: [],
    months: {},
    weeks: {},
    load,
  }))
}
