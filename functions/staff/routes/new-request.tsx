import type { Call } from '#core/commit/call.ts'
import { type FieldRefusal, isRefusal, refuse } from '#core/refusal.ts'
import { openBeside } from '#core/request/beside.ts'
import { ask } from '#core/request/ask.ts'
import { readRequestInput } from '#core/request/input.ts'
import type { Request } from '#core/records/request.ts'
import { listColleagues } from '#core/staff/see.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { show } from '#pages/respond.tsx'
import { requestLabels } from '#pages/new-request/labels.ts'
import { NewRequest } from '#pages/new-request/page.tsx'
import type { Returned } from '#pages/returned.ts'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import type { Form } from '#web/form.ts'
import { isCoordinator, postCall, readCall, type StaffContext } from '../context.ts'
import type { RequestDone } from '../done.ts'
import { requestFieldMap, rawRequest } from '../request-form.ts'

const ASK: FormAction<RequestDone, Request> = {
  prefix: () => 'new',
  async run(call, _id, form) {
    const { raw, fields } = rawRequest(form)
    return fields.length > 0 ? refuseAll(call, raw, fields) : ask(call, raw)
  },
  done: () => 'sent',
  fields: (words, form) => requestFieldMap(words, rawRequest(form).rows),
  order: (words) => Object.keys(requestLabels(words)),
}

export function blank(c: StaffContext): Promise<Response> {
  return page(c)
}

export function send(c: StaffContext): Promise<Response> {
  return takeForm(c, {
    action: ASK,
    id: '',
    call: (form) => postCall(c, form, onBehalf(c, form)),
    next: (done, { id }) => `/requests/${id}?done=${done}`,
    again: (returned, failed) => page(c, returned, failed),
  })
}

/** What the page alone can see (a half-filled time) together with what the use case will say of the rest. */
async function refuseAll(call: Call, raw: unknown, fields: readonly FieldRefusal[]) {
  const read = readRequestInput(raw, { tenant: await seeTenant(call), now: call.now })
  const more = isRefusal(read) ? (read.fields ?? []) : []
  return refuse('INVALID', { fields: [...fields, ...more] })
}

function onBehalf(c: StaffContext, form: Form): { role: 'worker'; id: string } | undefined {
  const id = form.optional('forWorker')
  return id && isCoordinator(c) ? { role: 'worker', id } : undefined
}

async function page(c: StaffContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const reference = returned?.view.form.text('clientReference') ?? ''
  const isAsked = failed?.fields.some(({ path }) => path === 'alongside') || returned?.view.form.has('alongside')
  const [tenant, staff, beside] = await Promise.all([
    seeTenant(call),
    isCoordinator(c) ? listColleagues(call) : undefined,
    isAsked ? openBeside(call, reference) : [],
  ])
  const workers = staff?.filter(({ role }) => role === 'worker').map(({ id, name }) => ({ value: id, text: name }))
  return show(
    c,
    {
      title: ({ newRequest }) => newRequest.title,
      current: '/requests/new',
      status: failed?.status,
      problem: failed !== undefined,
    },
    <NewRequest
      tenant={tenant}
      workers={workers}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      used={failed?.refused === 'IDEMPOTENCY_KEY_REUSED'}
      beside={beside}
    />,
  )
}
