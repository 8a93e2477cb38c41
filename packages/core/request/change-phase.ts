import { paceOf } from '../reference/pace.ts'
import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { readInput } from '../input/read-input.ts'
import { isUsualEdge } from '../reference/phase-facts.ts'
import { withdrawUnfit } from './withdraw-unfit.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { freeText } from '../input/fields.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { promise } from '../relationship/promise.ts'
import { isSamePhases } from '../records/phase-check.ts'
import { type Request, servedIn } from '../records/request.ts'
import { leadingInput, phasesIn, servedInput, servedProblems } from './input.ts'
import { withdrawOffers } from '../relationship/end-offers.ts'
import { checkSeats } from '../relationship/phase-check.ts'
import { openOffers } from '../relationship/current.ts'
import { settle } from '../relationship/settle.ts'

export const phaseSchema = z.strictObject({
  phases: servedInput,
  leading: leadingInput,
  reason: freeText(300).optional(),
})

/**
 * The case moved on. An unusual move is recorded, never refused (docs/field.md: Moves between phases). The search goes by
 * the new phases at once, also for those asked already; a partner found stays, and is asked whether they go on
 * (docs/field.md: Transitions). Where every phase is over, the worker is led to ending it. Which phase leads is said with
 * them each time; where it is not, the most pressing does.
 */
export async function changePhase(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(phaseSchema, raw)
  if (isRefusal(input)) return input
  const wrong = servedProblems(input)
  if (wrong.length > 0) return refuse('INVALID', { fields: wrong })
  const { phases, beforePhases } = phasesIn(input.phases)
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadRequest(call, id, 'request.change-phase', { phases: input.phases }),
    decide(loaded, work) {
      const { request } = loaded
      if (request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      const before = servedIn(request)
      const unusual = !input.phases.every((to) => before.includes(to) || before.some((from) => isUsualEdge(from, to)))
      const ended = input.phases.every((one) => one === 'CLOSED')
      const closes = ended && (request.taken.length > 0 || request.closingSince !== undefined)
      const { windows, needBy } = request
      const serveBy = promise({ phases, beforePhases, windows, ...(needBy && { needBy }) }, work.now)
      work.change(request)(
        (current) => ({
          phases,
          beforePhases,
          leading: input.leading,
          serveBy,
          ...(current.paced && { urgency: paceOf(input.phases) }),
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
