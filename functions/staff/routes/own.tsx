import type { Staff } from '#core/records/staff.ts'
import { refuse } from '#core/refusal.ts'
import { findMe } from '#core/staff/see.ts'
import { setPhone } from '#core/staff/set-phone.ts'
import { doneOf } from '#pages/done.ts'
import { named } from '#pages/field-map.ts'
import { show as showPage } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { OwnDetails } from '#pages/staff/own.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { PARTS } from '#web/parts.ts'
import { saveOnTop } from '#web/seen.ts'
import { postCall, readCall, type StaffContext } from '../context.ts'
import { ownDone, type OwnDone } from '../done.ts'
import { notFound } from '../ends.tsx'

export const show = (c: StaffContext): Promise<Response> => page(c)

export const save = (c: StaffContext): Promise<Response> =>
  takeForm(c, {
    action: SAVE,
    id: '',
    call: (form) => postCall(c, form),
    next: (done) => `/own?done=${done}`,
    again: (returned, failed) => page(c, returned, failed),
  })

const SAVE: FormAction<OwnDone> = {
  prefix: () => 'own',
  run: (call, _id, form) =>
    saveOnTop<Staff, Staff>(call, form, {
      read: async () => (await findMe(call)) ?? refuse('NOT_FOUND'),
      part: PARTS.phone,
      version: ({ version }) => version,
      save: (version) => setPhone(call, { phone: form.optional('phone') ?? null }, version),
    }),
  done: () => 'saved',
  fields: ({ ownDetails: { phone } }) => named({ phone }),
  edits: true,
}

async function page(c: StaffContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const me = await findMe(call)
  if (!me) return notFound(c)
  return showPage(
    c,
    { title: ({ ownDetails }) => ownDetails.title, current: '/own', status: failed?.status, problem: failed !== undefined },
    <OwnDetails me={me} nonce={c.get('nonce')} now={call.now} returned={returned} done={doneOf(ownDone, doneHere(c))} />,
  )
}
