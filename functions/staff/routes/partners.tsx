import { addPartner } from '#core/partner/add.ts'
import { ownPage } from '#core/partner/own.ts'
import { agreedAmong } from '#core/records/meeting.ts'
import { findPartner, listPartners, type PartnerView } from '#core/partner/read.ts'
import { isRefusal } from '#core/refusal.ts'
import { listColleagues } from '#core/staff/see.ts'
import { offeredOrganisations } from '#core/tenant/organisations.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { show } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import { PartnerList } from '#pages/partner/list.tsx'
import { NewPartner } from '#pages/partner/new.tsx'
import { PartnerPage } from '#pages/partner/page.tsx'
import type { Returned } from '#pages/returned.ts'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import type { Form } from '#web/form.ts'
import { idIn, postCall, readCall, type StaffContext } from '../context.ts'
import { type PartnerDone, partnerDone } from '../done.ts'
import { notFound, refusedPage } from '../ends.tsx'
import { cardFieldMap, rawCard } from '../partner-form.ts'

export async function list(c: StaffContext): Promise<Response> {
  const call = readCall(c)
  const [page, tenant] = await Promise.all([listPartners(call), seeTenant(call)])
  if (isRefusal(page)) return refusedPage(c, page)
  return show(
    c,
    { title: ({ partners }) => partners.title, current: '/partners' },
    <PartnerList partners={page.items} tenant={tenant} />,
  )
}

export function blank(c: StaffContext): Promise<Response> {
  return newPage(c)
}

const ADD: FormAction<PartnerDone, PartnerView> = {
  prefix: () => 'card',
  run: (call, _id, form) => addPartner(call, rawCard(form).raw),
  done: () => 'added',
  fields: (words, form) => cardFieldMap(words, rawCard(form).rows),
}

export function add(c: StaffContext): Promise<Response> {
  return takeForm(c, {
    action: ADD,
    id: '',
    call: (form) => postCall(c, form),
    next: (done, { card }) => `/partners/${card.id}?done=${done}`,
    again: (returned, failed) => newPage(c, returned, failed),
  })
}

async function newPage(c: StaffContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const [tenant, organisations] = await Promise.all([seeTenant(call), offeredOrganisations(call)])
  return show(
    c,
    { title: ({ partners }) => partners.add, current: '/partners', status: failed?.status, problem: failed !== undefined },
    <NewPartner tenant={tenant} organisations={organisations} nonce={c.get('nonce')} now={call.now} returned={returned} />,
  )
}

export async function one(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? page(c, id) : notFound(c)
}

export async function act(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const name = c.req.param('action') ?? ''
  const { PARTNER_ACTIONS } = await import('../partner-actions.ts')
  const action = Object.hasOwn(PARTNER_ACTIONS, name) ? PARTNER_ACTIONS[name] : undefined
  if (!id || !action) return notFound(c)
  return takeForm(c, {
    action,
    id,
    call: (form) => postCall(c, form, saysPartner(name, form) ? { role: 'partner', id } : undefined),
    next: (done) => `/partners/${id}?done=${done}`,
    again: (returned, failed) => page(c, id, returned, failed),
  })
}

/** What a partner has set themselves, and says otherwise by phone: written down as their word, and theirs for good. */
const saysPartner = (name: string, form: Form): boolean => PARTNERS_OWN.includes(name) && form.has('saidByPartner')
const PARTNERS_OWN: readonly string[] = ['card', 'availability', 'number', 'pause', 'resume']

async function page(c: StaffContext, id: string, returned?: Returned, failed?: Failed): Promise<Response> {
  if (failed?.status === 404) return notFound(c)
  const call = readCall(c)
  const [partner, tenant, organisations, staff, own] = await Promise.all([
    findPartner(call, id),
    seeTenant(call),
    offeredOrganisations(call),
    listColleagues(call),
    ownPage(call, id),
  ])
  if (isRefusal(partner)) return refusedPage(c, partner)
  return show(
    c,
    { title: () => partner.card.firstName, current: '/partners', status: failed?.status, problem: failed !== undefined },
    <PartnerPage
      partner={partner}
      agreed={isRefusal(own) ? [] : agreedAmong(own.meetings, call.now)}
      tenant={tenant}
      organisations={organisations}
      workers={staff.filter(({ role }) => role === 'worker').map(({ id, name }) => ({ value: id, text: name }))}
      nonce={c.get('nonce')}
      now={call.now}
      done={doneOf(partnerDone, doneHere(c))}
      returned={returned}
    />,
  )
}
