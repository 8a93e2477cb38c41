import type { Booked, Partner, Request, Snapshot, Span } from '#engine/snapshot/snapshot.ts'
import { calendarOf, dateOfDay, dayOfDate, instantOf, weekName } from '#engine/time/calendar.ts'
import { type Chance, chance } from '../../support/engine/chance.ts'

const calendar = calendarOf('Europe/Helsinki')
const TODAY = dayOfDate('2026-11-23')
/** Towns on a line, some large, most small; the larger the register, the more of them. */
const townsFor = (partners: number) => Math.max(30, Math.min(300, Math.round(partners / 30)))
const PHASES = ['OPEN', 'SUBSTITUTE', 'CARE_PREP', 'AFTERCARE', 'ASSESS', 'OPEN_PLACED', 'EMERGENCY', 'CARE_DECISION', 'REUNIFY']
const ASKED = [30, 12, 5, 10, 8, 6, 14, 4, 4]
const LIVED = [30, 20, 5, 12, 6, 8, 10, 6, 5]
const LANGUAGES = ['fi', 'sv', 'ru', 'ar', 'en', 'so', 'et', 'fse']
const SPOKEN = [800, 60, 45, 25, 30, 15, 20, 5]

/** A register and a queue for two weeks ahead, skewed as towns, phases and languages are. Nobody in it ever was. */
export function register(seed: number, partners: number, requests: number): Snapshot {
  const by = chance(seed * 7919 + partners)
  const towns = townsFor(partners)
  const sizes = Array.from({ length: towns }, (_, n) => 1 / (1 + ((n * 7) % towns)))
  const organisations = ['o0', 'o1', 'o2', 'o3']
  const areas = sizes.map((_, n) => String(n))
  return {
    format: 'rinnalla-snapshot-1',
    now: instantOf(calendar.startAt(TODAY, 8 * 60)),
    zone: 'Europe/Helsinki',
    extractMonths: 6,
    agreements: organisations.flatMap((organisation) =>
      areas.flatMap((area) => by.some(PHASES, 0.95).map((phase) => ({ organisation, area, phase, validFrom: '2026-01-01' }))),
    ),
    rates: [{ channel: 'peer-support', unit: 'meeting', cents: 5000, validFrom: '2026-01-01' }],
    partners: Array.from({ length: partners }, (_, n) =>
      partnerOf(by, sizes, organisations, `p${String((n * 7919) % 1_000_003)}`),
    ),
    requests: Array.from({ length: requests }, (_, n) => requestOf(by, sizes, `r${n}`)),
  }
}

function partnerOf(by: Chance, sizes: readonly number[], organisations: readonly string[], id: string): Partner {
  const home = weighted(by, sizes)
  const reach = by.below(4)
  const booked = Array.from({ length: by.below(4) }, () => bookedOf(by))
  const native = LANGUAGES[weighted(by, SPOKEN)] as string
  const others = [...(by.is(0.9) ? ['fi'] : []), ...(by.is(0.15) ? [LANGUAGES[weighted(by, SPOKEN)] as string] : [])]
  return {
    id,
    paused: by.is(0.06),
    organisation: by.of(organisations),
    roles: ['peer-support-person'],
    experience: [...new Set(Array.from({ length: 2 + by.below(3) }, () => PHASES[weighted(by, LIVED)] as string))],
    livedAs: by.is(0.9) ? ['parent'] : ['parent', 'young-person'],
    languages: [
      { code: native, level: 'native' },
      ...others.filter((code) => code !== native).map((code) => ({ code, level: 'good' as const })),
    ],
    areas: Array.from({ length: 2 * reach + 1 }, (_, n) => String(home - reach + n)),
    modes: by.is(0.6) ? ['in-person', 'remote', 'phone'] : ['in-person'],
    gender: by.is(0.75) ? 'woman' : 'man',
    availability: {
      weekly: by.is(0.15) ? [] : Array.from({ length: 2 + by.below(4) }, () => weeklyOf(by)),
      extra: by.is(0.1) ? [spanOf(by, 240)] : [],
      away: by.is(0.2) ? [spanOf(by, 1440)] : [],
    },
    travelMinutes: by.of([15, 30, 30, 45, 60]),
    capacity: { families: 3, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 3 },
    restDay: true,
    ...(by.is(0.1) && { earningsCap: by.of([20_000, 40_000]) }),
    checks: {
      undertakingUntil: dateOfDay(TODAY + (by.is(0.03) ? 5 : 400)),
      agreementUntil: dateOfDay(TODAY + 300),
      ...(by.is(0.3) && { extractOn: dateOfDay(TODAY - by.below(200)) }),
    },
    conflicts: { workers: by.is(0.05) ? [`w${by.below(300)}`] : [], areas: [], ownCase: by.is(0.02) },
    booked,
    families: booked.map((_, n) => `${id}-${n}`).slice(0, 2),
    months: { '2026-11': { minutes: by.below(7) * 60, cents: by.below(7) * 5000 } },
    weeks: by.is(0.4) ? { [weekName(TODAY - 7)]: by.below(3), [weekName(TODAY)]: by.below(3) } : {},
    load: by.below(6),
  }
}

const bookedOf = (by: Chance): Booked => ({
  ...spanOf(by, by.of([60, 90])),
  request: `b${by.below(100_000)}`,
  mode: by.is(0.8) ? 'in-person' : 'remote',
  emergency: by.is(0.1),
})

function weeklyOf(by: Chance): Partner['availability']['weekly'][number] {
  const from = by.of([8, 9, 9, 12, 15, 16, 17])
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return { day: by.is(0.8) ? by.within(1, 5) : by.within(6, 7), from: clock(from), to: clock(from + by.of([3, 4, 6])) }
}

function spanOf(by: Chance, minutes: number): Span {
  const start = calendar.startAt(TODAY + 1 + by.below(14), by.within(8 * 4, 17 * 4) * 15)
  return { start: instantOf(start), end: instantOf(start + minutes) }
}

/** Two windows of six hours, as the pages ask for. */
function requestOf(by: Chance, sizes: readonly number[], id: string): Request {
  const leading = PHASES[weighted(by, ASKED)] as string
  const minors = by.is(0.1)
  const both = by.is(0.2) ? [PHASES[weighted(by, ASKED)] as string].filter((one) => one !== leading) : []
  return {
    id,
    urgency: by.of(['urgent', 'soon', 'soon', 'routine', 'routine', 'routine'] as const),
    waitingMinutes: by.below(20_000),
    worker: `w${by.below(300)}`,
    channel: 'peer-support',
    role: 'peer-support-person',
    minors,
    livedAs: minors ? 'young-person' : 'parent',
    phases: { leading, further: both },
    area: String(weighted(by, sizes)),
    languages: [LANGUAGES[weighted(by, SPOKEN)] as string],
    interpreter: by.is(0.03),
    mode: by.is(0.9) ? 'in-person' : 'remote',
    windows: [spanOf(by, 360), spanOf(by, 360)],
    durationMinutes: by.of([60, 90, 120]),
    seats: 1,
    together: false,
    wishes: {},
    excluded: [],
    fixed: [],
  }
}

function weighted(by: Chance, weights: readonly number[]): number {
  let left = (by.below(2 ** 30) / 2 ** 30) * weights.reduce((sum, one) => sum + one, 0)
  for (let n = 0; n < weights.length - 1; n++) {
    left -= weights[n] as number
    if (left < 0) return n
  }
  return weights.length - 1
}
