import { isWorkersWord } from '../policy/actor.ts'
import { tell } from './tell.ts'
import { tellOffice } from './tell-office.ts'
import { unbook } from './diary.ts'
import type { Loaded } from './load.ts'
import type { Instant } from '../ports.ts'
import type { Lost } from '../records/untidied.ts'
import { earliest, latest, plus } from '../time/instant.ts'
import type { Work } from '../commit/work.ts'
import { toArrange } from './arrange.ts'
import { type Meeting, nextInvite } from '../records/meeting.ts'
import { factsOfMeeting, factsWithInvite } from './facts.ts'
import { hushMeeting } from './reminders.ts'
import { loseTime } from './ask-time.ts'

/**
 * The partner cannot come: their time is free and their reminders stop. What begins before `lateBefore` the machine asks
 * nobody new about by itself, since the parent would have to be asked first: the worker chooses, and the coordinator knows.
 * Both sides are told.
 */
export function losePartner(
  work: Work,
  loaded: Loaded,
  meeting: Meeting,
  { loss, why, lateBefore, byOthers }: Pick<Lost, 'loss' | 'why' | 'lateBefore' | 'byOthers'>,
): Meeting {
  if (meeting.state === 'proposed') return loseTime(work, loaded, meeting)
  const late = meeting.start < lateBefore
  const wait = late
    ? lateChoice(work, meeting)
    : loss === 're-offer'
      ? forPartner(loaded, meeting)
      : toArrange(work.now, loaded, meeting)
  const lost = work.change(meeting)(
    (current) => ({
      ...wait,
      partnerId: null,
      proposal: undefined,
      ...nextInvite(current, work.now),
      nudges: 0,
      attempts: 0,
      reason: why,
    }),
    'meeting.partner-gone',
  )
  hushMeeting(work, loaded, meeting, 'cancelled')
  const card = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  const diary = meeting.partnerId === null ? undefined : loaded.diaries.get(meeting.partnerId)
  if (diary) unbook(work, diary, meeting.id)
  if (card)
    tell(work, loaded, {
      template: 'cancelled',
      about: lost,
      partner: card,
      facts: { ...factsWithInvite(lost, 'CANCEL'), ...(!byOthers && { told: 'own' }) },
    })
  if (!isWorkersWord(work.by))
    tell(work, loaded, { template: 'partner-gone', about: lost, staff: 'worker', facts: factsOfMeeting(lost) })
  if (late) tellOffice(work, loaded, lost, factsOfMeeting(lost))
  return work.read(lost)
}

/** Until when a time is too near for somebody new to the parent. */
export const lateBefore = (work: Work, { tenant }: Loaded): Instant => plus(work.now, tenant.settings.lateHours * 60)

/**
 * A person must choose before it begins; it stands in the open work from the first moment (`indexes.ts`), and is new to the
 * coordinator whatever they knew of the meeting before.
 */
export const lateChoice = (work: Work, meeting: Meeting) =>
  ({
    waitsFor: 'late-choice',
    owner: 'worker',
    due: latest(plus(work.now, 15), earliest(plus(work.now, 120), plus(meeting.start, -60))),
    theirs: undefined,
  }) as const

/** Somebody else is being asked; when it gets too near for somebody new, a person chooses. */
const forPartner = ({ tenant }: Loaded, meeting: Meeting) =>
  ({ waitsFor: 'partner', owner: 'system', due: plus(meeting.start, -tenant.settings.lateHours * 60) }) as const
