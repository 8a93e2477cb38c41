import { queue as words } from '#copy/fi/queue.ts'
import { loadRegister, getTenant } from '#core/relationship/register.ts'
import type { Notice } from '#core/records/notice.ts'
import { requestIdOf } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { queue } from '#core/request/queue.ts'
import type { Retried } from '#core/stuck/retry.ts'
import { freshForm } from '#pages/form-view.ts'
import { keptFilter, Queue } from '#pages/staff/queue.tsx'
import { type Form, formOf } from '#web/form.ts'
import { notFound, refusedPage, show } from '../answer.tsx'
import { attempt, type Failed, postedForm } from '../attempt.ts'
import { idIn, postCall, readCall, type StaffContext } from '../context.ts'

const PAGE = 100

const DONE: Readonly<Record<string, string>> = { retried: words.stuck.retried, closed: words.stuck.closed }

export function list(c: StaffContext): Promise<Response> {
  return queuePage(c)
}

/** `filter` as in the address or, where a form came back, among what it sent. */
async function queuePage(c: StaffContext, failed?: Failed, sent?: Form): Promise<Response> {
  const call = readCall(c)
  const filter = sent ?? formOf(new URL(c.req.url).search)
  const cursor = filter.optional('cursor')
  const wanted = { limit: PAGE, ...keptFilter(filter), ...(cursor && { cursor }) }
  const [page, tenant] = await Promise.all([queue(call, wanted), getTenant(call)])
  if (isRefusal(page)) return refusedPage(c, page)
  const near = page.items.some((row) => row.misses && row.misses.length > 0)
  const names = near ? await partnerNames(c) : new Map<string, string>()
  return show(
    c,
    { title: words.title, current: '/queue', status: failed?.status, problem: failed !== undefined },
    <Queue
      rows={page.items}
      next={page.next}
      tenant={tenant}
      partners={names}
      filter={{ ...freshForm('filter'), form: filter }}
      nonce={c.get('nonce')}
      now={call.now}
      done={DONE[c.req.query('done') ?? '']}
      sent={failed && { view: freshForm('stuck'), trouble: failed.trouble }}
    />,
  )
}

async function partnerNames(c: StaffContext): Promise<Map<string, string>> {
  const { candidates } = await loadRegister(readCall(c))
  return new Map(candidates.map(({ card }) => [card.id, card.firstName]))
}

/** A message nobody knows the fate of: sent again, or settled on the phone. */
export async function notice(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const action = c.req.param('action')
  if (!id || (action !== 'retry' && action !== 'close')) return notFound(c)
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const tried = await attempt(async () => {
    const { closeNotice, retryNotice } = await import('#core/notice/retry.ts')
    return action === 'retry' ? retryNotice(postCall(c, form), id) : closeNotice(postCall(c, form), id)
  })
  const requestId = requestIdOf(id)
  if ('value' in tried) return c.redirect(`/requests/${requestId}?done=${doneWith(action, tried.value)}`, 303)
  const { requestPage } = await import('./request.tsx')
  return requestPage(c, requestId, tried.failed, { view: freshForm(`notice-${id}`), trouble: tried.failed.trouble })
}

/** A message's form, fetched by its address: back to the page it stands on. */
export async function back(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? c.redirect(`/requests/${requestIdOf(id)}`, 303) : notFound(c)
}

/** Keys of REQUEST_DONE. What no longer holds was not sent again. */
function doneWith(action: 'retry' | 'close', { state, suppressedFor }: Notice): string {
  if (action === 'close') return 'handled'
  return state === 'suppressed' && suppressedFor ? `needless-${suppressedFor}` : 'retried'
}

const RETRIED: readonly Retried[] = ['request', 'offer', 'meeting', 'card', 'diary', 'tenant']

/** What does not go on by itself: tried again, or a question taken back. Then back to where the form stood (`from`), or to the queue, narrowed as before. */
export async function stuck(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const kind = RETRIED.find((one) => one === c.req.param('kind'))
  const close = kind === 'offer' && c.req.param('action') === 'close'
  if (!id || !kind || (!close && c.req.param('action') !== 'retry')) return notFound(c)
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const tried = await attempt<unknown>(async () => {
    if (!close) return (await import('#core/stuck/retry.ts')).retryStuck(postCall(c, form), kind, id)
    return (await import('#core/offer/close-stuck.ts')).closeStuckOffer(postCall(c, form), id)
  })
  const onRequest = form.text('from') === 'here' && (kind === 'request' || kind === 'offer' || kind === 'meeting')
  if ('value' in tried)
    return c.redirect(
      onRequest ? `/requests/${requestIdOf(id)}?done=${close ? 'taken-back' : 'tried-again'}` : listAfter(close, form),
      303,
    )
  if (tried.failed.status === 404) return notFound(c)
  if (!onRequest) return queuePage(c, tried.failed, form)
  const { requestPage } = await import('./request.tsx')
  return requestPage(c, requestIdOf(id), tried.failed, { view: freshForm('stuck'), trouble: tried.failed.trouble })
}

function listAfter(close: boolean, form: Form): string {
  const query = new URLSearchParams(keptFilter(form))
  query.set('done', close ? 'closed' : 'retried')
  return `/queue?${query}`
}
