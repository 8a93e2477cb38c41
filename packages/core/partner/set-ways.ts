import type * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { readInput } from '../input/read-input.ts'
import type { Card } from '../records/partner.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { changeCard } from './change-card.ts'
import { waysSchema } from './input.ts'

/**
 * By which way each kind of message goes, whole: by the partner through their link, or told to the coordinator. Only among the
 * ways that they may be written to by at all (`contactBy`), which stays as it is. What waits follows it when it goes.
 * Refuses STALE_VERSION when the card has changed since `version`.
 */
export async function setWays(call: Call, id: string, raw: unknown, version?: number): Promise<Card | Refusal> {
  const ways = readInput(waysSchema, raw)
  if (isRefusal(ways)) return ways
  return changeCard(call, id, 'partner.set-ways', (card, work) => {
    if (version !== undefined && version !== card.version) return refuse('STALE_VERSION', { detail: { version: card.version } })
    return work.change(card)(() => ({ ways: chosenOf(ways) }), 'card.ways-set')
  })
}

/** Only what is chosen. */
const chosenOf = (ways: z.infer<typeof waysSchema>): NonNullable<Card['ways']> =>
  Object.fromEntries(Object.entries(ways).filter(([, one]) => one !== undefined))
