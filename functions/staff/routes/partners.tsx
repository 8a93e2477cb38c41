import { availability as availabilityWords } from '#copy/fi/availability.ts'
import { common } from '#copy/fi/common.ts'
import { partners as words } from '#copy/fi/partners.ts'
import { addPartner } from '#core/partner/add.ts'
import { findPartner, listPartners } from '#core/partner/read.ts'
import { isRefusal } from '#core/refusal.ts'
import { listStaff } from '#core/staff/find.ts'
import { getTenant } from '#core/relationship/register.ts'
import { ActionForm, Button } from '#pages/action-form.tsx'
import { freshForm } from '#pages/form-view.ts'
import { CardFields } from '#pages/partner/card-fields.tsx'
import { PartnerList } from '#pages/partner/list.tsx'
import { PartnerPage } from '#pages/partner/page.tsx'
import { ProblemSummary } from '#pages/problems.tsx'
import { returned } from '#pages/refusal-view.ts'
import type { Sent } from '#pages/sent.ts'
import { sentBack } from '#pages/stale.ts'
import { notFound, refusedPage, show } from '../answer.tsx'
import { attempt, type Failed, postedForm } from '../attempt.ts'
import { idIn, postCall, readCall, type StaffContext } from '../context.ts'
import { cardPlaces, rawCard } from '../partner-form.ts'

const DONE: Readonly<Record<string, string>> = {
  added: words.added,
  saved: words.saved,
  'availability-saved': availabilityWords.saved,
  paused: words.paused,
  resumed: words.resumed,
}

export async function list(c: StaffContext): Promise<Response> {
  const call = readCall(c)
  const [page, tenant] = await Promise.all([listPartners(call), getTenant(call)])
  if (isRefusal(page)) return refusedPage(c, page)
  return show(c, { title: words.title, current: '/partners' }, <PartnerList partners={page.items} tenant={tenant} />)
}

export function blank(c: StaffContext): Promise<Response> {
  return newPage(c)
}

export async function add(c: StaffContext): Promise<Response> {
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const { raw, rows } = rawCard(form)
  const tried = await attempt(() => addPartner(postCall(c, form), raw))
  if ('value' in tried) return c.redirect(`/partners/${tried.value.card.id}?done=added`, 303)
  return newPage(c, tried.failed, {
    view: returned('card', form, tried.failed.fields, cardPlaces(rows)),
    trouble: tried.failed.trouble,
  })
}

async function newPage(c: StaffContext, failed?: Failed, sent?: Sent): Promise<Response> {
  const tenant = await getTenant(readCall(c))
  return show(
    c,
    { title: words.add, current: '/partners', status: failed?.status, problem: failed !== undefined },
    <>
      <ProblemSummary view={sent?.view} trouble={sent?.trouble} />
      <ActionForm action="/partners/new" nonce={c.get('nonce')}>
        <CardFields view={sent?.view ?? freshForm('card')} tenant={tenant} />
        <Button>{common.save}</Button>
      </ActionForm>
    </>,
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
  const form = await postedForm(c, action.limit)
  if (form instanceof Response) return form
  const tried = await attempt(() => action.run(postCall(c, form), id, form))
  if ('value' in tried) return c.redirect(`/partners/${id}?done=${action.done}`, 303)
  const view = returned(name, form, tried.failed.fields, action.places(form))
  return page(c, id, tried.failed, sentBack(view, tried.failed))
}

async function page(c: StaffContext, id: string, failed?: Failed, sent?: Sent): Promise<Response> {
  if (failed?.status === 404) return notFound(c)
  const call = readCall(c)
  const [partner, tenant, staff] = await Promise.all([findPartner(call, id), getTenant(call), listStaff(call)])
  if (isRefusal(partner)) return refusedPage(c, partner)
  return show(
    c,
    { title: partner.card.firstName, current: '/partners', status: failed?.status, problem: failed !== undefined },
    <PartnerPage
      partner={partner}
      tenant={tenant}
      workers={staff.filter(({ role }) => role === 'worker').map(({ id, name }) => ({ value: id, text: name }))}
      nonce={c.get('nonce')}
      now={call.now}
      done={DONE[c.req.query('done') ?? '']}
      sent={sent}
    />,
  )
}
