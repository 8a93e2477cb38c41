import { AGREEMENTS } from '#core/records/ending.ts'
import { CODES } from '#core/reference/rule-codes.ts'
import type { QueueRow } from '#core/request/queue-row.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { isHalted, type Undelivered, NoticeForms, whatHelps, whom, whyNot } from '../request/undelivered.tsx'
import type { PageProps } from '../returned.ts'
import { type Eyes, isYours, type Standing, StandingFacts } from '../standing.tsx'
import { CallForm } from './call.tsx'
import { Forgotten } from './forgotten.tsx'
import { FindAnother } from './find-another.tsx'
import { Wrote } from './wrote.tsx'
import { StuckForms } from './stuck.tsx'
import { limitOf, type StandstillId } from '#core/records/standstill.ts'
import { useReader, useWords } from '../reader.tsx'

/** Only coordinators see the open work. */
const EYES: Eyes = { mine: false, coordinator: true }

interface RowProps extends PageProps {
  readonly row: QueueRow
  readonly tenant: Tenant
  readonly partners: ReadonlyMap<string, string>
  /** What the list is narrowed by: it stays so after a form. */
  readonly keep: Readonly<Record<string, string>>
}

/** One line of open work with all that can be done about it here. */
export function Row({ row, tenant, partners, keep, nonce, now }: RowProps) {
  const { choices, queue: words, requests, undelivered } = useWords()
  const message = messageIn(row)
  const standing = standingOf(row, message)
  const href = hrefOf(row)
  return (
    <li class="card">
      <h2>{href === undefined ? titleOf(row, tenant) : <a href={href}>{titleOf(row, tenant)}</a>}</h2>
      <p>
        {isYours(standing.owner, EYES) && <span class="tag turn">{requests.yourTurn}</span>}
        {row.stuck && <span class="tag late">{words.stuck.tag}</span>}
        {!(message && isHalted(row)) && <span class={message ? 'tag late' : 'tag'}>{stateWords(row)}</span>}
        {row.urgency && row.urgency !== 'routine' && <span class="tag">{choices.urgency[row.urgency]}</span>}
        {row.nudges && row.owner === 'worker' ? <span class="tag">{words.nudged(row.nudges)}</span> : null}
      </p>
      <StandingFacts
        first={
          message && [
            [undelivered.to, whom(message)],
            [undelivered.channel, undelivered.channels[message.channel]],
          ]
        }
        standing={standing}
        eyes={EYES}
        now={now}
      />
      <NearMisses row={row} partners={partners} />
      {row.kind === 'request' && isSearching(row) && (
        <p>
          <a href={`/requests/${row.id}/candidates`}>{words.toCandidates}</a>
        </p>
      )}
      {row.stuck && row.kind !== 'notice' && (
        <StuckForms kind={row.kind} id={row.id} state={row.state} waitsFor={row.waitsFor} nonce={nonce} keep={keep} />
      )}
      {row.kind === 'offer' && row.waitsFor === 'call' && row.partner && (
        <CallForm id={row.id} partnerId={row.partner.id} nonce={nonce} keep={keep} />
      )}
      {row.kind === 'going-on' && row.waitsFor === 'another-partner' && <FindAnother row={row} nonce={nonce} keep={keep} />}
      {row.forgotten && <Forgotten row={row} forgotten={row.forgotten} nonce={nonce} keep={keep} />}
      {row.wrote && <Wrote row={row} wrote={row.wrote} nonce={nonce} keep={keep} />}
      {message && <NoticeForms message={message} nonce={nonce} />}
    </li>
  )
}

/** Only then can anybody be asked by hand. */
const isSearching = ({ state }: QueueRow): boolean => state === 'open' || state === 'offered'

/** What it is, of whom, where: `Kysely: CL-KU45V8 · Sari · Naantali`, `Viesti: CL-KU45V8 · Muistutusviesti päivää ennen · Sari, kumppani · Naantali`. */
function titleOf(row: QueueRow, tenant: Tenant): string {
  const { sending, states, templates } = useWords()
  const { names } = useReader()
  const message = messageIn(row)
  if (row.kind === 'standstill') return sending.what[row.id as StandstillId]
  const who = message ? whom(message) : row.partner?.name
  const what = [
    row.reference,
    row.template && templates[row.template],
    who,
    row.area && names.area(tenant, row.area),
    row.phases && names.phases(row.phases),
  ]
  return [states.kind[row.kind], what.filter(Boolean).join(' · ')].filter(Boolean).join(': ')
}

/** Who was nearest and what stood in the way: the rules in total, then partner by partner. */
function NearMisses({ row, partners }: Pick<RowProps, 'row' | 'partners'>) {
  const { queue: words, rules, states } = useWords()
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
            <a href={`/partners/${partnerId}`}>{partners.get(partnerId) ?? states.kind.card}</a>:{' '}
            {codes.map((code) => rules.fails[code]).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The address of its own page, and where on that it stands; none of what is not there any more. */
function hrefOf({ kind, id, requestId, turn, waitsFor, forgotten, partner }: QueueRow): string | undefined {
  if (forgotten?.unknown) return undefined
  if (forgotten?.about === 'tenant') return '/settings'
  if (forgotten?.about === 'partner') return `/partners/${id}`
  if (forgotten) return `/requests/${id}`
  if (waitsFor === 'ending' || waitsFor === 'end-choices') return `/endings/${kind === 'tenant' ? AGREEMENTS : id}`
  if (kind === 'tenant') return '/agreements'
  if (kind === 'digest') return '/digest'
  if (kind === 'standstill') return '/sending'
  if (kind === 'card' || kind === 'diary') return `/partners/${id}`
  if (kind === 'text') return partner && `/partners/${partner.id}`
  if (kind === 'errand' || kind === 'going-on') return `/requests/${requestId}`
  if (turn && turn.kind !== 'request') return `/requests/${id}#${turn.id}`
  return kind === 'request' ? `/requests/${id}` : `/requests/${requestId}#${id}`
}

type Words = Readonly<Record<string, string>>

const stateWords = ({ kind, state }: QueueRow): string => {
  const { common, states } = useWords()
  const tables: Readonly<Record<QueueRow['kind'], Words>> = {
    request: states.request,
    offer: states.offer,
    meeting: states.meeting,
    notice: states.notice,
    card: states.partner,
    diary: states.kept,
    tenant: states.kept,
    errand: states.kept,
    'going-on': states.kept,
    digest: states.kept,
    standstill: states.standstill,
    gap: states.gap,
    text: states.text,
  }
  return tables[kind][state] ?? common.unknown
}

/** How the line waits: of a request what is most pressing of all that belongs to it, of anything else what it says itself. */
function standingOf(row: QueueRow, message: Undelivered | undefined): Standing {
  const { sending, states } = useWords()
  const since = row.stuck?.since
  if (row.turn && !row.stuck) return row.turn
  const kept: Words = row.kind === 'card' ? states.cardWaitsFor : states.keptWaitsFor
  const limit = row.kind === 'standstill' && row.code !== undefined ? sending.limits[limitOf(row)] : undefined
  const next =
    limit ?? (message ? whatHelps(message) : row.requestId === undefined || row.kind === 'gap' ? kept[row.waitsFor] : undefined)
  return { ...row, until: row.due, next, why: message && whyNot(message), since }
}

function messageIn({ id, kind, state, to, channel, failedFor }: QueueRow): Undelivered | undefined {
  return kind === 'notice' && to && channel ? { id, state, to, channel, failedFor } : undefined
}
