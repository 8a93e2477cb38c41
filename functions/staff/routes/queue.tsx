import { partnerNames } from '#core/partner/read.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { requestIdOf } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { brakedToday } from '#core/request/braked.ts'
import { queue } from '#core/request/queue.ts'
import { show } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import { freshForm } from '#pages/form-view.ts'
import type { Returned } from '#pages/returned.ts'
import { keptFilter, Queue } from '#pages/staff/queue.tsx'
import { type Failed, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { formOf } from '#web/form.ts'
import { idIn, postCall, readCall, type StaffContext } from '../context.ts'
import { queueDone } from '../done.ts'
import { notFound, refusedPage } from '../ends.tsx'
import { FILTER, noticeAction, stuckAction } from '../queue-actions.ts'

const PAGE = 100

export function list(c: StaffContext): Promise<Response> {
  return queuePage(c)
}

/** The open work, narrowed as the address says or, where a form came back, as that was filled in. */
async function queuePage(c: StaffContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const filter = returned?.view.form ?? formOf(new URL(c.req.url).search)
  const cursor = filter.optional('cursor')
  const wanted = { limit: PAGE, ...keptFilter(filter), ...(cursor && { cursor }) }
  const [page, tenant, braked] = await Promise.all([queue(call, wanted), seeTenant(call), brakedToday(call)])
  if (isRefusal(page)) return refusedPage(c, page)
  const near = page.items.some((row) => row.misses && row.misses.length > 0)
  const names = near ? await partnerNames(call) : new Map<string, string>()
  return show(
    c,
    { title: (words) => words.queue.title, current: '/queue', status: failed?.status, problem: failed !== undefined },
    <Queue
      rows={page.items}
      next={page.next}
      tenant={tenant}
      braked={isRefusal(braked) ? [] : braked.items}
      partners={names}
      filter={{ ...freshForm('filter'), form: filter }}
      nonce={c.get('nonce')}
      now={call.now}
      done={doneOf(queueDone, doneHere(c))}
      returned={returned}
    />,
  )
}

/** The filter is posted only to choose a language: the page comes back in that, with the filter as it was filled in. */
export function chooseLanguage(c: StaffContext): Promise<Response> {
  return takeForm(c, {
    action: FILTER,
    id: '',
    call: () => readCall(c),
    next: () => '/queue',
    again: (returned) => queuePage(c, returned),
  })
}

/** A message nobody knows the fate of: sent again, or settled on the phone. */
export async function notice(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const action = noticeAction(c.req.param('action'))
  if (!id || !action) return notFound(c)
  const { takeOnRequest } = await import('./request.tsx')
  return takeOnRequest(c, { action, id })
}

/** A message's form, fetched by its address: back to the page it stands on. */
export async function back(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? c.redirect(`/requests/${requestIdOf(id)}`, 303) : notFound(c)
}

/**
 * What does not go on by itself: tried again, or an offer taken back. Then back to where the form stood (`from`), or to the
 * open work, narrowed as before.
 */
export async function stuck(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const kind = c.req.param('kind')
  const action = stuckAction(kind, c.req.param('action'))
  if (!id || !action) return notFound(c)
  const onPage = kind === 'request' || kind === 'offer' || kind === 'meeting'
  const { requestPage } = await import('./request.tsx')
  return takeForm(c, {
    action,
    id,
    call: (form) => postCall(c, form),
    next(done, _result, form) {
      if (onPage && form.text('from') === 'here') return `/requests/${requestIdOf(id)}?done=${done}`
      return `/queue?${new URLSearchParams({ ...keptFilter(form), done })}`
    },
    again(returned, failed) {
      if (failed?.status === 404) return notFound(c)
      return onPage && returned.view.form.text('from') === 'here'
        ? requestPage(c, requestIdOf(id), returned, failed)
        : queuePage(c, returned, failed)
    },
  })
}
