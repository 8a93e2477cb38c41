import { isAgreementId } from '#core/records/agreement.ts'
import { isRefusal } from '#core/refusal.ts'
import {
  addAgreement,
  type AgreementView,
  changeAgreement,
  findAgreement,
  listAgreements,
  removeAgreement,
} from '#core/tenant/agreements.ts'
import { offeredOrganisations } from '#core/tenant/organisations.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { doneOf } from '#pages/done.ts'
import { show as showPage } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { agreementFieldMap } from '#pages/staff/agreement-field-map.ts'
import { AgreementAreas, Agreements, NEW_AGREEMENT } from '#pages/staff/agreements.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { PARTS } from '#web/parts.ts'
import { saveOnTop } from '#web/seen.ts'
import { readDate } from '#web/when.ts'
import { idIn, postCall, readCall, type StaffContext } from '../context.ts'
import { type AgreementsDone, agreementsDone } from '../done.ts'
import { notFound, refusedPage } from '../ends.tsx'
import { given } from '../request-form.ts'

/** So many on a page: it costs the same however many there are. */
const ON_A_PAGE = 20

export const show = (c: StaffContext): Promise<Response> => page(c, c.req.query('area'))

export function add(c: StaffContext): Promise<Response> {
  return takeForm<AgreementsDone, AgreementView>(c, {
    action: ADD,
    id: '',
    call: (form) => postCall(c, form),
    next: (done, { agreement: { area } }) => `/agreements?area=${area}&done=${done}`,
    again: (returned, failed) => page(c, returned.view.form.text('area'), returned, failed),
  })
}

export async function save(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  if (!id || !isAgreementId(id)) return notFound(c)
  return takeForm<AgreementsDone, AgreementView>(c, {
    action: saving(id),
    id,
    call: (form) => postCall(c, form),
    next: (done, { agreement: { area } }) => `/agreements?area=${area}&done=${done}`,
    again: (returned, failed) => page(c, areaOf(id), returned, failed),
  })
}

/** The first part of an agreement's id. */
const areaOf = (id: string): string => id.split('.')[0] ?? ''

const ADD: FormAction<AgreementsDone, AgreementView> = {
  prefix: () => NEW_AGREEMENT,
  run: (call, _id, form) =>
    addAgreement(
      call,
      given({
        area: form.text('area'),
        phase: form.text('phase'),
        organisation: form.text('organisation'),
        validFrom: readDate(form, 'validFrom'),
        validTo: readDate(form, 'validTo') || undefined,
      }),
    ),
  done: () => 'added',
  fields: agreementFieldMap,
}

const saving = (id: string): FormAction<AgreementsDone, AgreementView> => ({
  prefix: () => id,
  run: (call, _id, form) =>
    saveOnTop<AgreementView, AgreementView>(call, form, {
      read: () => findAgreement(call, id),
      part: PARTS.agreement,
      version: ({ version }) => version,
      save: (version) =>
        form.has('remove')
          ? removeAgreement(call, id, version)
          : changeAgreement(call, id, { validTo: readDate(form, 'validTo') || null }, version),
    }),
  done: (form) => (form.has('remove') ? 'removed' : 'saved'),
  fields: agreementFieldMap,
  edits: true,
})

async function page(c: StaffContext, code: string | undefined, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const tenant = await seeTenant(call)
  const area = tenant.areas.find((one) => one.code === code)
  const frame = { current: '/agreements', status: failed?.status, problem: failed !== undefined } as const
  const done = doneOf(agreementsDone, doneHere(c))
  if (!area)
    return showPage(c, { ...frame, title: ({ agreements }) => agreements.title }, <AgreementAreas tenant={tenant} done={done} />)
  const listed = { area: area.code, limit: ON_A_PAGE, cursor: c.req.query('cursor') }
  const [list, organisations] = await Promise.all([listAgreements(call, listed), offeredOrganisations(call)])
  if (isRefusal(list)) return refusedPage(c, list)
  const { names } = await c.var.visit.reader()
  return showPage(
    c,
    { ...frame, title: ({ agreements }) => agreements.of(names.area(tenant, area.code)) },
    <Agreements
      tenant={tenant}
      area={area}
      agreements={list.items}
      next={list.next}
      organisations={organisations}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      done={done}
    />,
  )
}
