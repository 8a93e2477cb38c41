import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import type { Key } from '../ports.ts'
import type { Meeting } from '../records/meeting.ts'
import { isTheirsAgain } from '../records/stage.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { loadAggregate } from '../relationship/load.ts'
import { isCancelledWith } from '../relationship/tell-together.ts'

/**
 * The partner's times that one deed cancelled with others, by start: of the request that their link lists them of. None where
 * it lists none.
 */
export async function cancelledTogether(call: Call, lists: Key | undefined): Promise<readonly Meeting[] | Refusal> {
  const { by, store } = call
  const refused = whyNot(by, 'partner.see-own', { partner: { id: by.id } })
  if (refused) return refuse(refused)
  const request = lists && (await store.get(lists))
  const { meetings = [] } = (request && (await loadAggregate(call, String(request['id']), 'meetings'))) ?? {}
  return meetings
    .filter((one) => one.partnerId === by.id && one.endedWith !== undefined && isCancelledWith(one, one.endedWith))
    .filter(({ start }) => !isTheirsAgain({ partnerId: by.id, start }, meetings))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
}
