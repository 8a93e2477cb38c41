import * as z from 'zod'
import { isRefusal } from '#core/refusal.ts'
import { ask } from '#core/request/ask.ts'
import { findEarlier, findHistory } from '#core/request/earlier.ts'
import { findRequest } from '#core/request/view.ts'
import { listRequests } from '#core/request/list.ts'
import { requestSchema } from '#core/request/input.ts'
import { REQUEST_STATES } from '#core/records/request.ts'
import { paging } from '../inputs.ts'
import { listed, route } from '../route.ts'
import { showHistoryLine } from '../show/history.ts'
import { showMeeting } from '../show/meeting.ts'
import { showNotice } from '../show/notice.ts'
import { requestUrl, showRequest, showRequestView } from '../show/request.ts'

const filters = z.strictObject({
  state: z.enum(REQUEST_STATES).optional().meta({ description: 'Only those in this state' }),
  area: z.string().max(20).optional().meta({ description: 'Only those in this municipality, by its code' }),
  ...paging,
})

/** Pages that are as long as what belongs together. */
const earlier = z.strictObject({ cursor: paging.cursor })

export const requestRoutes = [
  route({
    method: 'post',
    path: '/requests',
    verb: 'request.ask',
    does: 'Ask for a partner',
    body: requestSchema,
    example: { phases: ['EMERGENCY'], area: '853', languages: ['fi'], urgency: 'urgent' },
    replies: { status: 201, shape: 'Request' },
    async run({ call, body, settings }) {
      const request = await ask(call, body)
      if (isRefusal(request)) return request
      const { id, version } = request
      return { body: showRequest(request, call.by, settings), version, location: requestUrl(settings, id) }
    },
  }),
  route({
    method: 'get',
    path: '/requests',
    verb: 'request.list',
    does: "One's own requests; for coordinators everybody's, those that have ended last",
    query: filters,
    replies: { status: 200, shape: 'Request', list: true },
    async run({ call, query, settings }) {
      const page = await listRequests(call, query)
      return isRefusal(page) ? page : listed(page, (request) => showRequest(request, call.by, settings))
    },
  }),
  route({
    method: 'get',
    path: '/requests/{id}',
    verb: 'request.see',
    does: 'One request with its offers, meetings and history',
    replies: { status: 200, shape: 'RequestView' },
    async run({ call, id, settings }) {
      const view = await findRequest(call, id)
      return isRefusal(view) ? view : { body: showRequestView(view, call.by, settings), version: view.request.version }
    },
  }),
  route({
    method: 'get',
    path: '/requests/{id}/earlier',
    verb: 'request.see',
    does: 'Meetings that are over and that the request itself shows no more, the latest first, with what was written about them',
    query: earlier,
    replies: { status: 200, shape: 'Earlier' },
    async run({ call, id, query }) {
      const found = await findEarlier(call, id, query)
      if (isRefusal(found)) return found
      const { view, next } = found
      const meetings = view.meetings.map((one) => showMeeting(one, call.by))
      return { body: { meetings, notices: view.notices.map(showNotice), ...(next !== undefined && { next }) } }
    },
  }),
  route({
    method: 'get',
    path: '/requests/{id}/history',
    verb: 'request.see',
    does: 'What happened last, oldest first; by `next`, what happened before that',
    query: earlier,
    replies: { status: 200, shape: 'HistoryLine', list: true },
    async run({ call, id, query }) {
      const found = await findHistory(call, id, query)
      if (isRefusal(found)) return found
      return listed({ items: found.view.history, ...(found.next !== undefined && { next: found.next }) }, showHistoryLine)
    },
  }),
]
