import { goOn, setAgreementAside } from '#core/offer/go-on.ts'
import { named } from '#pages/field-map.ts'
import type { FormAction } from '#pages/take-form.ts'
import type { RequestDone } from './done.ts'
import { given } from './request-form.ts'

/** Whether a partner goes on after a change of phase, as they said it on the phone. */
export const GOING_ON: Omit<FormAction<RequestDone>, 'prefix'> = {
  run: (call, id, form) => goOn(call, id, given({ answer: form.optional('answer') })),
  done: () => 'going-on-noted',
  fields: ({ request: words }) => named({ answer: words.check.said }),
}

/** A coordinator sets a missing agreement aside. */
export const AGREEMENT: Omit<FormAction<RequestDone>, 'prefix'> = {
  run: (call, id, form) => setAgreementAside(call, id, given({ reason: form.optional('reason') })),
  done: () => 'agreement-aside',
  fields: ({ request: words }) => named({ reason: words.check.asideReason }),
}
