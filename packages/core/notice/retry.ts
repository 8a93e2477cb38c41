import { seesAll } from '../actor.ts'
import type { Call } from '../call.ts'
import { requestIdOf } from '../offer/offer.ts'
import { atRest, keys } from '../record.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { transact } from '../transact.ts'
import type { Step } from '../work.ts'
import type { Notice } from './notice.ts'

/** Sends an undelivered message once more. Coordinators only; refuses WRONG_STATE for one that is neither undelivered nor stuck. */
export const retryNotice = (call: Call, id: string): Promise<Notice | Refusal> =>
  undelivered(
    call,
    id,
    () => ({
      state: 'waiting',
      waitsFor: 'sending',
      due: call.now,
      owner: 'system',
      reason: 'retried',
      failedFor: undefined,
      claims: 0,
      attempts: 0,
    }),
    'notice.retried',
  )

/** Somebody took care of it otherwise, by phone for instance. */
export const closeNotice = (call: Call, id: string): Promise<Notice | Refusal> =>
  undelivered(call, id, () => ({ ...atRest, state: 'suppressed', suppressedFor: 'handled' }), 'notice.handled')

function undelivered(call: Call, id: string, how: () => Partial<Notice>, what: Step): Promise<Notice | Refusal> {
  if (!seesAll(call.by)) return Promise.resolve(refuse('FORBIDDEN'))
  const requestId = requestIdOf(id)
  return transact<Notice, Notice>(call, {
    subject: requestId,
    load: async () =>
      ((await call.store.get(keys.notice(call.store.org, requestId, id))) as Notice | undefined) ?? refuse('NOT_FOUND'),
    decide: (notice, work) =>
      notice.owner === 'coordinator'
        ? work.change(notice)(how, what)
        : refuse('WRONG_STATE', { detail: { state: notice.state } }),
  })
}
