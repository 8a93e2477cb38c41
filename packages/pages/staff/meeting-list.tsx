import { isDecider } from '#core/policy/decider.ts'
import { isAhead, isNeverAgreed, type Meeting } from '#core/records/meeting.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Facts } from '../facts.tsx'
import { Due, isYours, useNext, Whose } from '../standing.tsx'
import { More } from './more.tsx'
import { useReader, useWords } from '../reader.tsx'

interface Seen {
  readonly tenant: Tenant
  readonly now: string
  /** The reader's staff id. */
  readonly me: string
  /** Everybody's, not only the reader's own. */
  readonly all: boolean
}

interface MeetingListProps extends Seen {
  readonly meetings: readonly Meeting[]
  /** Of earlier days, and nobody has said yet how they went. */
  readonly unmarked: readonly Meeting[]
  readonly next?: string | undefined
}

/** The calendar as a list, after the past meetings that still wait for a word: when, where, how it stands, and the way to its request. */
export function MeetingList({ meetings, unmarked, next, ...seen }: MeetingListProps) {
  const { meetings: words } = useWords()
  return (
    <>
      {unmarked.length > 0 && (
        <section aria-labelledby="unmarked">
          <h2 id="unmarked">{words.unmarked}</h2>
          <p>{words.unmarkedTodo}</p>
          <Cards meetings={unmarked} {...seen} />
        </section>
      )}
      <section aria-labelledby="ahead">
        <h2 id="ahead">{words.ahead}</h2>
        {meetings.length === 0 && !next && <p>{words.emptyAhead}</p>}
        <Cards meetings={meetings} {...seen} />
      </section>
      <More next={next} path="/meetings" />
    </>
  )
}

function Cards({ meetings, ...seen }: Seen & { meetings: readonly Meeting[] }) {
  return (
    <ul class="cards pair">
      {meetings.map((meeting) => (
        <Card meeting={meeting} {...seen} />
      ))}
    </ul>
  )
}

function Card({ meeting, tenant, now, me, all }: Seen & { meeting: Meeting }) {
  const { choices, common, meetings: words, requests, states } = useWords()
  const { time, names } = useReader()
  const eyes = { mine: isDecider(meeting, { id: me }), coordinator: all }
  const waits = isAhead(meeting) && meeting.waitsFor !== 'start'
  return (
    <li class="card">
      <h3>
        <a href={`/requests/${meeting.requestId}?meeting=${meeting.id}#${meeting.id}`}>
          <time datetime={meeting.start}>{time.full(meeting)}</time>
        </a>
      </h3>
      <p>
        <span class={meeting.state === 'held' ? 'tag good' : 'tag'}>
          {isNeverAgreed(meeting) ? states.meetingNotAgreed : states.meeting[meeting.state]}
        </span>{' '}
        {waits && isYours(meeting.owner, eyes) && <span class="tag turn">{requests.yourTurn}</span>}
      </p>
      <Facts
        facts={[
          [words.columns.where, `${choices.mode[meeting.mode]}, ${names.area(tenant, meeting.area)}`],
          waits && [words.columns.next, useNext(meeting, eyes)],
          waits && [common.owner, <Whose standing={meeting} eyes={eyes} />],
          waits && meeting.due && [common.clock, <Due due={meeting.due} now={now} />],
        ]}
      />
    </li>
  )
}
