import type { Goal } from '#core/reference/goals.ts'
import { isAhead, isNeverAgreed, type Meeting, mayBeCorrected } from '#core/records/meeting.ts'
import { isBefore } from '#core/records/going-on.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { isStuck } from '#core/records/stuck.ts'
import type { Catalogue } from '#copy/catalogue.ts'
import { Facts } from '../facts.tsx'
import type { PageProps } from '../returned.ts'
import { StuckHere } from '../staff/stuck.tsx'
import { type Eyes, sinceOf, StandingFacts } from '../standing.tsx'
import { AskedForms } from './asked-forms.tsx'
import { CancelForm, CorrectForm, Keep, LateForm, MoveAnswer, MoveForm, OutcomeForm } from './meeting-forms.tsx'
import { DayForm, DetailsForm } from './meeting-details.tsx'
import { useReader, useWords } from '../reader.tsx'

export interface MeetingProps extends PageProps {
  readonly meeting: Meeting
  /** First name of its partner, where the reader may know it. */
  readonly partner?: string | undefined
  /** It stands beyond an end, and a coordinator is choosing what becomes of it. */
  readonly atEnd?: boolean
  readonly tenant: Tenant
  /** Whether it is the reader's own. */
  readonly mine: boolean
  /** Whether there is a parent to ask. */
  readonly parent: boolean
  /** What the parent wants of it, where they have said. */
  readonly goal?: Goal | undefined
  /** May write down what a partner said on the phone. */
  readonly coordinator: boolean
  readonly eyes: Eyes
}

/** Where they meet, or who calls; a home is told of as such and no more. */
function wherein({ mode, place, atHome, calls }: Meeting, { details }: Catalogue['meetings']): string | undefined {
  if (mode === 'phone') return calls && details.callersShown[calls]
  return mode === 'in-person' ? (place ?? (atHome ? details.atHome : undefined)) : undefined
}

function saidOfDay({ day: { partner, worker } = {} }: Meeting, { day: words }: Catalogue['meetings']): string {
  return [
    partner && (partner.minutes === undefined ? words.partner : words.partnerLate(partner.minutes)),
    worker && (worker.minutes === undefined ? words.worker : words.workerLate(worker.minutes)),
  ]
    .filter(Boolean)
    .join(' ')
}

/** One meeting with all that can be done about it now. */
export function MeetingCard(props: MeetingProps) {
  const { choices, common, endings, meetings: words, queue, request, states } = useWords()
  const { time } = useReader()
  const { meeting, partner, atEnd = false, coordinator, eyes, nonce, now } = props
  const live = isAhead(meeting)
  return (
    <li class="card" id={meeting.id}>
      <h3>
        <time datetime={meeting.start}>{time.full(meeting)}</time>
      </h3>
      <p>
        {isStuck(meeting) && <span class="tag late">{queue.stuck.tag}</span>}{' '}
        <span class={meeting.state === 'held' ? 'tag good' : 'tag'}>
          {isNeverAgreed(meeting) ? states.meetingNotAgreed : states.meeting[meeting.state]}
        </span>{' '}
        {meeting.outcome && meeting.outcome !== 'held' && choices.outcome[meeting.outcome]}
      </p>
      {atEnd && <p>{endings.mark}</p>}
      <Facts
        facts={[
          [common.place, [choices.mode[meeting.mode], wherein(meeting, words)].filter(Boolean).join(', ')],
          meeting.mode === 'remote' && meeting.link !== undefined && [words.details.link, <bdi>{meeting.link}</bdi>],
          meeting.instructions !== undefined && [words.details.instructions, <bdi>{meeting.instructions}</bdi>],
          meeting.state === 'scheduled' && meeting.day !== undefined && [words.day.label, saidOfDay(meeting, words)],
          [
            words.partner,
            meeting.partnerId
              ? (partner ?? (meeting.goingOn ? request.goingOn.hidden : request.partnerUnnamed))
              : words.noPartner,
          ],
          meeting.couldSay && [words.couldSay, choices.couldSay[meeting.couldSay]],
          meeting.corrections && [words.correct.was, meeting.corrections.map(({ was }) => choices.outcome[was]).join(', ')],
          meeting.proposal && [words.proposed, time.full(meeting.proposal)],
        ]}
      />
      {live && meeting.goingOn && <p>{request.goingOn.by(time.fullDeadline(meeting.goingOn))}</p>}
      {meeting.state === 'scheduled' && isBefore(meeting) && (
        <p>{coordinator ? request.goingOn.nearTheirs : request.goingOn.near}</p>
      )}
      {live && meeting.goingOn && (meeting.proposal || meeting.state === 'proposed') && <p>{request.goingOn.yesLater}</p>}
      {((live && meeting.waitsFor !== 'start') || isStuck(meeting)) && (
        <StandingFacts
          standing={{
            ...meeting,
            name: meeting.owner === 'partner' ? partner : undefined,
            until: meeting.due,
            since: sinceOf(meeting),
          }}
          eyes={eyes}
          now={now}
        />
      )}
      <StuckHere live={meeting} coordinator={coordinator} nonce={nonce} />
      {live && <Forms {...props} />}
      {mayBeCorrected(meeting, now) && <CorrectForm {...props} />}
    </li>
  )
}

function Forms(props: MeetingProps) {
  const { meeting, now } = props
  if (meeting.state === 'proposed')
    return (
      <>
        <AskedForms {...props} />
        {meeting.start > now && <DetailsForm {...props} />}
      </>
    )
  if (meeting.partnerId === null && meeting.start > now) return <LateForm {...props} />
  const begun = meeting.start <= now
  return (
    <>
      {meeting.proposal && <MoveAnswer {...props} />}
      {!begun && meeting.waitsFor === 'arrange' && !meeting.proposal && <Keep {...props} />}
      <DayForm {...props} />
      {begun && meeting.partnerId && <OutcomeForm {...props} />}
      {!begun && <DetailsForm {...props} />}
      {!begun && !meeting.goingOn && <MoveForm {...props} />}
      {!begun && <CancelForm {...props} />}
    </>
  )
}
