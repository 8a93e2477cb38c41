import { queue as words } from '#copy/fi/queue.ts'
import { loadRegister } from '#core/matching/register.ts'
import { requestIdOf } from '#core/offer/offer.ts'
import { isRefusal } from '#core/refusal.ts'
import { queue } from '#core/request/queue.ts'
import { getTenant } from '#core/tenant/find.ts'
import { freshForm } from '#pages/form-view.ts'
import { Queue } from '#pages/staff/queue.tsx'
import { formOf } from '#web/form.ts'
import { notFound, refusedPage, show } from '../answer.tsx'
import { attempt, postedForm } from '../attempt.ts'
import { idIn, postCall, readCall, type StaffContext } from '../context.ts'

const PAGE = 100

export async function list(c: StaffContext): Promise<Response> {
  const call = readCall(c)
  const filter = formOf(new URL(c.req.url).search)
  const [area, state, cursor] = [filter.optional('area'), filter.optional('state'), filter.optional('cursor')]
  const wanted = { limit: PAGE, ...(area && { area }), ...(state && { state }), ...(cursor && { cursor }) }
  const [page, tenant] = await Promise.all([queue(call, wanted), getTenant(call)])
  if (isRefusal(page)) return refusedPage(c, page)
  const near = page.items.some((row) => row.misses && row.misses.length > 0)
  const names = near ? await partnerNames(c) : new Map<string, string>()
  return show(
    c,
    { title: words.title, current: '/queue' },
    <Queue
      rows={page.items}
      next={page.next}
      tenant={tenant}
      partners={names}
      filter={{ ...freshForm('filter'), form: filter }}
      nonce={c.get('nonce')}
      now={call.now}
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
  if ('value' in tried) return c.redirect(`/requests/${requestId}?done=${action === 'retry' ? 'retried' : 'handled'}`, 303)
  const { requestPage } = await import('./request.tsx')
  return requestPage(c, requestId, tried.failed, { view: freshForm(`notice-${id}`), trouble: tried.failed.trouble })
}
