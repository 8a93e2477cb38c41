import type { Booked, Partner, Request, Snapshot, Span } from '#engine/snapshot/snapshot.ts'
import { calendarOf, dateOfDay, dayOfDate, instantOf, monthName, monthOf, weekName } from '#engine/time/calendar.ts'
import { type Chance, chance } from './chance.ts'

export interface Kind {
  readonly partners: number
  readonly requests?: number
  readonly areas?: number
  readonly organisations?: number
  /** All times fall on multiples of so many minutes. */
  readonly grid?: number
  /** The local date and clock it is; by chance where absent. */
  readonly now?: string
  /** Nobody keeps a rest day, and no promise is an emergency. */
  readonly plain?: boolean
  /** Most have been through most, and have room: more fit. */
  readonly open?: boolean
}

const helsinki = calendarOf('Europe/Helsinki')
const PHASES = ['OPEN', 'EMERGENCY', 'SUBSTITUTE', 'ASSESS', 'AFTERCARE', 'CARE_PREP', 'REUNIFY']
const LANGUAGES = ['fi', 'sv', 'ru', 'en', 'ar', 'et', 'so', 'fa', 'kmr', 'uk']
/** As whom those have lived it who may meet adults, and who may meet minors. */
const LIVED_AS = ['parent', 'young-person']
/** The word for a language where it is written. */
export const WRITTEN = '-written'
const written = (code: string) => `${code}${WRITTEN}`
const CHANNELS = [
  { channel: 'peer-support', role: 'peer-support-person' },
  { channel: 'peer-support', role: 'peer-support-person' },
  { channel: 'peer-support', role: 'peer-support-person' },
  { channel: 'group', role: 'group-leader' },
] as const
/** Days about which clocks are turned, and an ordinary one. */
const DAYS = ['2026-03-27', '2026-10-23', '2026-11-23', '2026-06-15', '2026-12-29']

/** A register and a queue nobody ever had: skewed as real ones are, the same for the same seed. */
export function registerOf(seed: number, kind: Kind): Snapshot {
  const by = chance(seed)
  const grid = kind.grid ?? 5
  const today = dayOfDate(kind.now ?? by.of(DAYS))
  const now = helsinki.startAt(today, 8 * 60) + (kind.now ? 0 : by.below(600 / grid) * grid)
  const areas = Array.from({ length: kind.areas ?? 4 }, (_, n) => String(n + 100))
  const organisations = Array.from({ length: kind.organisations ?? 2 }, (_, n) => `o${n}`)
  const world: World = { by, grid, today, areas, organisations, plain: kind.plain ?? false, open: kind.open ?? false }
  return {
    format: 'rinnalla-snapshot-1',
    now: instantOf(now),
    zone: 'Europe/Helsinki',
    extractMonths: 6,
    agreements: organisations.flatMap((organisation) =>
      areas.flatMap((area) =>
        by.some(PHASES, 0.9).map((phase) => ({
          organisation,
          area,
          phase,
          validFrom: by.is(0.9) ? '2020-01-01' : dateOfDay(today + by.below(10)),
          ...(by.is(0.1) && { validTo: dateOfDay(today + by.below(15)) }),
        })),
      ),
    ),
    rates: [
      { channel: 'peer-support', unit: 'meeting', cents: 5000, validFrom: '2020-01-01', validTo: dateOfDay(today + 5) },
      { channel: 'peer-support', unit: 'meeting', cents: 6000, validFrom: dateOfDay(today + 6) },
      { channel: 'group', unit: 'hour', cents: 2500, validFrom: '2020-01-01' },
    ],
    partners: Array.from({ length: kind.partners }, (_, n) => partnerOf(world, `p${(n * 7919) % 1_000_003}`)),
    requests: Array.from({ length: kind.requests ?? 1 }, (_, n) => requestOf(world, `r${n}`, kind.partners)),
  }
}

interface World {
  readonly by: Chance
  readonly grid: number
  readonly today: number
  readonly areas: readonly string[]
  readonly organisations: readonly string[]
  readonly plain: boolean
  readonly open: boolean
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function onDay({ by, grid, today }: World, ahead: number, from: number, to: number, lengths: readonly number[]): Span {
  const start = helsinki.startAt(today + by.below(ahead), from * 60 + by.below(((to - from) * 60) / grid) * grid)
  return { start: instantOf(start), end: instantOf(start + by.of(lengths)) }
}

function partnerOf(world: World, id: string): Partner {
  const { by, grid, today, areas, organisations, plain, open } = world
  const lived = open ? 0.85 : 0.5
  const booked = Array.from({ length: by.below(5) }, () => bookedOf(world))
  return {
    id,
    paused: by.is(0.07),
    organisation: by.of(organisations),
    roles: by.is(0.1) ? ['group-leader'] : by.is(0.2) ? ['peer-support-person', 'group-leader'] : ['peer-support-person'],
    experience: by.some(PHASES, lived),
    livedAs: by.some(LIVED_AS, open ? 0.95 : 0.8),
    languages: [
      { code: 'fi', level: by.of(['good', 'native', 'native', 'some'] as const) },
      ...by
        .some([...LANGUAGES.slice(1), ...LANGUAGES.slice(0, 3).map(written)], 0.15)
        .map((code) => ({ code, level: by.of(['some', 'good', 'native'] as const) })),
    ],
    areas: [...new Set([by.skewed(areas), by.skewed(areas), by.skewed(areas)])],
    modes: by.of([['in-person'], ['in-person', 'remote'], ['in-person', 'remote', 'phone'], ['remote']] as const),
    ...(by.is(0.8) && { gender: by.of(['woman', 'woman', 'man'] as const) }),
    availability: availabilityOf(world),
    travelMinutes: by.below(4) * Math.max(15, grid),
    capacity: {
      families: by.within(open ? 3 : 1, 4),
      meetingsPerDay: by.within(1, 2),
      hoursPerMonth: by.of(open ? [20, 40] : [5, 10, 20]),
      offersPerWeek: by.within(2, 5),
    },
    restDay: !plain && by.is(0.5),
    ...(by.is(0.15) && { earningsCap: by.of([10_000, 20_000]) }),
    checks: {
      ...(by.is(0.97) && { undertakingUntil: dateOfDay(today + by.of([3, 9, 200, 400, 400])) }),
      ...(by.is(0.97) && { agreementUntil: dateOfDay(today + by.of([6, 200, 400, 400])) }),
      ...(by.is(0.6) && { extractOn: dateOfDay(today - by.below(220)) }),
    },
    conflicts: { workers: by.is(0.1) ? [`w${by.below(5)}`] : [], areas: by.is(0.03) ? [by.of(areas)] : [], ownCase: by.is(0.02) },
    booked,
    families: [...new Set([...by.some(['f1', 'f2', 'f3'], 0.3), ...booked.filter((one) => one.held).map((one) => one.request)])],
    months: by.is(0.3) ? { [monthName(monthOf(today))]: { minutes: by.below(10) * 60, cents: by.below(4) * 2500 } } : {},
    weeks: by.is(0.4) ? { [weekName(today - 7)]: by.below(3), [weekName(today)]: by.below(4) } : {},
    load: by.below(6),
  }
}

function bookedOf(world: World): Booked {
  const { by, plain } = world
  const held = by.is(0.2)
  return {
    ...onDay(world, 15, 8, 20, [60, 90, 120]),
    request: held && by.is(0.3) ? 'r0' : `b${by.below(20)}`,
    mode: by.of(['in-person', 'in-person', 'remote'] as const),
    emergency: !plain && by.is(0.2),
    ...(held && { held }),
  }
}

function availabilityOf(world: World): Partner['availability'] {
  const { by, grid, today, open } = world
  if (by.is(open ? 0.3 : 0.15)) return { weekly: [], extra: by.is(0.3) ? [onDay(world, 14, 8, 18, [120, 300])] : [], away: [] }
  const weekly = Array.from({ length: by.within(open ? 5 : 1, open ? 9 : 5) }, () => {
    const from = by.within(480 / grid, 1080 / grid) * grid
    const to = from + by.of([120, 240, 480, 900])
    return {
      day: by.within(1, 7),
      from: clock(from),
      to: to === 1440 ? '24:00' : clock(to % 1440),
      ...(by.is(0.1) && { validFrom: dateOfDay(today + by.within(-20, 10)) }),
      ...(by.is(0.1) && { validTo: dateOfDay(today + by.within(-5, 20)) }),
    }
  })
  return {
    weekly,
    extra: by.is(0.2) ? [onDay(world, 14, 8, 18, [120, 300])] : [],
    away: by.is(0.3) ? [onDay(world, 14, 8, 18, [120, 1440, 2880])] : [],
  }
}

function requestOf(world: World, id: string, partners: number): Request {
  const { by, today, areas } = world
  const { channel, role } = by.of(CHANNELS)
  const both = by.is(0.15)
  const leading = both ? 'EMERGENCY' : by.skewed(PHASES)
  const minors = by.is(0.2)
  const spoken = by.is(0.75) ? ['fi'] : [...new Set([by.skewed(LANGUAGES), by.skewed(LANGUAGES)])]
  const interpreter = by.is(0.05)
  return {
    id,
    urgency: by.of(['urgent', 'soon', 'routine', 'routine'] as const),
    waitingMinutes: by.below(20_000),
    worker: `w${by.below(100)}`,
    channel,
    role,
    minors,
    livedAs: LIVED_AS[minors ? 1 : 0] as string,
    phases: channel === 'group' && by.is(0.5) ? { further: [] } : { leading, further: both ? ['CARE_PREP'] : [] },
    area: by.skewed(areas),
    languages: by.is(0.1) ? spoken.map(written) : spoken,
    interpreter,
    ...(interpreter && by.is(0.5) && { interpreterTo: [by.of(LANGUAGES)] }),
    mode: by.of(['in-person', 'in-person', 'in-person', 'in-person', 'remote', 'phone'] as const),
    windows: Array.from({ length: by.is(0.1) ? 0 : by.within(1, 3) }, () =>
      onDay(world, 14, 7, 20, [60, 120, 180, 360, 360, 720]),
    ),
    ...(by.is(0.3) && { needBy: instantOf(helsinki.startAt(today + by.below(20), 12 * 60)) }),
    durationMinutes: by.of([60, 60, 90, 120]),
    seats: 1,
    together: false,
    wishes: {
      ...(by.is(0.1) && { partner: `p${(by.below(partners) * 7919) % 1_000_003}` }),
      ...(by.is(0.1) && { gender: 'woman' as const }),
    },
    excluded: by.is(0.1) ? [`p${(by.below(partners) * 7919) % 1_000_003}`] : [],
    fixed: [],
  }
}
