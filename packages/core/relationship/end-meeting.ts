import { type Actor, speakerOf } from '../policy/actor.ts'
import { tell } from './tell.ts'
import { unbook } from './diary.ts'
import { atRest } from '../records/record.ts'
import type { Loaded } from './load.ts'
import type { Work } from '../commit/work.ts'
import { type Meeting, nextInvite } from '../records/meeting.ts'
import { factsForWorker, factsWithInvite } from './facts.ts'
import { hushMeeting } from './reminders.ts'
import { withdrawTime } from './ask-time.ts'

/** Cancels a meeting: the time is free, nothing more is reminded, both sides are told, and calendars drop it. */
export function endMeeting(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  if (meeting.state === 'proposed') return withdrawTime(work, loaded, meeting)
  return sayCancelled(work, loaded, cancel(work, loaded, meeting))
}

/** Of a cancelled meeting nothing is reminded any more, and both sides hear it. */
export function sayCancelled(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  hushMeeting(work, loaded, meeting, 'cancelled')
  const card = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  const facts = factsWithInvite(meeting, 'CANCEL')
  if (card) tell(work, loaded, { template: 'cancelled', about: meeting, partner: card, facts })
  tell(work, loaded, { template: 'meeting-cancelled', about: meeting, staff: 'worker', facts: factsForWorker(meeting, 'CANCEL') })
  return meeting
}

function cancel(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  const diary = meeting.partnerId === null ? undefined : loaded.diaries.get(meeting.partnerId)
  if (diary) unbook(work, diary, meeting.id)
  return work.change(meeting)(
    (current) => ({
      ...atRest,
      state: 'cancelled',
      ...nextInvite(current, work.now),
      cancelledBy: cancelledBy(work.by),
      proposal: undefined,
      closedAt: work.now,
    }),
    'meeting.cancelled',
  )
}

function cancelledBy(by: Actor): NonNullable<Meeting['cancelledBy']> {
  const { role } = speakerOf(by)
  return role === 'admin' || role === 'parent' ? 'coordinator' : role
}
