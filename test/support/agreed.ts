import { addMeeting } from '#core/meeting/add.ts'
import { pausePartner } from '#core/partner/pause.ts'
import type { Call } from '#core/commit/call.ts'

/** A further meeting that worker and partner agreed on together: booked at once. */
export const addAgreed = (call: Call, requestId: string, raw: object) => addMeeting(call, requestId, { ...raw, agreed: true })

/** A break whose partner, asked what becomes of the agreed times, hands them back, unless said otherwise. */
export const pauseHandingBack = (call: Call, id: string, raw: object = {}) =>
  pausePartner(call, id, { agreed: 'hand-back', ...raw })
