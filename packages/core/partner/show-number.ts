import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { readInput } from '../input/read-input.ts'
import type { Card } from '../records/partner.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { changeCard } from './change-card.ts'

export const showNumberSchema = z.strictObject({ show: z.boolean('CHOICE_NEEDED') })

/**
 * Whether a worker whom the partner is confirmed with may see their telephone number (policy/reach.ts): the partner's own
 * word, by their link or told to a coordinator. Said once more it changes nothing.
 */
export async function showNumber(call: Call, id: string, raw: unknown): Promise<Card | Refusal> {
  const input = readInput(showNumberSchema, raw)
  if (isRefusal(input)) return input
  return changeCard(call, id, 'partner.show-number', (card, work) =>
    card.showsNumber === input.show
      ? card
      : work.change(card)(() => ({ showsNumber: input.show }), input.show ? 'card.number-shown' : 'card.number-hidden'),
  )
}
