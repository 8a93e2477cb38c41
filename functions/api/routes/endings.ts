import { chooseAtEnd, endChoicesSchema } from '#core/ending/choose.ts'
import { seeEnding } from '#core/ending/see.ts'
import { AGREEMENTS } from '#core/records/ending.ts'
import { keys } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { route } from '../route.ts'
import { showEnding } from '../show/ending.ts'

const path = '/endings/{id}'
const replies = { status: 200, shape: 'Ending' } as const

export const endingRoutes = [
  route({
    method: 'get',
    path,
    verb: 'ending.see',
    does: 'What ends of a partner, or of the agreements between organisations (`agreements`), and what is agreed beyond',
    replies,
    async run({ call, id }) {
      const ending = await seeEnding(call, id)
      return isRefusal(ending) ? ending : { body: showEnding(ending), version: ending.record.version }
    },
  }),
  route({
    method: 'post',
    path,
    verb: 'ending.choose',
    does: 'Choose for meetings agreed beyond the end: renewed until a day, another partner, cancelled',
    body: endChoicesSchema,
    matches: (org, id) => (id === AGREEMENTS ? keys.tenant(org) : keys.card(org, id)),
    replies,
    async run({ call, id, body }) {
      const record = await chooseAtEnd(call, id, body)
      if (isRefusal(record)) return record
      const ending = await seeEnding(call, id)
      return isRefusal(ending) ? ending : { body: showEnding(ending), version: record.version }
    },
  }),
]
