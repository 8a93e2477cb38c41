import type { Instant } from '../ports.ts'
import { keyText } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Offer } from '../records/offer.ts'
import type { Asked } from '../partner/own.ts'

/** One thing that a partner is asked, or has said yes to and may still say no to as easily. */
export interface Open {
  readonly about: Offer | Meeting
  /** The one time of it; none where it has several, or none at all. */
  readonly start?: Instant
  /** `asked`: a yes or a no; `held`: their yes waits for the worker, and a no takes it back. */
  readonly is: 'asked' | 'held'
}

/** All that a partner may answer by now, by whatever way it was asked: whether a bare word is meant of one thing is seen only so. */
export function openTo({ offers, meetings, goesOn, requests }: Asked, held: readonly Offer[], now: Instant): Open[] {
  const asks = offers.filter((one) => one.waitsFor === 'answer' && now < one.answerBy)
  const times = meetings.filter((one) => isTimeAsked(one, now) || isMoveAsked(one))
  const going = new Set(requests.filter(({ state }) => state !== 'closed').map(({ id }) => id))
  return [
    ...asks.map((about) => ({ about, is: 'asked' as const, ...oneTime(about) })),
    ...times.map((about) => ({ about, is: 'asked' as const, start: about.proposal?.start ?? about.start })),
    ...goesOn.map((about) => ({ about, is: 'asked' as const })),
    ...held
      .filter(({ requestId, id }) => going.has(requestId) && !goesOn.some((one) => one.id === id))
      .map((about) => ({ about, is: 'held' as const, ...(about.slot && { start: about.slot.start }) })),
  ]
}

const isTimeAsked = ({ state, proposal, asked, start }: Meeting, now: Instant): boolean =>
  state === 'proposed' && !proposal && now < (asked?.answerBy ?? start)

/** The worker proposes another time than was agreed. */
export const isMoveAsked = ({ state, proposal }: Meeting): boolean =>
  state === 'scheduled' && proposal !== undefined && proposal.by !== 'partner'

const oneTime = ({ slots }: Offer): { start?: Instant } => {
  const [only, ...more] = slots
  return only && more.length === 0 ? { start: only.start } : {}
}

export const isAbout = (one: Open, subject: { readonly pk: string; readonly sk: string }): boolean =>
  keyText(one.about) === keyText(subject)
