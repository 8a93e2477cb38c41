import { speaksForAnother } from '../policy/actor.ts'
import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { keys } from '../records/keys.ts'
import { type Refusal, refuse, wrongPartner } from '../refusal.ts'
import type { Request } from '../records/request.ts'
import { isRepeated } from '../commit/transact.ts'
import { handBack } from './hand-back.ts'

/** A partner leaves one request for good, without a reason; a coordinator may record it for them. */
export async function withdrawFromRequest(
  call: Call,
  requestId: string,
  { partnerId }: { partnerId?: string } = {},
): Promise<Request | Refusal> {
  const id = call.by.role === 'partner' ? call.by.id : partnerId
  const barred = whyNot(call.by, 'request.leave', id === undefined ? {} : { partner: { id } })
  if (id === undefined || barred) return refuse(barred ?? 'FORBIDDEN')
  if (speaksForAnother(call.by, id)) return wrongPartner
  // Said twice, the diary keeps nothing for the request any more: the receipt of the first time answers the second.
  if (!(await hasThread(call, id, requestId)) && !(await isRepeated(call))) return refuse('NOT_FOUND')
  return handBack(call, requestId, id, { why: 'partner-withdrew' })
}

async function hasThread({ store }: Call, partnerId: string, requestId: string): Promise<boolean> {
  const diary = await store.get(keys.diary(store.org, partnerId))
  const threads = [diary?.['holds'], diary?.['bookings']].flat() as ({ requestId?: string } | undefined)[]
  return (
    threads.some((one) => one?.requestId === requestId) ||
    ((diary?.['families'] as string[] | undefined)?.includes(requestId) ?? false)
  )
}
