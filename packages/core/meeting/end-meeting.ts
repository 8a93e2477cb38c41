import { tell } from '../notice/tell.ts'
import { unbook } from '../partner/diary.ts'
import { atRest } from '../record.ts'
import type { Loaded } from '../request/load.ts'
import type { Work } from '../work.ts'
import type { Meeting } from './meeting.ts'
import { factsWithInvite, hushMeeting } from './reminders.ts'

const by = { worker: 'worker', partner: 'partner', coordinator: 'coordinator', admin: 'coordinator', system: 'system' } as const

/** Cancels a meeting: the time is free, nothing more is reminded, both sides are told, and calendars drop it. */
export function endMeeting(work: Work, loaded: Loaded, meeting: Meeting, why: 'cancelled'): Meeting {
  const ended = work.change(meeting)(
    (now) => ({ ...atRest, state: why, invite: now.invite + 1, cancelledBy: by[work.by.role], proposal: undefined, closedAt: work.now }),
    'meeting.cancelled',
  )
  hushMeeting(work, loaded, meeting, 'cancelled')
  const diary = meeting.partnerId === null ? undefined : loaded.diaries.get(meeting.partnerId)
  const card = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  if (diary) unbook(work, diary, meeting.id)
  const facts = factsWithInvite(ended, 'CANCEL')
  if (card) tell(work, loaded, { template: 'cancelled', about: ended, partner: card, facts })
  tell(work, loaded, { template: 'meeting-cancelled', about: ended, staff: 'worker', facts })
  return ended
}
