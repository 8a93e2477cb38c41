import { type Actor, speakerOf } from '../policy/actor.ts'
import { tell } from './tell.ts'
import { unbook } from './diary.ts'
import { atRest } from '../records/record.ts'
import type { Loaded } from './load.ts'
import type { Work } from '../commit/work.ts'
import { type Meeting, nextInvite } from '../records/meeting.ts'
import type { Card } from '../records/partner.ts'
import type { Untidied } from '../records/untidied.ts'
import { factsForWorker, factsWithInvite } from './facts.ts'
import { hushMeeting } from './reminders.ts'
import { withdrawTime } from './ask-time.ts'

/** Cancels a meeting: the time is free, nothing more is reminded, both sides are told, and calendars drop it. */
export function endMeeting(work: Work, loaded: Loaded, meeting: Meeting, decided?: Decided): Meeting {
  if (meeting.state === 'proposed') return withdrawTime(work, loaded, meeting)
  return sayCancelled(work, loaded, cancel(work, loaded, meeting, decided), decided)
}

/** The deed that cancelled it with others, and whom that told of all of them in one message. */
type Decided = Pick<Untidied, 'at' | 'summed'>

/** Of a cancelled meeting nothing is reminded any more, and both sides hear it. */
export function sayCancelled(work: Work, loaded: Loaded, meeting: Meeting, { summed = [] }: Partial<Decided> = {}): Meeting {
  hushMeeting(work, loaded, meeting, 'cancelled')
  const card = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  const facts = factsWithInvite(meeting, 'CANCEL')
  if (card && summed.includes(card.id))
    tell(work, loaded, { template: 'cancelled', about: meeting, partner: byMail(card), facts: { ...facts, told: 'calendar' } })
  else if (card) tell(work, loaded, { template: 'cancelled', about: meeting, partner: card, facts })
  const forWorker = factsForWorker(meeting, 'CANCEL')
  if (!summed.includes('worker'))
    tell(work, loaded, { template: 'meeting-cancelled', about: meeting, staff: 'worker', facts: forWorker })
  else if (forWorker.invite)
    tell(work, loaded, {
      template: 'meeting-cancelled',
      about: meeting,
      staff: 'worker',
      facts: { ...forWorker, told: 'calendar' },
    })
  return meeting
}

/** A calendar is told by e-mail, and by nothing else. */
const byMail = ({ id, contactBy }: Card) => ({ id, contactBy: contactBy.filter((channel) => channel === 'email') })

function cancel(work: Work, loaded: Loaded, meeting: Meeting, decided: Decided | undefined): Meeting {
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
      ...(decided && { endedWith: decided.at }),
    }),
    'meeting.cancelled',
  )
}

function cancelledBy(by: Actor): NonNullable<Meeting['cancelledBy']> {
  const { role } = speakerOf(by)
  return role === 'admin' || role === 'parent' ? 'coordinator' : role
}
