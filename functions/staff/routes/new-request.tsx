import { newRequest as words } from '#copy/fi/new-request.ts'
import type { FieldRefusal } from '#core/refusal.ts'
import { isRefusal, refuse } from '#core/refusal.ts'
import { ask } from '#core/request/ask.ts'
import { readRequestInput } from '#core/request/input.ts'
import { listStaff } from '#core/staff/find.ts'
import { getTenant } from '#core/relationship/register.ts'
import { NewRequest } from '#pages/new-request/page.tsx'
import { returned } from '#pages/refusal-view.ts'
import type { Sent } from '#pages/sent.ts'
import type { Form } from '#web/form.ts'
import { show } from '../answer.tsx'
import { attempt, type Failed, postedForm } from '../attempt.ts'
import { isCoordinator, postCall, readCall, type StaffContext } from '../context.ts'
import { ORDER, placesIn, rawRequest } from '../request-form.ts'

export function blank(c: StaffContext): Promise<Response> {
  return page(c)
}

export async function send(c: StaffContext): Promise<Response> {
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const { raw, fields, rows } = rawRequest(form)
  const tried = await attempt(() =>
    fields.length > 0 ? refuseAll(c, raw, fields) : ask(postCall(c, form, onBehalf(c, form)), raw),
  )
  if ('failed' in tried) return page(c, { form, failed: tried.failed, rows })
  return c.redirect(`/requests/${tried.value.id}?done=sent`, 303)
}

/** What the page alone can see (a half-filled time) together with what the use case will say of the rest. */
async function refuseAll(c: StaffContext, raw: unknown, fields: readonly FieldRefusal[]) {
  const call = readCall(c)
  const read = readRequestInput(raw, { tenant: await getTenant(call), now: call.now })
  const more = isRefusal(read) ? (read.fields ?? []) : []
  return refuse('INVALID', { fields: [...fields, ...more] })
}

function onBehalf(c: StaffContext, form: Form): { role: 'worker'; id: string } | undefined {
  const id = form.optional('forWorker')
  return id && isCoordinator(c) ? { role: 'worker', id } : undefined
}

interface Back {
  readonly form: Form
  readonly failed: Failed
  readonly rows: readonly number[]
}

async function page(c: StaffContext, back?: Back): Promise<Response> {
  const call = readCall(c)
  const [tenant, staff] = await Promise.all([getTenant(call), isCoordinator(c) ? listStaff(call) : undefined])
  const workers = staff?.filter(({ role }) => role === 'worker').map(({ id, name }) => ({ value: id, text: name }))
  const sent = back && sentBack(back)
  return show(
    c,
    { title: words.title, current: '/requests/new', status: back?.failed.status, problem: back !== undefined },
    <NewRequest tenant={tenant} workers={workers} nonce={c.get('nonce')} now={call.now} sent={sent} />,
  )
}

/** The form's nonce was used for other content: the page gets a new one, so that a second request can be sent knowingly. */
function sentBack({ form, failed, rows }: Back): Sent {
  const trouble = failed.refused === 'IDEMPOTENCY_KEY_REUSED' ? { title: words.again, todo: '' } : failed.trouble
  return { view: returned('new', form, failed.fields, placesIn(rows), ORDER), trouble }
}
