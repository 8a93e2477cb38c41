import { agreements as words } from '#copy/fi/agreements.ts'
import { common } from '#copy/fi/common.ts'
import { putAgreements } from '#core/tenant/change.ts'
import { getTenant } from '#core/tenant/find.ts'
import type { Tenant } from '#core/tenant/tenant.ts'
import type { Places } from '#pages/places.ts'
import { returned } from '#pages/refusal-view.ts'
import type { Sent } from '#pages/sent.ts'
import { Agreements } from '#pages/staff/agreements.tsx'
import type { Form } from '#web/form.ts'
import { readDate } from '#web/when.ts'
import { show as showPage } from '../answer.tsx'
import { attempt, type Failed, postedForm } from '../attempt.ts'
import { postCall, readCall, type StaffContext } from '../context.ts'
import { given } from '../request-form.ts'

export async function show(c: StaffContext): Promise<Response> {
  return page(c, await getTenant(readCall(c)))
}

export async function save(c: StaffContext): Promise<Response> {
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const tenant = await getTenant(readCall(c))
  const { items, rows } = readRows(form, tenant)
  const tried = await attempt(() => putAgreements(postCall(c, form), { items }, Number(form.optional('version') ?? Number.NaN)))
  if ('value' in tried) return c.redirect('/agreements?done=saved', 303)
  const view = returned('agreements', form, tried.failed.fields, placesIn(rows))
  return page(c, tenant, tried.failed, { view, trouble: tried.failed.trouble })
}

const MOST_ROWS = 2000

/** Rows ticked for removal or left empty go. The county follows from the municipality. */
function readRows(form: Form, tenant: Tenant): { items: object[]; rows: number[] } {
  const items: object[] = []
  const rows: number[] = []
  for (let n = 0; n < MOST_ROWS && form.has(`items.${n}.area`); n++) {
    const [area, phase, organisation] = [form.text(`items.${n}.area`), form.text(`items.${n}.phase`), form.text(`items.${n}.organisation`)]
    if (form.has(`items.${n}.remove`) || (!area && !phase && !organisation)) continue
    const county = tenant.areas.find(({ code }) => code === area)?.county
    const validTo = readDate(form, `items.${n}.validTo`) || undefined
    items.push(given({ county, area, phase, organisation, validFrom: readDate(form, `items.${n}.validFrom`), validTo }))
    rows.push(n)
  }
  return { items, rows }
}

const LABELS: Readonly<Record<string, string>> = {
  area: common.area,
  phase: common.phase,
  organisation: words.organisation,
  validFrom: words.validFrom,
  validTo: words.validTo,
}

function placesIn(rows: readonly number[]): Places {
  return (path) => {
    const [, index = '0', part = 'area'] = /^items\.(\d+)\.(\w+)$/.exec(path) ?? []
    const row = rows[Number(index)] ?? 0
    const field = part === 'county' ? 'area' : part
    return { name: `items.${row}.${field}`, label: `${words.row(row + 1)}, ${LABELS[field] ?? field}` }
  }
}

function page(c: StaffContext, tenant: Tenant, failed?: Failed, sent?: Sent): Promise<Response> {
  const done = c.req.query('done') === 'saved' ? words.saved : undefined
  return showPage(
    c,
    { title: words.title, current: '/agreements', status: failed?.status, problem: failed !== undefined },
    <Agreements tenant={tenant} nonce={c.get('nonce')} now={readCall(c).now} sent={sent} done={done} />,
  )
}
