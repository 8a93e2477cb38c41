import { hasConsent } from '#core/records/consent.ts'
import { channelFacts } from '#core/reference/channels.ts'
import type { Catalogue } from '#copy/catalogue.ts'
import type { RequestView } from '#core/request/view.ts'
import { interpretedInto, leadingOf, type Request, servedIn } from '#core/records/request.ts'
import { turnFor, waitingIn } from '#core/records/turn.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { audienceIn } from '../audience.ts'
import { sentence } from '../names.ts'
import { Facts } from '../facts.tsx'
import type { Option } from '../fields/choice.tsx'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import type { PageProps } from '../returned.ts'
import { StuckHere } from '../staff/stuck.tsx'
import { type Eyes, isYours, sinceOf, StandingFacts } from '../standing.tsx'
import { About, Also, nameOf } from './also.tsx'
import { Basis } from './basis.tsx'
import { SeldomSteps } from './seldom-steps.tsx'
import { Consent } from './consent.tsx'
import { Decisions } from './decision.tsx'
import { History } from './history.tsx'
import { Meetings } from './meetings.tsx'
import { Nobody } from './nobody.tsx'
import { Notices } from './notices.tsx'
import { Offers } from './offers.tsx'
import { useReader, useWords } from '../reader.tsx'

export interface RequestPageProps extends PageProps {
  readonly view: RequestView
  readonly tenant: Tenant
  readonly coordinator: boolean
  /** Whether it is the reader's own. */
  readonly mine: boolean
  readonly colleagues: readonly Option[]
  /** Names of staff by id. */
  readonly staff: ReadonlyMap<string, string>
}

export function requestTitle({ request: words }: Catalogue, request: Request): string {
  return words.title(request.clientReference ?? '')
}

/** One request: how it stands and what is to be done, first; what it is, who was asked and what happened, after. */
export function RequestPage({ view, tenant, coordinator, mine, colleagues, staff, ...page }: RequestPageProps) {
  const { choices, candidates, queue, request: words, states } = useWords()
  const { request } = view
  const { time } = useReader()
  const eyes: Eyes = { mine, coordinator }
  const turns = waitingIn(view)
  const turn = turnFor(turns, mine ? 'worker' : coordinator ? 'coordinator' : 'nobody')
  const hasParent = channelFacts[request.channel].hasClient
  return (
    <>
      <ProblemSummary view={page.returned?.view} trouble={page.returned?.trouble} />
      <DoneNotice done={page.done} />
      {request.parked && <p class="notice">{queue.forgotten.here}</p>}
      <section aria-labelledby="now">
        <h2 id="now">{words.now}</h2>
        <p>
          {sinceOf(request) && <span class="tag late">{queue.stuck.tag}</span>}{' '}
          <span class="tag">{states.request[request.state]}</span>{' '}
          {turn && isYours(turn.owner, eyes) && <span class="tag turn">{words.yourTurn}</span>}
          {request.closedAs && choices.closing[request.closedAs]}
        </p>
        {turn && (
          <>
            <StandingFacts
              standing={{ ...turn, name: nameOf(turn, view), since: sinceOf(request) }}
              eyes={eyes}
              now={page.now}
              first={turn.kind === 'request' ? [] : [[states.kind[turn.kind], <About turn={turn} view={view} />]]}
            />
            <Also turns={turns.filter((one) => one !== turn)} view={view} eyes={eyes} now={page.now} />
          </>
        )}
        {request.goingOn && (
          <>
            <p>
              <strong>{words.goingOn.by(time.fullDeadline(request.goingOn.until))}</strong>
            </p>
            <p>{words.goingOn.hint}</p>
          </>
        )}
        <StuckHere live={request} coordinator={coordinator} nonce={page.nonce} />
        {coordinator && request.state !== 'closed' && (
          <p>
            <a class="button second" href={`/requests/${request.id}/candidates`}>
              {candidates.title}
            </a>
          </p>
        )}
      </section>
      {request.waitsFor === 'coordinator' && <Nobody view={view} tenant={tenant} coordinator={coordinator} {...page} />}
      <Basis request={request} tenant={tenant} coordinator={coordinator} {...page} />
      {hasParent && !hasConsent(request) && <Consent view={view} mine={mine} staff={staff} {...page} />}
      <Decisions view={view} mine={mine} {...page} />
      <Meetings view={view} tenant={tenant} eyes={eyes} {...page} />
      <Summary view={view} tenant={tenant} now={page.now} />
      <Offers view={view} eyes={eyes} {...page} />
      {hasParent && hasConsent(request) && <Consent view={view} mine={mine} staff={staff} {...page} />}
      <SeldomSteps view={view} coordinator={coordinator} colleagues={colleagues} {...page} />
      {coordinator && <Notices view={view} staff={staff} {...page} />}
      <History view={view} staff={staff} />
    </>
  )
}

/** Somebody is being looked for, and the time that was promised for it lies ahead: no promise where a coordinator has it already. */
const isPromised = ({ state, waitsFor, serveBy, lateSince, unsentSince }: Request, now: string): boolean =>
  (state === 'open' || state === 'offered') &&
  (waitsFor === 'ranking' || waitsFor === 'answer') &&
  lateSince === undefined &&
  (now < serveBy || unsentSince !== undefined)

function Summary({ view: { request, worker }, tenant, now }: { view: RequestView; tenant: Tenant; now: string }) {
  const { choices, common, newRequest, request: words } = useWords()
  const reader = useReader()
  const { time, names } = reader
  const leading = leadingOf(request)
  const into = interpretedInto(request).map(({ code }) => code)
  const times = request.windows.length === 0 ? words.noTimes : request.windows.map((one) => time.full(one)).join('; ')
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{words.summary}</h2>
      <Facts
        facts={[
          request.clientReference && [words.reference, request.clientReference],
          servedIn(request).length > 0 && [common.phase, names.phases(servedIn(request))],
          leading && request.phases.length > 1 && [newRequest.leading, names.phase(leading)],
          [common.area, names.area(tenant, request.area)],
          [common.language, names.asked(request)],
          [request.timesAsked ? words.sharedTime : words.times, times],
          request.needBy && [words.needBy, time.fullDeadline(request.needBy)],
          [newRequest.mode, [choices.mode[request.mode], request.place].filter(Boolean).join(', ')],
          [newRequest.duration, time.duration(request.durationMinutes)],
          [newRequest.channel, names.channel(request.channel)],
          [newRequest.audience, audienceIn(reader, request)],
          [newRequest.urgency, choices.urgency[request.urgency]],
          isPromised(request, now) && [
            words.promise,
            request.unsentSince === undefined ? words.promised(time.fullDeadline(request.serveBy)) : words.promiseStands,
          ],
          request.interpreter && [newRequest.interpreter, `${common.yes}: ${names.languages(into)}`],
          request.seats > 1 && [newRequest.seats, words.seatsSoFar(request.taken.length, request.seats)],
          [newRequest.choice, choices.choice[request.choice]],
          request.preferences.gender && [newRequest.gender, choices.gender[request.preferences.gender]],
          request.preferences.samePartnerAsBefore && [newRequest.partner, newRequest.samePartner],
          request.goal && [newRequest.goal, sentence(request.goal.names[reader.language])],
          request.extent && [newRequest.extent, choices.extent[request.extent]],
          request.participants !== undefined && [newRequest.participants, String(request.participants)],
          request.prepare && [newRequest.prepare, <bdi>{request.prepare}</bdi>],
          request.note && [newRequest.note, <bdi>{request.note}</bdi>],
          worker && [words.worker, worker.name],
        ]}
      />
    </section>
  )
}
