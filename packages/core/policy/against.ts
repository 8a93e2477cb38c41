import { type Refusal, refuse } from '../refusal.ts'
import type { Code } from '../reference/rule-codes.ts'
import type { Actor } from './actor.ts'
import { sees } from './fields.ts'

/**
 * What stands against something with a partner, as much of it as whoever asks may know (docs/field.md: Conflicts of
 * interest): a coordinator which rules; a worker, whatever it is, that it is not possible with this partner.
 */
export const against = (by: Actor, codes: readonly Code[]): Refusal =>
  by.role === 'worker' && !sees(by, 'partner.against')
    ? refuse('NOT_WITH_THIS_PARTNER')
    : refuse('RULES_FAIL', { detail: { codes } })
