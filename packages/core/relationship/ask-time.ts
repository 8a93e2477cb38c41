import type { Instant } from '../ports.ts'
import { type Meeting, untilItEnds } from '../records/meeting.ts'
import type { NoticeFacts } from '../records/notice.ts'
import { atRest } from '../records/record.ts'
import type { PartnerTemplate, StaffTemplate } from '../records/templates.ts'
import { earliest, latest, plus } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { type Booked, newMeeting } from './book.ts'
import { heedEnd } from './beyond.ts'
import { book, unbook } from './diary.ts'
import { type Loaded, need } from './load.ts'
import { factsOfMeeting, factsWithInvite } from './facts.ts'
import { hushMeeting, remind } from './reminders.ts'
import { politely, tell } from './tell.ts'

/**
 * A partner is asked whether a further time suits. Until their yes nobody is to come: no calendar, no reminder, nothing
 * agreed. Only their diary keeps the time, so that nobody else is given it. The commit fails when the card has changed since
 * it was read: a partner who takes a break meanwhile is asked nothing.
 */
export function askTime(work: Work, loaded: Loaded, wished: Omit<Booked, 'template' | 'offerId'>): Meeting {
  const { partnerId, slot } = wished
  const card = need(loaded.cards, partnerId)
  work.guard(card)
  const at = politely(work.now, loaded.tenant, { slots: [slot] })
  const answerBy = answerUntil(at, loaded, slot.start)
  const asked: Meeting = {
    ...newMeeting(work, loaded, wished, 'request.meeting-asked'),
    state: 'proposed',
    asked: { answerBy },
    waitsFor: 'time-answer',
    due: answerBy,
    owner: 'partner',
    reason: 'time-asked',
  }
  const meeting = work.add(asked, 'meeting.asked')
  book(work, need(loaded.diaries, partnerId), { ...bookingOf(meeting), asked: true })
  tell(work, loaded, {
    template: 'time-asked',
    about: meeting,
    partner: card,
    facts: { ...factsOfMeeting(meeting), deadline: answerBy },
    at,
  })
  return meeting
}

/** As long as a decision gets, but until two hours before the time at the latest; a quarter of an hour, where there is one. */
export function answerUntil(from: Instant, { request, tenant }: Pick<Loaded, 'request' | 'tenant'>, start: Instant): Instant {
  const wished = earliest(plus(from, tenant.settings.decisionHours[request.urgency] * 60), plus(start, -120))
  return earliest(latest(wished, plus(from, 15)), start)
}

/** Both sides have said yes to the time: it is agreed from now on, stands in both calendars, and is reminded of. */
export function agreeTime(work: Work, loaded: Loaded, meeting: Meeting, { start, end }: Window): Meeting {
  const partnerId = meeting.partnerId as string
  const card = need(loaded.cards, partnerId)
  work.guard(card)
  const agreed = work.change(meeting)(
    () => ({
      state: 'scheduled',
      agreedAt: work.now,
      invitedAt: work.now,
      start,
      end,
      nudges: 0,
      attempts: 0,
      ...untilItEnds({ start, end }),
    }),
    'meeting.agreed',
  )
  book(work, need(loaded.diaries, partnerId), bookingOf(agreed))
  heedEnd(work, card, start)
  hushMeeting(work, loaded, meeting, 'answered')
  const facts = factsWithInvite(agreed, 'REQUEST')
  tell(work, loaded, { template: 'booked', about: agreed, partner: card, facts })
  tell(work, loaded, { template: 'confirmed', about: agreed, staff: 'worker', facts: { ...facts, told: 'more' } })
  remind(work, loaded, agreed, card)
  return agreed
}

/** The partner says that the time does not suit: the worker hears it, and may ask about another. */
export const declineTime = (work: Work, loaded: Loaded, meeting: Meeting): Meeting =>
  endTime(work, loaded, meeting, 'partner', { worker: 'time-declined' })

/** Not asked any more, by whoever asked or with all that belongs to the request; the partner need not answer. */
export const withdrawTime = (work: Work, loaded: Loaded, meeting: Meeting): Meeting =>
  endTime(work, loaded, meeting, work.by.role === 'coordinator' ? 'coordinator' : 'worker', { partner: 'offer-withdrawn' })

/** The partner takes a break or has left. Theirs, so nobody else is the reason. */
export const loseTime = (work: Work, loaded: Loaded, meeting: Meeting): Meeting =>
  endTime(work, loaded, meeting, 'partner', { partner: 'offer-withdrawn', worker: 'time-declined', told: 'own' })

/** Its time came before anybody had said yes. */
export const passTime = (work: Work, loaded: Loaded, meeting: Meeting): Meeting =>
  endTime(work, loaded, meeting, 'system', { worker: 'time-declined', told: 'late' })

interface ToTell {
  readonly partner?: PartnerTemplate
  readonly worker?: StaffTemplate
  readonly told?: NonNullable<NoticeFacts['told']>
}

/**
 * The asking ends without a yes, and the time kept is free. Nothing was agreed, so no calendar has it. Whoever proposed another
 * time was promised to hear what became of it.
 */
function endTime(work: Work, loaded: Loaded, meeting: Meeting, cancelledBy: Meeting['cancelledBy'], say: ToTell): Meeting {
  const { proposal } = meeting
  const card = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  const diary = meeting.partnerId === null ? undefined : loaded.diaries.get(meeting.partnerId)
  if (diary) unbook(work, diary, meeting.id)
  const ended = work.change(meeting)(
    () => ({ ...atRest, state: 'cancelled', cancelledBy, proposal: undefined, closedAt: work.now }),
    'meeting.not-agreed',
  )
  hushMeeting(work, loaded, meeting, 'cancelled')
  const facts = factsOfMeeting(meeting)
  const own = say.told === 'own'
  const told = say.told && { told: say.told }
  if (card && proposal && cancelledBy !== 'partner')
    tell(work, loaded, {
      template: 'proposal-ended',
      about: ended,
      partner: card,
      facts: { ...facts, slots: [slotOf(proposal)] },
    })
  else if (card && say.partner)
    tell(work, loaded, { template: say.partner, about: ended, partner: card, facts: { ...facts, ...(own && told) } })
  if (say.worker)
    tell(work, loaded, { template: say.worker, about: ended, staff: 'worker', facts: { ...facts, ...(!own && told) } })
  return ended
}

const slotOf = ({ start, end }: Window): Window => ({ start, end })

const bookingOf = ({ id, requestId, start, end, mode }: Meeting) => ({ meetingId: id, requestId, start, end, mode })
