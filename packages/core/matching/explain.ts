import type { Candidate } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import type { Request } from '../records/request.ts'
import type { PhaseAgreement, Tenant } from '../records/tenant.ts'
import type { Window } from '../time/interval.ts'
import { type Code, CODES } from '../reference/rule-codes.ts'
import { type Pairing, RULES } from './rules.ts'
import { freeFor, pickSlots, possibleSlots } from './slots.ts'

/** What a request is put against: one tenant's agreements, rates and settings, at one moment. */
export interface Circumstances {
  readonly tenant: Tenant
  /** Of the request's municipality and phases, at least (`relationship/agreements.ts`). */
  readonly agreements: readonly PhaseAgreement[]
  readonly now: Instant
}

export interface Explanation {
  readonly partnerId: string
  /** Every failing rule; empty where the partner may be asked. */
  readonly codes: readonly Code[]
  /** Times to name, at most three; none where the request has none ("when suits") or nothing fits. */
  readonly slots: readonly Window[]
  /** Whether the partner has said to be free at the first of them; otherwise we ask into the unknown. */
  readonly known: boolean
}

/** Puts a request to a partner and says all that stands against it, or which times would do. */
export function explain(request: Request, candidate: Candidate, circumstances: Circumstances): Explanation {
  const pairing: Pairing = { request, candidate, ...circumstances }
  const partnerId = candidate.card.id
  if (request.windows.length === 0) return { partnerId, codes: failing(pairing), slots: [], known: false }

  const byWindow = possibleSlots(request, candidate, circumstances.now)
  const judged = byWindow.map((slots) => slots.map((slot) => ({ slot, codes: failing({ ...pairing, slot }) })))
  const fitting = judged.map((slots) => slots.filter((one) => one.codes.length === 0).map((one) => one.slot))
  if (fitting.some((slots) => slots.length > 0)) {
    const isKnown = (slot: Window) => freeFor(candidate, slot, request.mode, { requestId: request.id }) === 'free'
    const known = fitting.map((slots) => slots.filter(isKnown))
    const best = known.some((slots) => slots.length > 0) ? known : fitting
    return { partnerId, codes: [], slots: pickSlots(best), known: best === known }
  }
  return {
    partnerId,
    codes: fewest(judged.flat().map((one) => one.codes)) ?? withSlot(failing(pairing)),
    slots: [],
    known: false,
  }
}

/** The codes of one pairing, for one time or none: of these rules, of all unless said otherwise. */
export function failing(pairing: Pairing, rules: readonly Code[] = CODES): Code[] {
  return rules.filter((code) => RULES[code](pairing))
}

/** The near miss nearest to fitting: of the times asked for, the one with the least against it. */
function fewest(all: readonly (readonly Code[])[]): readonly Code[] | undefined {
  return all.reduce<readonly Code[] | undefined>((best, codes) => (best && best.length <= codes.length ? best : codes), undefined)
}

/** All the times asked for are past or too near. */
const withSlot = (codes: readonly Code[]): Code[] => CODES.filter((code) => code === 'SLOT' || codes.includes(code))
