import { agreements as words } from '#copy/fi/agreements.ts'
import { common } from '#copy/fi/common.ts'
import { stored } from '#copy/fi/stored.ts'
import { putAgreements } from '#core/tenant/change.ts'
import { getTenant } from '#core/relationship/register.ts'
import { MOST_AGREEMENTS, type Tenant } from '#core/records/tenant.ts'
import type { Places } from '#pages/places.ts'
import { returned } from '#pages/refusal-view.ts'
import type { Sent } from '#pages/sent.ts'
import { Agreements } from '#pages/staff/agreements.tsx'
import { sentBack } from '#pages/stale.ts'
import { BODY_LIMIT, type Form } from '#web/form.ts'
import { PARTS } from '#web/parts.ts'
import { saveOnTop } from '#web/seen.ts'
import { readDate } from '#web/when.ts'
import { show as showPage } from '../answer.tsx'
import { attempt, type Failed, postedForm } from '../attempt.ts'
import { postCall, readCall, type StaffContext } from '../context.ts'
import { given } from '../request-form.ts'

export async function show(c: StaffContext): Promise<Response> {
  return page(c, await getTenant(readCall(c)))
}

export async function save(c: StaffContext): Promise<Response> {
  const form = await postedForm(c, LIMIT)
  if (form instanceof Response) return form
  const call = postCall(c, form)
  const { items, rows } = readRows(form, await getTenant(call))
  const tried = await attempt(() =>
    saveOnTop<Tenant, Tenant>(call, form, {
      read: () => getTenant(call),
      part: PARTS.agreements,
      version: ({ version }) => version,
      save: (version) => putAgreements(call, { items }, version),
    }),
  )
  if ('value' in tried) return c.redirect('/agreements?done=saved', 303)
  const view = returned('agreements', form, tried.failed.fields, placesIn(rows))
  return page(c, await getTenant(call), tried.failed, sentBack(view, tried.failed))
}

/** A row with the longest name of an organisation, all of it written as %F0%9F…, is 1300 bytes of a form. */
const LIMIT = BODY_LIMIT + 1400 * MOST_AGREEMENTS

/** Rows ticked for removal or left empty go. The county follows from the municipality. */
function readRows(form: Form, tenant: Tenant): { items: object[]; rows: number[] } {
  const items: object[] = []
  const rows: number[] = []
  for (const n of form.rows('items')) {
    const [area, phase, organisation] = [
      form.text(`items.${n}.area`),
      form.text(`items.${n}.phase`),
      form.text(`items.${n}.organisation`),
    ]
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
    if (path === 'items')
      return { name: `items.${rows.at(-1) ?? 0}.organisation`, label: stored.tooMany(words.title, MOST_AGREEMENTS) }
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
