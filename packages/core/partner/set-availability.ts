import type { Call } from '../commit/call.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { availabilitySchema } from './input.ts'
import type { Card } from '../records/partner.ts'
import { changeCard } from './change-card.ts'
import { toRematch } from '../records/record.ts'

/**
 * When the partner could come, whole: by themselves through their link, or told to the coordinator.
 * Refuses STALE_VERSION when the card has changed since `version`.
 */
export async function setAvailability(call: Call, id: string, raw: unknown, version?: number): Promise<Card | Refusal> {
  const availability = readInput(availabilitySchema, raw)
  if (isRefusal(availability)) return availability
  return changeCard(call, id, 'partner.set-availability', (card, work) => {
    if (version !== undefined && version !== card.version) return refuse('STALE_VERSION', { detail: { version: card.version } })
    return work.change(card)(
      () => ({ availability, ...(card.waitsFor === 'hand-back' ? {} : toRematch(work.now)) }),
      'card.availability-set',
    )
  })
}
