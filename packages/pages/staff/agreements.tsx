import { PHASES } from '#core/reference/phases.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Select } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { valueOf } from '../fields/frame.tsx'
import { type FormView, freshForm } from '../form-view.ts'
import { useOptions } from '../new-request/options.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { RemoveTick, RowMark } from '../row-marks.tsx'
import { rowsOf, type ShownRow } from '../rows.ts'
import { Seen } from '../seen.tsx'
import type { PageProps } from '../returned.ts'
import { agreementRows } from './agreement-rows.ts'
import { useReader, useWords } from '../reader.tsx'

const SPARE = 2

/**
 * All phase agreements in one form, saved together; folded by municipality, for there are dozens. What somebody else
 * did meanwhile stands before the folds.
 */
export function Agreements({ tenant, nonce, returned, done }: PageProps & { tenant: Tenant }) {
  const { agreements: words, stored } = useWords()
  const { names, compare } = useReader()
  const view = returned?.view ?? freshForm('agreements')
  const rows = rowsOf(agreementRows, { view, stored: tenant.agreements, spare: SPARE })
  const marked = rows.filter(({ mark }) => mark)
  const kept = rows.filter(({ mark, was }) => !mark && was)
  const areas = [...Map.groupBy(kept, ({ initial }) => names.area(tenant, initial['area'] ?? ''))]
    .map(([name, some]) => ({ name, some }))
    .toSorted((a, b) => compare(a.name, b.name))
  const show = (some: readonly ShownRow[]) => some.map((row) => <Row row={row} tenant={tenant} />)
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      <p>{words.intro}</p>
      <ActionForm action="/agreements" nonce={nonce} view={view}>
        <Seen view={view} part={PARTS.agreements(tenant)} />
        {marked.length > 0 && <h2>{stored.rows.title}</h2>}
        {show(marked)}
        {areas.map(({ name, some }) => (
          <details open={some.some(({ n }) => isWrong(view, n))}>
            <summary>{words.ofArea(name, some.length)}</summary>
            {show(some)}
          </details>
        ))}
        <h2>{words.add}</h2>
        {show(rows.filter(({ mark, was }) => !mark && !was))}
        <Button>{words.save}</Button>
      </ActionForm>
    </>
  )
}

function isWrong(view: FormView, n: number): boolean {
  return [...view.problems.keys()].some((name) => name.startsWith(`items.${n}.`))
}

function Row({ row, tenant }: { row: ShownRow; tenant: Tenant }) {
  const { agreements: words } = useWords()
  const { names } = useReader()
  const { view, n, was, initial } = row
  const name = `items.${n}`
  const phase = PHASES.find((one) => one === initial['phase'])
  return (
    <fieldset class="box">
      <legend>
        {was && phase ? words.of(n + 1, names.area(tenant, initial['area'] ?? ''), names.phases([phase])) : words.row(n + 1)}
      </legend>
      <RowMark name={name} row={row} />
      <div class="row">
        <WhatFor row={row} tenant={tenant} />
        <TextField view={view} name={`${name}.organisation`} label={words.organisation} initial={initial['organisation']} short />
        <TextField view={view} name={`${name}.validFrom`} type="date" label={words.validFrom} initial={initial['validFrom']} />
        <TextField view={view} name={`${name}.validTo`} type="date" label={words.validTo} initial={initial['validTo']} />
      </div>
      <RemoveTick name={name} row={row} label={words.remove} />
    </fieldset>
  )
}

/**
 * Town and phase are chosen for a new agreement; a stored one keeps them. All towns and phases to choose from at each
 * of thousands of rows would be a page larger than a Lambda may answer with.
 */
function WhatFor({ row: { view, n, was, initial }, tenant }: { row: ShownRow; tenant: Tenant }) {
  const options = useOptions()
  const { common } = useWords()
  const field = (part: 'area' | 'phase') => ({ view, name: `items.${n}.${part}`, initial: initial[part] })
  const parts = [field('area'), field('phase')]
  if (was && parts.every((one) => valueOf(one) === one.initial && !view.problems.has(one.name)))
    return (
      <>
        {parts.map(({ name, initial }) => (
          <input type="hidden" name={name} value={initial} />
        ))}
      </>
    )
  return (
    <>
      <Select {...field('area')} label={common.area} options={options.areas(tenant)} empty={common.pick} />
      <Select {...field('phase')} label={common.phase} options={options.phases} empty={common.pick} />
    </>
  )
}
