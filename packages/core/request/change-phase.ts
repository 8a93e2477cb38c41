import * as z from 'zod'
import type { Call } from '../call.ts'
import { readInput } from '../read-input.ts'
import { isUsualEdge, PHASES } from '../reference/phases.ts'
import { failing } from '../matching/explain.ts'
import { withdrawOffer } from '../offer/end-offer.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../transact.ts'
import type { Work } from '../work.ts'
import { freeText } from './input.ts'
import { type Loaded, loadRequest, need } from './load.ts'
import { promise } from './promise.ts'
import type { Request } from './request.ts'
import { settle } from './settle.ts'

export const phaseSchema = z.strictObject({
  phases: z.array(z.enum(PHASES, 'UNKNOWN_PHASE')).min(1, 'PHASES_NEEDED').max(PHASES.length, 'TOO_MANY'),
  reason: freeText(300).optional(),
})

/**
 * The case moved on. An unusual move in the phase graph is recorded, never refused (domain §2). While nobody is found
 * yet, the search goes by the new phases at once; a partner already found stays (continuity at a transition, S3).
 */
export async function changePhase(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(phaseSchema, raw)
  if (isRefusal(input)) return input
  const phases = [...new Set(input.phases)]
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadRequest(call, id),
    decide(loaded, work) {
      const { request } = loaded
      if (request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      const unusual = !phases.every((to) => request.phases.includes(to) || request.phases.some((from) => isUsualEdge(from, to)))
      const serveBy = promise({ phases, windows: request.windows, ...(request.needBy && { needBy: request.needBy }) }, work.now)
      work.change(request)(
        (now) => ({ phases, serveBy, lateSince: undefined, nobodySince: undefined, phaseHistory: [...now.phaseHistory, { at: work.now, phases, unusual }] }),
        unusual ? 'request.phase-changed-unusually' : 'request.phase-changed',
        input.reason,
      )
      if (!isSearching(request)) return work.read(request)
      withdrawUnfit(work, loaded)
      return settle(work, loaded, loaded.tenant.settings, 'request.searches-anew')
    },
  })
}

/** Whoever was asked about the old phases and has none of the new ones is thanked, and may be asked when they come back. */
function withdrawUnfit(work: Work, loaded: Loaded): void {
  const { request, tenant, cards, diaries } = loaded
  for (const offer of loaded.offers) {
    if (offer.state !== 'sent') continue
    const candidate = { card: need(cards, offer.partnerId), diary: need(diaries, offer.partnerId) }
    const codes = failing({ request: work.read(request), tenant, candidate, now: work.now, ...(offer.slots[0] && { slot: offer.slots[0] }) })
    if (!codes.some((code) => (code === 'PHASE' || code === 'EXPERIENCE') && !offer.override?.rules.includes(code))) continue
    withdrawOffer(work, loaded, offer, 'phase-changed')
    work.change(request)((now) => ({ asked: now.asked.filter((id) => id !== offer.partnerId) }), 'request.searches-anew')
  }
}

const isSearching = (request: Request): boolean => request.state === 'open' || request.state === 'offered'

