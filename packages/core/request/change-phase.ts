import { paceOf } from '../reference/pace.ts'
import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { readInput } from '../input/read-input.ts'
import { PHASES } from '../reference/phases.ts'
import { isUsualEdge } from '../reference/phase-facts.ts'
import { withdrawUnfit } from './withdraw-unfit.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { freeText } from '../input/fields.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { promise } from '../relationship/promise.ts'
import { isSamePhases } from '../records/phase-check.ts'
import type { Request } from '../records/request.ts'
import { withdrawOffers } from '../relationship/end-offers.ts'
import { checkSeats } from '../relationship/phase-check.ts'
import { openOffers } from '../relationship/current.ts'
import { settle } from '../relationship/settle.ts'

export const phaseSchema = z.strictObject({
  phases: z.array(z.enum(PHASES, 'UNKNOWN_PHASE')).min(1, 'PHASES_NEEDED').max(PHASES.length, 'TOO_MANY'),
  reason: freeText(300).optional(),
})

/**
 * The case moved on. An unusual move is recorded, never refused (docs/field.md: Moves between phases). The search goes by
 * the new phases at once, also for those asked already; a partner found stays, and is asked whether they go on
 * (docs/field.md: Transitions). Where every phase is over, the worker is led to ending it.
 */
export async function changePhase(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(phaseSchema, raw)
  if (isRefusal(input)) return input
  const phases = [...new Set(input.phases)]
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadRequest(call, id, 'request.change-phase', { phases }),
    decide(loaded, work) {
      const { request } = loaded
      if (request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      const unusual = !phases.every((to) => request.phases.includes(to) || request.phases.some((from) => isUsualEdge(from, to)))
      const closes = phases.every((one) => one === 'CLOSED') && (request.taken.length > 0 || request.closingSince !== undefined)
      const serveBy = promise({ phases, windows: request.windows, ...(request.needBy && { needBy: request.needBy }) }, work.now)
      work.change(request)(
        (current) => ({
          phases,
          serveBy,
          ...(current.paced && { urgency: paceOf(phases) }),
          lateSince: undefined,
          nobodySince: undefined,
          phaseHistory: [...current.phaseHistory, { at: work.now, phases, unusual }],
          closingSince: closes ? (current.closingSince ?? work.now) : undefined,
        }),
        unusual ? 'request.phase-changed-unusually' : 'request.phase-changed',
        input.reason,
      )
      checkSeats(work, loaded, request.phases)
      if (request.state === 'confirmed' && isSamePhases(request.phases, phases)) return work.read(request)
      if (closes) withdrawOffers(work, loaded, openOffers(work, loaded), 'phase-changed')
      else withdrawUnfit(work, loaded, ['PHASE', 'EXPERIENCE'], 'phase-changed')
      return settle(work, loaded, request.state === 'confirmed' ? 'request.checks-phase' : 'request.searches-anew')
    },
  })
}
