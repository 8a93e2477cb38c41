import type { QueueRow } from '#core/request/queue-row.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Select } from '../fields/choice.tsx'
import type { Form } from '#web/form.ts'
import type { FormView } from '../form-view.ts'
import { FormLanguages } from '../languages.tsx'
import { useOptions } from '../new-request/options.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import type { PageProps } from '../returned.ts'
import { More } from './more.tsx'
import { Row } from './queue-row.tsx'
import { useWords } from '../reader.tsx'

interface QueueProps extends PageProps {
  readonly rows: readonly QueueRow[]
  readonly next?: string | undefined
  readonly tenant: Tenant
  /** Who can do no more today. */
  readonly braked: readonly string[]
  /** First names of the partners among the near misses. */
  readonly partners: ReadonlyMap<string, string>
  /** What the list is narrowed by, as it was chosen. */
  readonly filter: FormView
}

/** What the list can be narrowed to. */
const STATES = ['open', 'offered', 'accepted', 'confirmed'] as const

/** What a form or an address narrows the list by; what there is no choice of is left out. */
export function keptFilter(form: Form): Record<string, string> {
  const [area, state] = [form.text('area'), STATES.find((one) => one === form.text('state'))]
  return { ...(area && { area }), ...(state && { state }) }
}

/** Everything that waits for somebody, the most pressing first, each with the way to do something about it. */
export function Queue({ rows, next, tenant, braked, partners, filter, ...page }: QueueProps) {
  const options = useOptions()
  const { common, digests, queue: words, sending, states } = useWords()
  const { form } = filter
  const kept = keptFilter(form)
  const narrowed = Object.keys(kept).length > 0
  return (
    <>
      <ProblemSummary view={page.returned?.view} trouble={page.returned?.trouble} />
      <DoneNotice done={page.done} />
      {braked.map((name) => (
        <p class="notice">{words.braked(name)}</p>
      ))}
      <p>{words.intro}</p>
      <p>
        <a href="/digest">{digests.link}</a>
      </p>
      <p>
        <a href="/sending">{sending.link}</a>
      </p>
      <form method="get" action="/queue" id="filter" class="row">
        <Select view={filter} name="area" label={words.filterArea} options={options.areas(tenant)} empty={words.allAreas} />
        <Select
          view={filter}
          name="state"
          label={words.filterState}
          options={STATES.map((value) => ({ value, text: states.request[value] }))}
          empty={words.allStates}
        />
        <button type="submit" class="second">
          {common.filter}
        </button>
        <FormLanguages action="/queue" at="filter" />
      </form>
      <p>{howMany(rows.length, { narrowed, next, later: form.text('cursor') !== '' })}</p>
      <ol class="cards">
        {rows.map((row) => (
          <Row row={row} tenant={tenant} partners={partners} keep={kept} {...page} />
        ))}
      </ol>
      <More next={next} path="/queue" query={kept} />
      {(narrowed || form.text('cursor')) && (
        <p>
          <a href="/queue">{words.showAll}</a>
        </p>
      )}
    </>
  )
}

/** That all is done is said only where everything was looked at. */
function howMany(n: number, { narrowed, next, later }: { narrowed: boolean; next: string | undefined; later: boolean }): string {
  const { queue: words } = useWords()
  const part = next !== undefined || later
  if (n > 0) return part ? words.countHere(n) : words.count(n)
  if (next !== undefined) return words.emptySoFar
  if (later) return words.emptyRest
  return narrowed ? words.emptyFiltered : words.empty
}
