import * as z from 'zod'
import { addMeeting, meetingSchema } from '#core/meeting/add.ts'
import { findMeeting, listMeetings } from '#core/meeting/list.ts'
import { keys } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { from, paging, to } from '../inputs.ts'
import { listed, route } from '../route.ts'
import { apiUrl } from '../settings.ts'
import { showMeeting } from '../show/meeting.ts'

export const meetingRoutes = [
  route({
    method: 'post',
    path: '/requests/{id}/meetings',
    verb: 'request.add-meeting',
    does: 'Ask a confirmed partner about a further meeting; agreed on together, it is booked at once',
    body: meetingSchema,
    matches: keys.request,
    replies: { status: 201, shape: 'Meeting' },
    async run({ call, id, body, settings }) {
      const meeting = await addMeeting(call, id, body)
      if (isRefusal(meeting)) return meeting
      return {
        body: showMeeting(meeting, call.by),
        version: meeting.version,
        location: apiUrl(settings, `/meetings/${meeting.id}`),
      }
    },
  }),
  route({
    method: 'get',
    path: '/meetings',
    verb: 'meeting.list',
    does: 'The calendar, by start',
    query: z.strictObject({ from: from.optional(), to: to.optional(), ...paging }),
    replies: { status: 200, shape: 'Meeting', list: true },
    async run({ call, query }) {
      const page = await listMeetings(call, query)
      return isRefusal(page) ? page : listed(page, (one) => showMeeting(one, call.by))
    },
  }),
  route({
    method: 'get',
    path: '/meetings/{id}',
    verb: 'meeting.see',
    does: 'One meeting',
    replies: { status: 200, shape: 'Meeting' },
    async run({ call, id }) {
      const meeting = await findMeeting(call, id)
      return isRefusal(meeting) ? meeting : { body: showMeeting(meeting, call.by), version: meeting.version }
    },
  }),
]
