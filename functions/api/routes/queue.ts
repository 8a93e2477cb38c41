import * as z from 'zod'
import { isRefusal } from '#core/refusal.ts'
import { queue, QUEUE_STATES } from '#core/request/queue.ts'
import { paging } from '../inputs.ts'
import { listed, route } from '../route.ts'
import { showQueueRow } from '../show/queue-row.ts'

const filters = z.strictObject({
  area: z.string().max(20).optional().meta({ description: 'Only what belongs to this municipality, or to none' }),
  state: z.enum(QUEUE_STATES).optional().meta({ description: 'Only what is in this state' }),
  ...paging,
})

export const queueRoutes = [
  route({
    method: 'get',
    path: '/queue',
    verb: 'queue.see',
    does: 'Open work by clock; what belongs to no area stands in each',
    query: filters,
    replies: { status: 200, shape: 'QueueRow', list: true },
    async run({ call, query }) {
      const page = await queue(call, query)
      return isRefusal(page) ? page : listed(page, showQueueRow)
    },
  }),
]
