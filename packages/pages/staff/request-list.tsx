import { isDecider } from '#core/policy/decider.ts'
import { type Request, servedIn } from '#core/records/request.ts'
import { turnFor, turnsOf } from '#core/records/turn.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Facts } from '../facts.tsx'
import { DoneNotice } from '../problems.tsx'
import type { Said } from '../returned.ts'
import { Clock, clockOf, type Eyes, hasBegun, isYours, useNext, Whose } from '../standing.tsx'
import { More } from './more.tsx'
import { useReader, useWords } from '../reader.tsx'

interface RequestListProps {
  readonly requests: readonly Request[]
  readonly next?: string | undefined
  readonly tenant: Tenant
  readonly now: string
  /** The reader's staff id. */
  readonly me: string
  /** Everybody's, not only the reader's own. */
  readonly all: boolean
  /** Only those that have ended. */
  readonly closed: boolean
  readonly done?: Said | undefined
}

/** One's own requests, a coordinator's all, what waits for oneself first; those that have ended on request. */
export function RequestList({ requests, next, tenant, now, me, all, closed, done }: RequestListProps) {
  const { common, request: requestWords, requests: words, states } = useWords()
  const { time, names } = useReader()
  const lines = requests.map((one) => lineOf(one, { mine: isDecider(one, { id: me }), coordinator: all }))
  const shown = closed ? lines : lines.toSorted((a, b) => Number(b.yours) - Number(a.yours) || compareClock(a, b))
  return (
    <>
      <DoneNotice done={done} />
      <p>
        <a class="button" href="/requests/new">
          {words.make}
        </a>
      </p>
      <h2>{closed ? words.closed : words.live}</h2>
      {shown.length === 0 && !next && <p>{closed ? common.none : all ? words.emptyAll : `${words.empty} ${words.emptyTodo}`}</p>}
      <ul class="cards">
        {shown.map(({ one, turn, eyes, yours }) => (
          <li class="card">
            <h3>
              <a href={`/requests/${one.id}${turn && turn.kind !== 'request' ? `#${turn.id}` : ''}`}>
                {requestWords.title(one.clientReference ?? names.area(tenant, one.area))}
              </a>
            </h3>
            <p>
              <span class="tag">{states.request[one.state]}</span> {yours && <span class="tag turn">{words.yourTurn}</span>}
            </p>
            <Facts
              facts={[
                [words.columns.area, names.area(tenant, one.area)],
                servedIn(one).length > 0 && [common.phase, names.phases(servedIn(one))],
                turn && [words.columns.next, useNext({ ...turn, begun: hasBegun(turn, now) }, eyes)],
                turn && turn.owner !== 'nobody' && [common.owner, <Whose standing={turn} eyes={eyes} />],
                turn &&
                  clockOf(turn, now) && [
                    turn.waitsFor === 'start' ? common.time : words.columns.clock,
                    <Clock standing={turn} now={now} />,
                  ],
                [words.columns.created, time.date(one.createdAt)],
              ]}
            />
          </li>
        ))}
      </ul>
      <More next={next} path="/requests" query={{ state: closed ? 'closed' : undefined }} />
      <p>{closed ? <a href="/requests">{words.live}</a> : <a href="/requests?state=closed">{words.showClosed}</a>}</p>
    </>
  )
}

/** A request with what the reader is to know first: what is their own to do, else what is most pressing. */
function lineOf(one: Request, eyes: Eyes) {
  const turn = turnFor(turnsOf(one), eyes.mine ? 'worker' : 'coordinator')
  return { one, turn, eyes, yours: turn !== undefined && isYours(turn.owner, eyes) }
}
type Line = ReturnType<typeof lineOf>

/** By clock; what waits for time alone, or for nothing, comes last. */
function compareClock(a: Line, b: Line): number {
  const [one, other] = [a, b].map(({ turn }) => (turn && turn.owner !== 'nobody' ? (turn.until ?? '~') : '~')) as [string, string]
  return one < other ? -1 : one > other ? 1 : 0
}
