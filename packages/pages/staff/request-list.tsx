import type { Request } from '#core/records/request.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Facts } from '../facts.tsx'
import { DoneNotice } from '../problems.tsx'
import type { Said } from '../returned.ts'
import { Due } from '../standing.tsx'
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
  const mine = (one: Request) => one.owner === 'worker' && one.workerId === me && one.waitsFor !== 'meetings'
  const shown = closed ? requests : requests.toSorted((a, b) => Number(mine(b)) - Number(mine(a)) || compareDue(a, b))
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
        {shown.map((one) => (
          <li class="card">
            <h3>
              <a href={`/requests/${one.id}`}>{requestWords.title(one.clientReference ?? names.area(tenant, one.area))}</a>
            </h3>
            <p>
              <span class="tag">{states.request[one.state]}</span> {mine(one) && <span class="tag turn">{words.yourTurn}</span>}
            </p>
            <Facts
              facts={[
                [words.columns.area, names.area(tenant, one.area)],
                one.phases.length > 0 && [common.phase, names.phases(one.phases)],
                one.state !== 'closed' && [words.columns.next, states.requestWaitsFor[one.waitsFor]],
                one.state !== 'closed' && [common.owner, states.owner[one.owner]],
                one.due && [words.columns.clock, <Due due={one.due} now={now} />],
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

/** By clock; what has none comes last. */
function compareDue(a: Request, b: Request): number {
  const [one, other] = [a.due ?? '~', b.due ?? '~']
  return one < other ? -1 : one > other ? 1 : 0
}
