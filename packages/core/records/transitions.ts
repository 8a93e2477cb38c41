import { MEETING_TRANSITIONS } from './meeting.ts'
import { NOTICE_TRANSITIONS } from './notice.ts'
import { OFFER_TRANSITIONS } from './offer.ts'
import { PARTNER_TRANSITIONS } from './partner.ts'
import type { Kind } from './record.ts'
import { REQUEST_TRANSITIONS } from './request.ts'
import { TEXT_TRANSITIONS } from './text.ts'

/** Every life cycle, by kind of record. */
export const TRANSITIONS: Readonly<Record<Kind, Readonly<Record<string, readonly string[]>>>> = {
  request: REQUEST_TRANSITIONS,
  offer: OFFER_TRANSITIONS,
  meeting: MEETING_TRANSITIONS,
  notice: NOTICE_TRANSITIONS,
  card: PARTNER_TRANSITIONS,
  diary: { kept: [] },
  tenant: { kept: [] },
  errand: { kept: [] },
  'going-on': { kept: [] },
  digest: { kept: [] },
  standstill: { on: ['off'], off: ['on'] },
  gap: { open: ['dealt-with'], 'dealt-with': ['open'] },
  text: TEXT_TRANSITIONS,
}

/** Staying in a state is always allowed; going to another one only where the table lists it. */
export const mayGo = (kind: Kind, from: string, to: string): boolean =>
  from === to || (TRANSITIONS[kind][from]?.includes(to) ?? false)

export const isTerminal = (kind: Kind, state: string): boolean => TRANSITIONS[kind][state]?.length === 0

/** Thrown for a step that no table lists: whoever asked is refused with WRONG_STATE, nothing is written. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
  readonly kind: Kind
  readonly from: string
  readonly to: string
  constructor(kind: Kind, from: string, to: string) {
    super(`${kind} ${from} -> ${to}`)
    this.kind = kind
    this.from = from
    this.to = to
  }
}
