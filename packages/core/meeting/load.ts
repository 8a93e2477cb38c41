import type { Call } from '../call.ts'
import { requestIdOf } from '../offer/offer.ts'
import { type Refusal, isRefusal, refuse } from '../refusal.ts'
import { type Loaded, loadRequest } from '../request/load.ts'
import { transact } from '../transact.ts'
import type { Work } from '../work.ts'
import type { Meeting } from './meeting.ts'

/** One meeting with its request, changed in one commit. A partner reaches only their own; others' answer NOT_FOUND. */
export function changeMeeting(
  call: Call,
  id: string,
  decide: (work: Work, loaded: Loaded, meeting: Meeting) => Meeting | Refusal,
): Promise<Meeting | Refusal> {
  return transact<{ loaded: Loaded; meeting: Meeting }, Meeting>(call, {
    subject: requestIdOf(id),
    async load() {
      const loaded = await loadRequest(call, requestIdOf(id), { own: call.by.role !== 'partner' })
      if (isRefusal(loaded)) return loaded
      const meeting = loaded.meetings.find((one) => one.id === id)
      if (!meeting || (call.by.role === 'partner' && meeting.partnerId !== call.by.id)) return refuse('NOT_FOUND')
      return { loaded, meeting }
    },
    decide: ({ loaded, meeting }, work) => decide(work, loaded, meeting),
  })
}

export const notScheduled = (meeting: Meeting): Refusal => refuse('WRONG_STATE', { detail: { state: meeting.state } })
