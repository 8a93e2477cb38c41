import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import type { Instant } from '../ports.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { dateInput, instantInput } from '../input/fields.ts'
import { addDays, startOfDay } from '../time/zone.ts'
import { isRepeated } from '../commit/transact.ts'
import { changeCard } from './change-card.ts'
import { toRematch } from '../records/record.ts'
import type { Card } from '../records/partner.ts'

/** Until an instant, or a local date, which is included in the pause. What is agreed is kept, or handed back as where nothing is said. */
export const pauseSchema = z.strictObject({
  until: z.union([dateInput, instantInput]).optional(),
  agreed: z.enum(['keep', 'hand-back']).optional(),
})

/**
 * A partner takes a break: no reason is asked or stored (docs/field.md: Capacity and breaks). Nothing new is asked; what
 * they had promised is handed back in the next step (`hand-back`), one request at a time.
 */
export async function pausePartner(call: Call, id: string, raw: unknown = {}): Promise<Card | Refusal> {
  const input = readInput(pauseSchema, raw)
  if (isRefusal(input)) return input
  const until = input.until === undefined ? undefined : toInstant(input.until)
  if (until !== undefined && until <= call.now && !(await isRepeated(call)))
    return refuse('INVALID', { fields: [{ path: 'until', code: 'IN_THE_PAST' }] })
  return changeCard(call, id, 'partner.pause', (card, work) =>
    work.change(card)(
      () => ({
        state: 'paused',
        pausedUntil: until,
        keepsAgreed: input.agreed === 'keep' || undefined,
        waitsFor: 'hand-back',
        due: work.now,
        owner: 'system',
        reason: 'paused',
        attempts: 0,
      }),
      'card.paused',
    ),
  )
}

/** Back again; requests nobody could take are looked at anew. */
export function resumePartner(call: Call, id: string): Promise<Card | Refusal> {
  return changeCard(call, id, 'partner.resume', (card, work) =>
    card.state === 'active'
      ? card
      : work.change(card)(
          () => ({ state: 'active', pausedUntil: undefined, keepsAgreed: undefined, ...toRematch(work.now) }),
          'card.resumed',
        ),
  )
}

const toInstant = (until: string): Instant => (until.length === 10 ? startOfDay(addDays(until, 1)) : until)
