import { putAgreements } from '#core/tenant/change.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { MOST_AGREEMENTS, type Tenant } from '#core/records/tenant.ts'
import { show as showPage } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import type { Returned } from '#pages/returned.ts'
import { agreementFieldMap } from '#pages/staff/agreement-field-map.ts'
import { Agreements } from '#pages/staff/agreements.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { BODY_LIMIT, type Form } from '#web/form.ts'
import { PARTS } from '#web/parts.ts'
import { saveOnTop } from '#web/seen.ts'
import { readDate } from '#web/when.ts'
import { postCall, readCall, type StaffContext } from '../context.ts'
import { type AgreementsDone, agreementsDone } from '../done.ts'
import { given } from '../request-form.ts'

export async function show(c: StaffContext): Promise<Response> {
  return page(c)
}

export function save(c: StaffContext): Promise<Response> {
  return takeForm(c, {
    action: SAVE,
    id: '',
    call: (form) => postCall(c, form),
    next: (done) => `/agreements?done=${done}`,
    again: (returned, failed) => page(c, returned, failed),
  })
}

/** A row with the longest name of an organisation, all of it written as %F0%9F…, is 1300 bytes of a form. */
const LIMIT = BODY_LIMIT + 1400 * MOST_AGREEMENTS

const SAVE: FormAction<AgreementsDone> = {
  prefix: () => 'agreements',
  async run(call, _id, form) {
    const items = readRows(form, await seeTenant(call))
    return saveOnTop<Tenant, Tenant>(call, form, {
      read: () => seeTenant(call),
      part: PARTS.agreements,
      version: ({ version }) => version,
      save: (version) => putAgreements(call, { items }, version),
    })
  },
  done: () => 'saved',
  fields: (words, form) => agreementFieldMap(words, filled(form)),
  edits: true,
  limit: LIMIT,
  rows: MOST_AGREEMENTS + 20,
}

/** The rows that are to be kept: those ticked for removal or left empty go. */
const filled = (form: Form): number[] =>
  form.rows('items').filter((n) => {
    const parts = ['area', 'phase', 'organisation'].map((part) => form.text(`items.${n}.${part}`))
    return !form.has(`items.${n}.remove`) && parts.some(Boolean)
  })

/** The county follows from the municipality. */
function readRows(form: Form, tenant: Tenant): object[] {
  return filled(form).map((n) => {
    const text = (part: string) => form.text(`items.${n}.${part}`)
    const county = tenant.areas.find(({ code }) => code === text('area'))?.county
    const validTo = readDate(form, `items.${n}.validTo`) || undefined
    const [area, phase, organisation] = [text('area'), text('phase'), text('organisation')]
    return given({ county, area, phase, organisation, validFrom: readDate(form, `items.${n}.validFrom`), validTo })
  })
}

async function page(c: StaffContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const tenant = await seeTenant(call)
  return showPage(
    c,
    {
      title: ({ agreements }) => agreements.title,
      current: '/agreements',
      status: failed?.status,
      problem: failed !== undefined,
    },
    <Agreements
      tenant={tenant}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      done={doneOf(agreementsDone, doneHere(c))}
    />,
  )
}
