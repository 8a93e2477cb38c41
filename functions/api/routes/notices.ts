import type { Notice } from '#core/records/notice.ts'
import { closeNotice, retryNotice } from '#core/notice/retry.ts'
import { showNotice } from '../show/notice.ts'
import { noticeKey, stepsOf } from '../step.ts'

const step = stepsOf<Notice>({ matches: noticeKey, shape: 'Notice', show: showNotice })

export const noticeRoutes = [
  step({
    path: '/notices/{id}/retry',
    verb: 'notice.retry',
    does: 'Send again what did not arrive; what no longer holds is suppressed instead, with its reason',
    take: retryNotice,
  }),
  step({ path: '/notices/{id}/close', verb: 'notice.close', does: 'It has been handled otherwise', take: closeNotice }),
]
