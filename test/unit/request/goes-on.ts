import { listMeetings, listUnmarked } from '#core/meeting/list.ts'
import { stageOfLink } from '#core/partner/link-stage.ts'
import { ownPage } from '#core/partner/own.ts'
import { keys } from '#core/records/keys.ts'
import type { GoingOn } from '#core/records/going-on.ts'
import { isRefusal } from '#core/refusal.ts'
import { listRequests } from '#core/request/list.ts'
import { queue } from '#core/request/queue.ts'
import { findRequest } from '#core/request/view.ts'
import { ok, ORG, type World } from '../../support/world.ts'
import { showMeeting } from '../../../functions/api/show/meeting.ts'
import { showRequest, showRequestView } from '../../../functions/api/show/request.ts'

const SETTINGS = { publicUrl: 'https://rinnalla.example.fi' }

/** Tokens and ids of commits are drawn by chance, and say nothing. */
const plain = (what: unknown): string =>
  JSON.stringify(what)
    .replaceAll(/\/[om]\/[\w-]{22}/g, '/token')
    .replaceAll(/"(commit|providerId)":"[^"]*"/g, '')

/** What was done at one moment stands in the history by chance. */
const inAnyOrder = <T extends { readonly history: readonly unknown[] }>(view: T) => ({
  ...view,
  history: view.history.map(plain).toSorted(),
})

/** All that a worker can learn of a request: page, API, lists, mail with its calendar file. */
export async function learntByWorker(w: World, requestId: string, worker: string): Promise<string> {
  const call = w.worker(worker)
  const view = await findRequest(call, requestId)
  const calendar = [...(await listMeetings(call)).items, ...(await listUnmarked(call, w.ports.clock.now())).items]
  return plain({
    view: isRefusal(view) ? view : inAnyOrder(showRequestView(view, call.by, SETTINGS)),
    page: isRefusal(view)
      ? view
      : inAnyOrder({ ...view, request: undefined, meetings: undefined, goingOn: undefined, errand: undefined }),
    calendar: calendar.map((one) => showMeeting(one, call.by)),
    requests: (await listRequests(call)).items.map((one) => showRequest(one, call.by, SETTINGS)),
    mail: mailTo(w, `${worker}@example.fi`),
  })
}

/** All that a partner can learn: their own page, the page of each link, messages. */
export async function learntByPartner(w: World, requestId: string, partnerId: string): Promise<string> {
  const call = w.partner(partnerId)
  const own = ok(await ownPage(call, partnerId))
  const subjects = w
    .items()
    .filter((one) => one.pk === keys.aggregate(ORG, requestId) && (one['kind'] === 'offer' || one['kind'] === 'meeting'))
  const stages = await Promise.all(subjects.map((one) => stageOfLink(call, one)))
  const { ports } = w
  const messages = [...ports.mail.handed.filter(({ to }) => !to.endsWith('example.fi')), ...ports.sms.handed]
  return plain({ meetings: own.meetings, offers: own.offers, stages, messages })
}

export const mailTo = ({ ports }: World, to: string) => ports.mail.handed.filter((mail) => mail.to === to)

export const goingOnOf = (w: World, requestId: string): GoingOn =>
  w.items().find((one) => one['kind'] === 'going-on' && one['requestId'] === requestId) as unknown as GoingOn

/** What stands in the coordinators' open work about it. */
export async function inOpenWork(w: World) {
  const page = await queue(w.coordinator())
  return isRefusal(page) ? [] : page.items.filter(({ kind }) => kind === 'going-on')
}
