import type { Call } from '#core/commit/call.ts'
import type { Notice } from '#core/records/notice.ts'
import { closeNotice, retryNotice } from '#core/notice/retry.ts'
import { requestIdOf, keys } from '#core/records/keys.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { nothing, saysNothing } from '../inputs.ts'
import { type Route, route } from '../route.ts'
import { showNotice } from '../show/notice.ts'

function step(name: string, does: string, handle: (call: Call, id: string) => Promise<Notice | Refusal>): Route {
  const take = saysNothing(handle)
  return route({
    method: 'post',
    path: `/notices/{id}/${name}`,
    does,
    who: 'coordinator',
    body: nothing,
    matches: (org, id) => keys.notice(org, requestIdOf(id), id),
    answers: { status: 200, shape: 'Notice' },
    async run({ call, id, body }) {
      const notice = await take(call, id, body)
      return isRefusal(notice) ? notice : { body: showNotice(notice), version: notice.version }
    },
  })
}

export const noticeRoutes = [
  step('retry', 'Send again what did not arrive; what no longer holds is suppressed instead, with its reason', retryNotice),
  step('close', 'It has been handled otherwise', closeNotice),
]
