/**
 * The phases of a child's case and how one leads to another. Versioned configuration: the law changes
 * (a reform was in parliament in 2026), and nothing here is shown to anybody as advice on the law.
 */
import type { Names } from './names.ts'
import { PHASE_CLOCKS, type StatutoryClock } from './phase-clocks.ts'

export const version = 1

export const PHASES = [
  'NOTICE',
  'ASSESS',
  'OPEN',
  'OPEN_PLACED',
  'EMERGENCY',
  'CARE_PREP',
  'CARE_DECISION',
  'SUBSTITUTE',
  'REUNIFY',
  'AFTERCARE',
  'CLOSED',
] as const

export type Phase = (typeof PHASES)[number]

/** Hours run day and night; working days skip weekends and holidays. */
export interface Within {
  readonly unit: 'hours' | 'working-days'
  readonly amount: number
}

export interface PhaseFacts {
  readonly names: Names
  /** Sections of the law the phase rests on: LSL child welfare act 417/2007, SHL social welfare act 1301/2014. */
  readonly basis: readonly string[]
  readonly clock: readonly StatutoryClock[]
  /** What a partner may come along to. */
  readonly mayAttend: readonly Occasion[]
  /** How soon someone should have been found: our own proposal, the shorter end where it is a range. */
  readonly offerWithin: Within
  /** Where a case usually goes from here. An unusual way is recorded with a reason, never refused. */
  readonly next: readonly Phase[]
}

export const OCCASIONS = [
  'information-talk',
  'home-visit',
  'network-meeting',
  'plan-meeting',
  'family-group-conference',
  'school-meeting',
  'start-meeting',
  'review-meeting',
  'end-meeting',
  'first-meeting',
  'decision-talk',
  'daily-support',
  'hearing',
  'preparation-talk',
  'court-hearing',
  'contact-meeting',
  'parent-group',
  'home-coming-meeting',
  'youth-group',
  'closing-talk',
  'feedback',
] as const

export type Occasion = (typeof OCCASIONS)[number]

type Row = readonly [
  names: readonly [fi: string, sv: string, en: string],
  basis: readonly string[],
  mayAttend: readonly Occasion[],
  offerWithin: Within,
  next: readonly Phase[],
]

const hours = (amount: number): Within => ({ unit: 'hours', amount })
const workingDays = (amount: number): Within => ({ unit: 'working-days', amount })

const ROWS: Readonly<Record<Phase, Row>> = {
  NOTICE: [
    ['ilmoitus', 'barnskyddsanmälan', 'notification'],
    ['LSL 25', 'LSL 26'],
    ['information-talk'],
    workingDays(5),
    ['ASSESS', 'EMERGENCY', 'CLOSED'],
  ],
  ASSESS: [
    ['palvelutarpeen arviointi', 'bedömning av servicebehovet', 'service-need assessment'],
    ['SHL 36', 'LSL 26'],
    ['home-visit', 'network-meeting'],
    workingDays(5),
    ['OPEN', 'EMERGENCY', 'CLOSED'],
  ],
  OPEN: [
    ['avohuolto', 'öppenvård', 'open care'],
    ['LSL 27', 'LSL 30', 'LSL 34', 'LSL 36'],
    ['plan-meeting', 'family-group-conference', 'school-meeting', 'network-meeting'],
    workingDays(5),
    ['OPEN_PLACED', 'EMERGENCY', 'CARE_PREP', 'CLOSED'],
  ],
  OPEN_PLACED: [
    ['avohuollon sijoitus', 'placering inom öppenvården', 'open-care placement'],
    ['LSL 37', 'LSL 37 a'],
    ['start-meeting', 'review-meeting', 'end-meeting'],
    workingDays(3),
    ['OPEN', 'EMERGENCY', 'CARE_PREP', 'AFTERCARE'],
  ],
  EMERGENCY: [
    ['kiireellinen sijoitus', 'brådskande placering', 'emergency placement'],
    ['LSL 38', 'LSL 38 a', 'LSL 39'],
    ['first-meeting', 'decision-talk', 'daily-support'],
    hours(4),
    ['OPEN', 'OPEN_PLACED', 'CARE_PREP', 'AFTERCARE', 'CLOSED'],
  ],
  CARE_PREP: [
    ['huostaanoton valmistelu', 'beredning av omhändertagande', 'preparing taking into care'],
    ['LSL 40', 'LSL 41', 'LSL 42'],
    ['hearing', 'preparation-talk'],
    workingDays(2),
    ['CARE_DECISION', 'OPEN'],
  ],
  CARE_DECISION: [
    ['huostaanottopäätös', 'beslut om omhändertagande', 'care decision'],
    ['LSL 43'],
    ['court-hearing'],
    workingDays(2),
    ['SUBSTITUTE', 'OPEN'],
  ],
  SUBSTITUTE: [
    ['sijaishuolto', 'vård utom hemmet', 'substitute care'],
    ['LSL 49', 'LSL 50'],
    ['plan-meeting', 'contact-meeting', 'parent-group'],
    workingDays(10),
    ['SUBSTITUTE', 'REUNIFY', 'AFTERCARE'], // to itself: the child moves
  ],
  REUNIFY: [
    ['perheen jälleenyhdistäminen', 'återförening av familjen', 'family reunification'],
    ['LSL 4.3', 'LSL 30.4', 'LSL 47'],
    ['home-coming-meeting'],
    workingDays(5),
    ['SUBSTITUTE', 'AFTERCARE'],
  ],
  AFTERCARE: [
    ['jälkihuolto', 'eftervård', 'aftercare'],
    ['LSL 75', 'LSL 76', 'LSL 76 a'],
    ['plan-meeting', 'youth-group'],
    workingDays(10),
    ['EMERGENCY', 'CLOSED'],
  ],
  CLOSED: [
    ['asiakkuuden päättyminen', 'klientrelationen upphör', 'end of the client relationship'],
    [],
    ['closing-talk', 'feedback'],
    workingDays(10), // nothing is proposed for it: as calm as the calmest
    ['NOTICE'],
  ],
}

/** Of two phases running at once, each is stored: a request carries a set. */
const TOGETHER: readonly (readonly [Phase, Phase])[] = [['EMERGENCY', 'CARE_PREP']]

export const phaseFacts = Object.fromEntries(PHASES.map((phase) => [phase, factsOf(phase)])) as Readonly<
  Record<Phase, PhaseFacts>
>

export function isPhase(code: unknown): code is Phase {
  return PHASES.some((phase) => phase === code)
}

/** Whether a case usually moves so. */
export function isUsualEdge(from: Phase, to: Phase): boolean {
  return phaseFacts[from].next.includes(to)
}

/** Whether the two may run at the same time for the same child. */
export function mayRunTogether(a: Phase, b: Phase): boolean {
  return TOGETHER.some((pair) => a !== b && pair.includes(a) && pair.includes(b))
}

function factsOf(phase: Phase): PhaseFacts {
  const [[fi, sv, en], basis, mayAttend, offerWithin, next] = ROWS[phase]
  return { names: { fi, sv, en }, basis, clock: PHASE_CLOCKS[phase], mayAttend, offerWithin, next }
}
