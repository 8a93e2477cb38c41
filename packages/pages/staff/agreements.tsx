import { agreements as words } from '#copy/fi/agreements.ts'
import { common } from '#copy/fi/common.ts'
import type { PhaseAgreement, Tenant } from '#core/tenant/tenant.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Select, Tick } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { type FormView, freshForm } from '../form-view.ts'
import { areaName, phaseNames } from '../format.ts'
import { options } from '../new-request/options.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import type { PageProps } from '../sent.ts'

const SPARE = 2

/** All phase agreements in one form, saved together; folded by municipality, for there are dozens. */
export function Agreements({ tenant, nonce, sent, done }: PageProps & { tenant: Tenant }) {
  const view = sent?.view ?? freshForm('agreements')
  const rows = tenant.agreements.map((row, n) => ({ row, n }))
  return (
    <>
      <ProblemSummary view={sent?.view} trouble={sent?.trouble} />
      <DoneNotice text={done} />
      <p>{words.intro}</p>
      <ActionForm action="/agreements" nonce={nonce}>
        <input type="hidden" name="version" value={String(tenant.version)} />
        {[...Map.groupBy(rows, ({ row }) => row.area)].map(([area, some]) => (
          <details open={some.some(({ n }) => isWrong(view, n))}>
            <summary>{words.ofArea(areaName(tenant, area), some.length)}</summary>
            {some.map(({ row, n }) => (
              <Row view={view} n={n} row={row} tenant={tenant} />
            ))}
          </details>
        ))}
        <h2>{words.add}</h2>
        {Array.from({ length: SPARE }, (_, i) => (
          <Row view={view} n={rows.length + i} tenant={tenant} />
        ))}
        <Button>{words.save}</Button>
      </ActionForm>
    </>
  )
}

function isWrong(view: FormView, n: number): boolean {
  return [...view.problems.keys()].some((name) => name.startsWith(`items.${n}.`))
}

function Row({ view, n, row, tenant }: { view: FormView; n: number; row?: PhaseAgreement; tenant: Tenant }) {
  const name = `items.${n}`
  return (
    <fieldset class="box">
      <legend>{row ? `${words.row(n + 1)}: ${phaseNames([row.phase])}` : words.row(n + 1)}</legend>
      <div class="row">
        <Select view={view} name={`${name}.area`} label={common.area} options={options.areas(tenant)} empty={common.pick} initial={row?.area} />
        <Select view={view} name={`${name}.phase`} label={common.phase} options={options.phases} empty={common.pick} initial={row?.phase} />
        <TextField view={view} name={`${name}.organisation`} label={words.organisation} initial={row?.organisation} short />
        <TextField view={view} name={`${name}.validFrom`} type="date" label={words.validFrom} initial={row?.validFrom} />
        <TextField view={view} name={`${name}.validTo`} type="date" label={words.validTo} initial={row?.validTo} />
      </div>
      {row && <Tick view={view} name={`${name}.remove`} label={words.remove} />}
    </fieldset>
  )
}
