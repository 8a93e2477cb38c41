import type { Area, Tenant } from '#core/records/tenant.ts'
import type { AgreementView } from '#core/tenant/agreements.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Select, Tick } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { freshForm } from '../form-view.ts'
import { useOptions } from '../new-request/options.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { useReader, useWords } from '../reader.tsx'
import type { PageProps } from '../returned.ts'
import { Seen } from '../seen.tsx'
import { More } from './more.tsx'

/** The form of a new agreement; any other has its id. */
export const NEW_AGREEMENT = 'new'

/** Which municipality's agreements: there may be thousands in all. */
export function AgreementAreas({ tenant, done }: Pick<PageProps, 'done'> & { tenant: Tenant }) {
  const { agreements: words } = useWords()
  const { names, compare } = useReader()
  const areas = tenant.areas
    .map(({ code }) => ({ code, name: names.area(tenant, code) }))
    .toSorted((a, b) => compare(a.name, b.name))
  return (
    <>
      <DoneNotice done={done} />
      <p>{words.intro}</p>
      <h2>{words.choose}</h2>
      <ul>
        {areas.map(({ code, name }) => (
          <li>
            <a href={`/agreements?area=${code}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

interface AgreementsProps extends PageProps {
  readonly tenant: Tenant
  readonly area: Area
  readonly agreements: readonly AgreementView[]
  readonly organisations: readonly string[]
  readonly next?: string | undefined
}

/** The agreements of one municipality, each with a form of its own, and one for a new one. */
export function Agreements({ tenant, area, agreements, organisations, next, ...page }: AgreementsProps) {
  const { agreements: words } = useWords()
  const { names } = useReader()
  const name = names.area(tenant, area.code)
  return (
    <>
      <ProblemSummary view={page.returned?.view} trouble={page.returned?.trouble} />
      <DoneNotice done={page.done} />
      <p>
        <a href="/agreements">{words.allAreas}</a>
      </p>
      {agreements.length === 0 && <p>{words.none}</p>}
      {agreements.map((one) => (
        <OneAgreement one={one} {...page} />
      ))}
      <More next={next} path="/agreements" query={{ area: area.code }} />
      <h2>{words.addTo(name)}</h2>
      <NewAgreement area={area} organisations={organisations} {...page} />
    </>
  )
}

function OneAgreement({ one, returned, nonce }: PageProps & { one: AgreementView }) {
  const { agreements: words } = useWords()
  const { names, time } = useReader()
  const { id, agreement } = one
  const { phase, organisation, validFrom, validTo } = agreement
  const view = returned?.view.prefix === id ? returned.view : freshForm(id)
  return (
    <section class="box">
      <h2>{words.one(names.phases([phase]), organisation)}</h2>
      <p>{words.since(time.localDate(validFrom))}</p>
      <ActionForm action={`/agreements/${id}`} nonce={nonce} view={view}>
        <Seen view={view} part={PARTS.agreement(one)} />
        <TextField view={view} name="validTo" type="date" label={words.validTo} initial={validTo} />
        <Tick view={view} name="remove" label={words.remove} initial={false} />
        <Button>{words.save}</Button>
      </ActionForm>
    </section>
  )
}

type NewProps = Pick<AgreementsProps, 'area' | 'organisations' | 'returned' | 'nonce'>

function NewAgreement({ area, organisations, returned, nonce }: NewProps) {
  const options = useOptions()
  const { agreements: words, common, partners } = useWords()
  const view = returned?.view.prefix === NEW_AGREEMENT ? returned.view : freshForm(NEW_AGREEMENT)
  return (
    <ActionForm action="/agreements" nonce={nonce} view={view}>
      <input type="hidden" name="area" value={area.code} />
      <Select view={view} name="phase" label={common.phase} options={options.served} empty={common.pick} />
      <TextField
        view={view}
        name="organisation"
        label={words.organisation}
        hint={partners.organisationHint}
        offers={organisations}
      />
      <TextField view={view} name="validFrom" type="date" label={words.validFrom} />
      <TextField view={view} name="validTo" type="date" label={`${words.validTo} ${common.optional}`} />
      <Button>{words.add}</Button>
    </ActionForm>
  )
}
