import { isPromised } from '../matching/slots.ts'
import { speakerOf } from '../policy/actor.ts'
import { type Candidate, isOnBreak } from '../records/partner.ts'
import type { Meeting } from '../records/meeting.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Loaded, need } from '../relationship/load.ts'
import type { Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { whatBinds } from './still-binding.ts'

/** The refusal, where the partner is not free then: they hear that it is promised, whoever works here only that it is not theirs. */
export const notFree = ({ by }: Pick<Work, 'by'>): Refusal =>
  refuse(speakerOf(by).role === 'partner' && by.role === 'partner' ? 'SLOT_NO_LONGER_FREE' : 'NOT_THEIR_TIME')

/**
 * Whether the partner is promised elsewhere or on a break at that time, this very meeting aside. Their weekly hours do
 * not count here: whoever is asked can say no to the time.
 */
export function isTimeTaken(loaded: Loaded, meeting: Meeting, slot: Window): boolean {
  const candidate = partnerOf(loaded, meeting)
  return isOnBreak(candidate.card, slot.start) || isPromised(candidate, slot, meeting.mode, { meetingId: meeting.id })
}

/** The refusal, where the partner's checks or limits of a month forbid a meeting then. */
export const movesBeyond = (work: Work, loaded: Loaded, meeting: Meeting, slot: Window): Refusal | undefined =>
  whatBinds(loaded, partnerOf(loaded, meeting), { slot, mode: meeting.mode, meetingId: meeting.id }, work)

function partnerOf({ cards, diaries }: Loaded, meeting: Meeting): Candidate {
  const partnerId = meeting.partnerId as string
  return { card: need(cards, partnerId), diary: need(diaries, partnerId) }
}
