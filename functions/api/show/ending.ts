import type * as z from 'zod'
import type { EndingView } from '#core/ending/see.ts'
import { withOffset } from '#core/time/zone.ts'
import type { endingShape } from '../shapes/ending.ts'
import { showAgreement } from './agreement.ts'

export function showEnding({ id, until, agreements, meetings, record }: EndingView): z.infer<typeof endingShape> {
  return {
    id,
    until,
    agreements: agreements.map((agreement) => showAgreement({ agreement })),
    meetings: meetings.map(({ meetingId, requestId, partnerId, start, end, until }) => ({
      meetingId,
      requestId,
      partnerId,
      start: withOffset(start),
      end: withOffset(end),
      until,
    })),
    underWay: record.chosenAtEnd !== undefined,
  }
}
