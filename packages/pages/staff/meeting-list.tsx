import type { Meeting } from '#core/records/meeting.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Facts } from '../facts.tsx'
import { Due } from '../standing.tsx'
import { More } from './more.tsx'
import { useReader, useWords } from '../reader.tsx'

interface MeetingListProps {
  readonly meetings: readonly Meeting[]
  readonly next?: string | undefined
  readonly tenant: Tenant
  readonly now: string
}

/** The calendar as a list: when, where, how it stands, and the way to its request. */
export function MeetingList({ meetings, next, tenant, now }: MeetingListProps) {
  const { choices, common, meetings: words, states } = useWords()
  const { time, names } = useReader()
  return (
    <>
      {meetings.length === 0 && <p>{words.empty}</p>}
      <ul class="cards pair">
        {meetings.map((meeting) => (
          <li class="card">
            <h2>
              <a href={`/requests/${meeting.requestId}#${meeting.id}`}>
                <time datetime={meeting.start}>{time.full(meeting)}</time>
              </a>
            </h2>
            <p>
              <span class={meeting.state === 'held' ? 'tag good' : 'tag'}>{states.meeting[meeting.state]}</span>
            </p>
            <Facts
              facts={[
                [words.columns.where, `${choices.mode[meeting.mode]}, ${names.area(tenant, meeting.area)}`],
                meeting.state === 'scheduled' && [words.columns.next, states.meetingWaitsFor[meeting.waitsFor]],
                meeting.state === 'scheduled' &&
                  meeting.waitsFor !== 'start' &&
                  meeting.due && [common.clock, <Due due={meeting.due} now={now} />],
              ]}
            />
          </li>
        ))}
      </ul>
      <More next={next} path="/meetings" />
    </>
  )
}
