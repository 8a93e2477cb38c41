import { choices } from '#copy/fi/choices.ts'
import { common } from '#copy/fi/common.ts'
import { queue as words } from '#copy/fi/queue.ts'
import { requests } from '#copy/fi/requests.ts'
import { rules } from '#copy/fi/rules.ts'
import { states } from '#copy/fi/states.ts'
import { CODES } from '#core/matching/codes.ts'
import type { QueueRow } from '#core/request/queue.ts'
import type { Tenant } from '#core/tenant/tenant.ts'
import { areaName, phaseNames } from '../format.ts'
import { Select } from '../fields/choice.tsx'
import type { FormView } from '../form-view.ts'
import { options } from '../new-request/options.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { NoticeForms } from '../request/notices.tsx'
import type { PageProps } from '../sent.ts'
import { StandingFacts } from '../standing.tsx'
import { More } from './more.tsx'
import { StuckForms } from './stuck.tsx'

interface QueueProps extends PageProps {
  readonly rows: readonly QueueRow[]
  readonly next?: string | undefined
  readonly tenant: Tenant
  /** First names of the partners among the near misses. */
  readonly partners: ReadonlyMap<string, string>
  /** What the list is narrowed by, as it was chosen. */
  readonly filter: FormView
}

const STATES = ['open', 'offered', 'accepted', 'confirmed'] as const

/** Everything that waits for somebody, the most pressing first, each with the way to do something about it. */
export function Queue({ rows, next, tenant, partners, filter, ...page }: QueueProps) {
  return (
    <>
      <ProblemSummary view={page.sent?.view} trouble={page.sent?.trouble} />
      <DoneNotice text={page.done} />
      <p>{words.intro}</p>
      <form method="get" action="/queue" class="row">
        <Select view={filter} name="area" label={words.filterArea} options={options.areas(tenant)} empty={words.allAreas} />
        <Select
          view={filter}
          name="state"
          label={words.filterState}
          options={STATES.map((value) => ({ value, text: states.request[value] }))}
          empty={words.allStates}
        />
        <button class="second">{common.filter}</button>
      </form>
      <p>{rows.length === 0 ? words.empty : words.count(rows.length)}</p>
      <ol class="cards">
        {rows.map((row) => (
          <Row row={row} tenant={tenant} partners={partners} {...page} />
        ))}
      </ol>
      <More next={next} path="/queue" query={{ area: filter.form.text('area'), state: filter.form.text('state') }} />
    </>
  )
}

type RowProps = PageProps & Pick<QueueProps, 'tenant' | 'partners'> & { readonly row: QueueRow }

function Row({ row, tenant, partners, nonce, now }: RowProps) {
  const what = [row.area && areaName(tenant, row.area), row.phases && phaseNames(row.phases)].filter(Boolean).join(' · ')
  return (
    <li class="card">
      <h2>
        <a href={placeOf(row)}>{[states.kind[row.kind], what].filter(Boolean).join(': ')}</a>
      </h2>
      <p>
        {row.owner === 'coordinator' && <span class="tag turn">{requests.yourTurn}</span>}
        {row.stuck && <span class="tag late">{words.stuck.tag}</span>}
        {!isHeld(row) && <span class="tag">{stateWords(row)}</span>}
        {row.urgency && row.urgency !== 'routine' && <span class="tag">{choices.urgency[row.urgency]}</span>}
        {row.nudges ? <span class="tag">{words.nudged(row.nudges)}</span> : null}
      </p>
      <StandingFacts standing={{ ...row, next: nextWords(row), since: row.stuck?.since }} now={now} />
      <NearMisses row={row} partners={partners} />
      {row.kind === 'request' && (
        <p>
          <a href={`/requests/${row.id}/candidates`}>{words.toCandidates}</a>
        </p>
      )}
      {row.stuck && row.kind !== 'notice' && <StuckForms kind={row.kind} id={row.id} open={row.state === 'sent'} nonce={nonce} />}
      {row.kind === 'notice' && <NoticeForms id={row.id} nonce={nonce} />}
    </li>
  )
}

/** Who was nearest and what stood in the way: the rules in total, then partner by partner. */
function NearMisses({ row, partners }: Pick<RowProps, 'row' | 'partners'>) {
  if (!row.misses || row.misses.length === 0) return null
  const counts = CODES.filter((code) => row.missing?.[code])
  return (
    <details>
      <summary>
        {words.nobody}{' '}
        <span class="plain">{counts.map((code) => words.ruleCount(rules.fails[code], row.missing?.[code] ?? 0)).join(', ')}</span>
      </summary>
      <ul>
        {row.misses.map(({ partnerId, codes }) => (
          <li>
            <a href={`/partners/${partnerId}`}>{partners.get(partnerId) ?? states.kind.card}</a>: {codes.map((code) => rules.fails[code]).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  )
}

function placeOf({ kind, id, requestId }: QueueRow): string {
  if (kind === 'tenant') return '/agreements'
  return kind === 'card' || kind === 'diary' ? `/partners/${id}` : `/requests/${requestId ?? id}`
}

const TABLES = {
  request: [states.request, states.requestWaitsFor],
  offer: [states.offer, states.offerWaitsFor],
  meeting: [states.meeting, states.meetingWaitsFor],
  notice: [states.notice, states.noticeWaitsFor],
  card: [states.partner, states.cardWaitsFor],
  diary: [states.kept, states.keptWaitsFor],
  tenant: [states.kept, states.keptWaitsFor],
} as const

type Words = Readonly<Record<string, string>>
const tableOf = ({ kind }: QueueRow): readonly [Words, Words] => TABLES[kind]

const stateWords = (row: QueueRow): string => tableOf(row)[0][row.state] ?? common.unknown
function nextWords(row: QueueRow): string {
  if (isHeld(row)) return row.state === 'waiting' ? words.stuck.unsent : words.stuck.unsure
  return tableOf(row)[1][row.waitsFor] ?? common.unknown
}

/** A message nobody could send: that it goes in time is no longer so. */
const isHeld = ({ kind, stuck, waitsFor }: QueueRow): boolean => kind === 'notice' && stuck !== undefined && waitsFor !== 'person'
