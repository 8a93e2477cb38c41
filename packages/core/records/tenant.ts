import type { Live } from './record.ts'
import type { Served } from '../reference/phases.ts'
import { DEFAULT_GOALS, type Goal } from '../reference/goals.ts'
import type { Channel } from '../reference/channels.ts'
import type { PageLanguage } from '../reference/languages.ts'
import type { RecordedBasis } from './check-basis.ts'
import type { Urgency } from './request.ts'
import type { WithEnd } from './ending.ts'
import type { NamesOrganisation } from './organisation.ts'
import type { Way } from './way.ts'

/** A municipality the tenant serves. `county` 05 and `code` 853 are of two series (docs/field.md: Codes). */
export interface Area {
  readonly code: string
  readonly county: string
  readonly names: { readonly fi: string; readonly sv: string }
  /** An open meeting place to point to when nobody is free. */
  readonly openMeetingPlace?: string
  /** Where people meet here: family centres, libraries, remote rooms. To choose from; what was chosen stays as it was. */
  readonly places?: readonly Place[]
}

/** A place that is everybody's, so its street may be said. */
export interface Place {
  readonly id: string
  readonly name: string
  /** Of a room to meet in remotely: https. */
  readonly link?: string | undefined
  readonly instructions?: string | undefined
}

/** Of one municipality. */
export const MOST_PLACES = 30

/** What a partner is paid where the family did not come: how much of the fee, percent (docs/field.md: Fees). */
export const NO_SHOW_PAY = { whole: 100, half: 50, none: 0 } as const
export type NoShowPay = keyof typeof NO_SHOW_PAY

/** In force, over and to come, of one tenant. */
export const MOST_AGREEMENTS = 2000

/**
 * Which phase partners of which organisation serve in which area (docs/field.md: Phase agreements). Local dates, both
 * inclusive.
 */
export interface PhaseAgreement extends NamesOrganisation {
  readonly county: string
  readonly area: string
  /** Or that there is none yet: agreements of family social work are their own. */
  readonly phase: Served
  readonly validFrom: string
  readonly validTo?: string
}

export interface Orderer {
  readonly id: string
  readonly county: string
  readonly area?: string
  readonly name: string
}

/** What a closed meeting pays: integer cents, by channel and validity (docs/field.md: Fees). */
export interface Rate {
  readonly channel: Channel
  readonly unit: 'meeting' | 'hour'
  readonly cents: number
  readonly validFrom: string
  readonly validTo?: string
}

/** Whole days before a meeting, at its own time of day, and by which way. */
export interface Reminding {
  readonly days: number
  readonly by: Way
}

export interface OfferRule {
  /** Offers open at a time. */
  readonly open: number
  /** Hours a partner has to answer. */
  readonly answerHours: number
}

export interface Settings {
  /** What messages are signed with: neutral, at most 11 characters for an SMS sender. */
  readonly senderName: string
  readonly coordinatorPhone: string
  /** ISO 3166 codes of the countries whose mobile numbers are written to; `PHONE_COUNTRIES` when absent. */
  readonly phoneCountries?: readonly string[]
  /** Who is on duty outside office hours: the county's social emergency service. */
  readonly dutyPhone?: string
  /** The mailbox the coordinators share. */
  readonly coordinatorEmail: string
  /** What is written to whoever has not said, and to the coordinators' mailbox; Finnish when absent. */
  readonly language?: PageLanguage
  /** What partners are called in this tenant (docs/voice.md: Titles). */
  readonly partnerTitle: string
  /**
   * When each meeting is reminded of, and by which way where its partner has not chosen one; `REMIND_AT` when absent. On the day
   * itself only of what has changed since: `reminders.hoursBefore`.
   */
  readonly remindAt?: readonly Reminding[]
  /** Minutes before the start. `dayBefore` is of versions before `remindAt`. */
  readonly reminders: { readonly dayBefore: number; readonly hoursBefore: number }
  /** Local times. */
  readonly quiet: { readonly from: string; readonly to: string }
  readonly offers: Readonly<Record<Urgency, OfferRule>>
  /** Hours the worker has to decide before a reminder; the same again before the coordinator owns it. */
  readonly decisionHours: Readonly<Record<Urgency, number>>
  /** Working hours until a partner's going on after a hand-over is confirmed, whoever they are; `GOING_ON_HOURS` when absent. */
  readonly goingOnHours?: number
  /** Working hours the coordinator has before being reminded again. */
  readonly coordinatorHours: number
  /** Hours after the end before the worker is asked again how it went. */
  readonly outcomeHours: number
  /** Days without a meeting before the worker is asked whether the relationship goes on. */
  readonly quietDays: number
  /** Nearer than this to the start the machine asks nobody new by itself. */
  readonly lateHours: number
  readonly extractMonths: number
  /** What can be chosen as the parent's own goal; `DEFAULT_GOALS` when absent, nothing is asked where empty. */
  readonly goals?: readonly Goal[]
  /** Whether travel is paid for besides the fee; absent where nobody has said. */
  readonly travel?: Travel
  /** What a partner is paid where they came and the family did not; the whole fee when absent. */
  readonly noShowPay?: NoShowPay
}

export const TRAVEL = ['paid', 'own'] as const
export type Travel = (typeof TRAVEL)[number]

export const goalsOf = ({ goals = DEFAULT_GOALS }: Pick<Settings, 'goals'>): readonly Goal[] => goals

export interface Tenant extends Live, WithEnd {
  readonly kind: 'tenant'
  readonly state: 'kept'
  readonly waitsFor: 'rematch' | 'ending' | 'end-choices' | 'nothing'
  readonly name: string
  readonly settings: Settings
  readonly areas: readonly Area[]
  /**
   * Those that have not been moved to items of their own (`records/agreement.ts`, `tenant/move-agreements.ts`): an earlier
   * version kept them all here. While there are any, new ones and changes are kept here too, where it reads them.
   */
  readonly agreements: readonly PhaseAgreement[]
  /** Agreements that are items, and organisations: none where absent. */
  readonly agreementCount?: number
  readonly organisationCount?: number
  /** By which act partners are checked, by kind of request (`check-basis.ts`). None where absent. */
  readonly checkBases?: readonly RecordedBasis[]
  readonly orderers: readonly Orderer[]
  readonly rates: readonly Rate[]
}

/** Finland with Åland and its neighbours: where partners' telephones are. */
export const PHONE_COUNTRIES: readonly string[] = ['FI', 'AX', 'SE', 'NO', 'DK', 'IS', 'EE']

/** A working day [ours, not checked]: long enough for a coordinator to find somebody else, and the same for all. */
export const GOING_ON_HOURS = 8

/** Three days and one day before: a trial of 54,066 appointments (docs/field.md: Reminders). */
const REMIND_AT: readonly Reminding[] = [
  { days: 3, by: 'email' },
  { days: 1, by: 'sms' },
]

/** When this tenant's meetings are reminded of. */
export const remindingsOf = ({ remindAt }: Pick<Settings, 'remindAt'>): readonly Reminding[] => remindAt ?? REMIND_AT

/** The rate in force on that local date. */
export const rateFor = ({ rates }: Pick<Tenant, 'rates'>, channel: Rate['channel'], date: string): Rate | undefined =>
  rates.find((one) => one.channel === channel && one.validFrom <= date && (one.validTo === undefined || date <= one.validTo))

/** How many a tenant may have, and how far ahead. */
export const MOST_REMINDERS = 4
export const FURTHEST_REMINDER_DAYS = 14

/** What a new tenant starts with. All of it is the tenant's own to change. */
export const DEFAULT_SETTINGS: Settings = {
  senderName: 'Rinnalla',
  coordinatorPhone: '+358401234500',
  coordinatorEmail: 'koordinaattori@example.fi',
  partnerTitle: 'kokemuskumppani',
  reminders: { dayBefore: 24 * 60, hoursBefore: 2 * 60 },
  quiet: { from: '21:00', to: '08:00' },
  offers: {
    routine: { open: 1, answerHours: 36 },
    soon: { open: 2, answerHours: 24 },
    urgent: { open: 3, answerHours: 4 },
  },
  decisionHours: { routine: 48, soon: 24, urgent: 4 },
  coordinatorHours: 4,
  outcomeHours: 24,
  quietDays: 30,
  lateHours: 24,
  extractMonths: 6,
}
