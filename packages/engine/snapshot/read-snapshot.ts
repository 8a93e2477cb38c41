import { contradictory, malformed, type Refusal, tooMuch } from '../refusal.ts'
import { both, byKey, date, fields, flag, instant, list, oneOf, optional, type Shape, text, timeOfDay, whole } from '../shape.ts'
import { isZone } from '../time/calendar.ts'
import { FORMAT, LANGUAGE_LEVELS, type Snapshot, URGENCIES } from './snapshot.ts'

/** What a snapshot may hold at most; anything larger is refused with the name of the limit. */
const MOST = {
  requests: 20_000,
  partners: 20_000,
  windows: 200,
  /** Length of one window. */
  days: 62,
  weekly: 100,
  spans: 2_000,
  agreements: 10_000,
  rates: 1_000,
  words: 100,
  ids: 2_000,
  seats: 30,
} as const

const MODES = ['in-person', 'remote', 'phone']
const CENTS = 1_000_000_000
const MINUTES = 100_000_000
const words = list(text(), 'words', MOST.words)
const ids = list(text(), 'ids', MOST.ids)
const genders = optional(oneOf(['woman', 'man']))

const ends: Shape = (value, at) => {
  const { start, end } = value as { start: string; end: string }
  return start < end ? undefined : malformed(`${at}.end`)
}
/** One the runtime has data for. */
const zone = both(text(), (value, at) => (isZone(value as string) ? undefined : malformed(at)))
const span = both(fields({ start: instant, end: instant }), ends)
const window = both(span, (value, at) => {
  const { start, end } = value as { start: string; end: string }
  return Date.parse(end) - Date.parse(start) > MOST.days * 86_400_000 ? tooMuch(at, 'days', MOST.days) : undefined
})
const validity = { validFrom: date, validTo: optional(date) }

const request = fields({
  id: text(),
  urgency: oneOf(URGENCIES),
  waitingMinutes: whole(0, MINUTES),
  worker: text(),
  channel: text(),
  role: text(),
  minors: flag,
  phases: fields({ leading: optional(text()), further: words }),
  area: text(),
  livedAs: optional(text()),
  languages: words,
  interpreter: flag,
  interpreterTo: optional(words),
  mode: oneOf(MODES),
  windows: list(window, 'windows', MOST.windows),
  needBy: optional(instant),
  durationMinutes: whole(1, 24 * 60),
  seats: whole(0, MOST.seats),
  together: flag,
  wishes: fields({ partner: optional(text()), gender: genders }),
  excluded: ids,
  fixed: list(
    fields({ partner: text(), why: oneOf(['accepted', 'pinned', 'by-hand']), start: optional(instant) }),
    'seats',
    MOST.seats,
  ),
})

const partner = fields({
  id: text(),
  paused: flag,
  organisation: text(),
  roles: words,
  experience: words,
  livedAs: optional(words),
  languages: list(fields({ code: text(), level: oneOf(LANGUAGE_LEVELS) }), 'words', MOST.words),
  areas: list(text(), 'ids', MOST.ids),
  modes: list(oneOf(MODES), 'words', MOST.words),
  gender: genders,
  availability: fields({
    weekly: list(
      fields({
        day: whole(1, 7),
        from: timeOfDay,
        to: timeOfDay,
        validFrom: optional(date),
        validTo: optional(date),
      }),
      'weekly',
      MOST.weekly,
    ),
    extra: list(span, 'spans', MOST.spans),
    away: list(span, 'spans', MOST.spans),
  }),
  travelMinutes: whole(0, 24 * 60),
  capacity: fields({
    families: whole(0, 1000),
    meetingsPerDay: whole(0, 100),
    hoursPerMonth: whole(0, 1000),
    offersPerWeek: whole(0, 1000),
  }),
  restDay: flag,
  earningsCap: optional(whole(0, CENTS)),
  checks: fields({ undertakingUntil: optional(date), agreementUntil: optional(date), extractOn: optional(date) }),
  conflicts: fields({ workers: ids, areas: ids, ownCase: flag }),
  booked: list(
    both(
      fields({ start: instant, end: instant, request: text(), mode: oneOf(MODES), emergency: flag, held: optional(flag) }),
      ends,
    ),
    'spans',
    MOST.spans,
  ),
  families: ids,
  months: byKey(/^\d{4}-\d{2}$/, fields({ minutes: whole(0, MINUTES), cents: whole(0, CENTS) }), 'spans', MOST.spans),
  weeks: byKey(/^\d{4}-W\d{2}$/, whole(0, 10_000), 'spans', MOST.spans),
  load: whole(0, 100_000),
})

const snapshot = fields({
  format: oneOf([FORMAT]),
  now: instant,
  zone,
  extractMonths: whole(0, 1200),
  agreements: list(fields({ organisation: text(), phase: text(), area: text(), ...validity }), 'agreements', MOST.agreements),
  rates: list(
    fields({ channel: text(), unit: oneOf(['meeting', 'hour']), cents: whole(0, CENTS), ...validity }),
    'rates',
    MOST.rates,
  ),
  requests: list(request, 'requests', MOST.requests),
  partners: list(partner, 'partners', MOST.partners),
})

/** Takes what JSON gave as a snapshot, or says what stands against it: the path, the limit, or the ids that contradict. */
export function readSnapshot(value: unknown): Snapshot | Refusal {
  return snapshot(value, '') ?? contradictions(value as Snapshot) ?? (value as Snapshot)
}

function contradictions({ requests, partners }: Snapshot): Refusal | undefined {
  const twice = repeated(requests.map(({ id }) => id)) ?? repeated(partners.map(({ id }) => id))
  if (twice !== undefined) return contradictory(twice)
  const known = new Set(partners.map(({ id }) => id))
  for (const { id, fixed, excluded } of requests) {
    const two = repeated(fixed.map((one) => one.partner))
    if (two !== undefined) return contradictory(`${id} ${two}`)
    for (const one of fixed)
      if (!known.has(one.partner) || (one.why === 'pinned' && excluded.includes(one.partner)))
        return contradictory(`${id} ${one.partner}`)
  }
  return undefined
}

const repeated = (all: readonly string[]): string | undefined => {
  const seen = new Set<string>()
  return all.find((one) => seen.size === seen.add(one).size)
}
