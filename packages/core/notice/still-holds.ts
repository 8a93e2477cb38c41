import type { Meeting } from '../meeting/meeting.ts'
import type { Offer } from '../offer/offer.ts'
import type { Instant } from '../ports.ts'
import { keyText } from '../record.ts'
import type { Aggregate } from '../request/load.ts'
import type { Notice } from './notice.ts'

type Why = NonNullable<Notice['suppressedFor']>

/** Looked at once more just before sending: what the message speaks of must still be so. Undefined = it is. */
export function noLongerHolds(notice: Notice, { request, offers, meetings }: Aggregate, now: Instant): Why | undefined {
  const about = keyText(notice.subject)
  const offer = offers.find((one) => keyText(one) === about)
  const meeting = meetings.find((one) => keyText(one) === about)
  switch (notice.template) {
    case 'offer':
      return offerProblem(offer, now)
    case 'reminder-day':
    case 'reminder-hours':
    case 'meeting-reminder':
      return meetingProblem(notice, meeting, now)
    case 'partner-accepted':
    case 'decision-waits':
      return request.state === 'accepted' ? undefined : 'answered'
    case 'other-time-proposed':
      return offer?.state === 'sent' ? undefined : 'answered'
    case 'nobody-found':
      return request.nobodySince === undefined ? 'answered' : undefined
    case 'move-proposed':
      return meeting?.proposal ? undefined : 'answered'
    case 'outcome-waits':
      return meeting?.waitsFor === 'outcome' ? undefined : 'answered'
    default:
      return undefined
  }
}

function offerProblem(offer: Offer | undefined, now: Instant): Why | undefined {
  if (offer?.state !== 'sent') return 'answered'
  return now < offer.answerBy ? undefined : 'too-late'
}

function meetingProblem({ facts, to }: Notice, meeting: Meeting | undefined, now: Instant): Why | undefined {
  if (meeting?.state !== 'scheduled') return 'cancelled'
  if (meeting.start !== facts.slots[0]?.start || meeting.proposal) return 'moved'
  if (to.role === 'partner' && meeting.partnerId !== to.id) return 'cancelled'
  return now < meeting.start ? undefined : 'too-late'
}
