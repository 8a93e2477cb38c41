import type * as z from 'zod'
import type { Notice } from '#core/records/notice.ts'
import { withOffset } from '#core/time/zone.ts'
import type { noticeShape } from '../shapes/notice.ts'
import { at, waiting } from './common.ts'

export function showNotice(notice: Notice): z.infer<typeof noticeShape> {
  return {
    ...waiting(notice),
    state: notice.state,
    requestId: notice.requestId,
    template: notice.template,
    channel: notice.channel,
    to: { role: notice.to.role, id: notice.to.id },
    sendAt: withOffset(notice.sendAt),
    sentAt: at(notice.sentAt),
    suppressedFor: notice.suppressedFor,
    failedFor: notice.failedFor,
  }
}
