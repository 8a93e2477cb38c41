import type { Call } from '#core/commit/call.ts'
import { findCard } from '#core/partner/read.ts'
import { setWays } from '#core/partner/set-ways.ts'
import type { Card } from '#core/records/partner.ts'
import type { Refusal } from '#core/refusal.ts'
import type { Form } from './form.ts'
import { PARTS } from './parts.ts'
import { saveOnTop } from './seen.ts'
import { readWays } from './ways-form.ts'

/** Saves a partner's own choice of ways, on top of the one that the form was made from. */
export const saveWays = (call: Call, id: string, form: Form): Promise<Card | Refusal> =>
  saveOnTop(call, form, {
    read: () => findCard(call, id),
    part: (card) => PARTS.ways({ card }),
    version: ({ version }) => version,
    save: (version) => setWays(call, id, readWays(form), version),
  })
