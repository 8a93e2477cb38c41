import type { Call } from '#core/commit/call.ts'
import { findCard } from '#core/partner/read.ts'
import type { Card } from '#core/records/partner.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { type Refusal, refuse } from '#core/refusal.ts'
import { readAvailability } from './availability-form.ts'
import type { Form } from './form.ts'
import { PARTS } from './parts.ts'
import { saveOnTop } from './seen.ts'

/** Saves the form of times, the partner's own or the coordinator's, on top of the times it was made from. */
export async function saveAvailability(call: Call, id: string, form: Form): Promise<Card | Refusal> {
  const { raw, fields } = readAvailability(form)
  if (fields.length > 0) return refuse('INVALID', { fields })
  return saveOnTop(call, form, {
    read: () => findCard(call, id),
    part: (card) => PARTS.availability({ card }),
    version: ({ version }) => version,
    save: (version) => setAvailability(call, id, raw, version),
  })
}
