import { viewOffer } from '#core/offer/view.ts'
import { isRefusal } from '#core/refusal.ts'
import { tellsTask } from '#pages/link/offer-title.ts'
import { TaskPage } from '#pages/link/task.tsx'
import { show } from '#pages/respond.tsx'
import { callOf, home, type LinkContext } from '../context.ts'
import { unknownLink } from '../unknown.ts'
import { offerId, shown, showView } from './offer.tsx'

/** `/o/{token}/task`: what the task is that the link asks about, or the page of the link once it is theirs no more. */
export async function page(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  if (!id) return unknownLink(c)
  const view = await viewOffer(callOf(c), id)
  if (isRefusal(view)) return shown(c, id)
  if (!tellsTask(view)) return showView(c, view)
  const { now } = callOf(c)
  c.set('speaks', view.card.speaks)
  const { coordinatorPhone: phone } = view.tenant.settings
  return show(c, { title: ({ task }) => task.title, phone }, <TaskPage view={view} home={home(c, 'o')} now={now} />)
}
