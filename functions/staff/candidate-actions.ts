import { isRefusal, type Refusal } from '#core/refusal.ts'
import { whenPlaces } from '#pages/places.ts'
import type { FormAction } from '#pages/take-form.ts'
import { readAnswer } from '#web/answer-form.ts'
import type { RequestDone } from './done.ts'
import { given } from './request-form.ts'

/** Asking one partner. */
export const OFFER: FormAction<RequestDone> = {
  prefix: (form) => `offer-${form.text('partnerId')}`,
  async run(call, id, form) {
    const { offerByHand } = await import('#core/offer/offer-by-hand.ts')
    const [start, end] = form.text('slot').split('/')
    const slot = start && end ? { start, end } : undefined
    const reason = form.optional('reason')
    const override = reason ? { rules: form.all('rule'), reason } : undefined
    const asked = await offerByHand(call, id, given({ partnerId: form.text('partnerId'), slot, override }))
    return isRefusal(asked) && !reason ? withReason(asked) : asked
  },
  done: () => 'asked',
  places:
    ({ candidates: words }) =>
    (path) => {
      if (path === 'reason' || path.startsWith('override')) return { name: 'reason', label: words.overrideReason }
      return path.startsWith('slot') ? { name: 'slot', label: words.slot } : undefined
    },
}

/** A rule stands in the way and no reason was written: that is the field to fill in. */
function withReason(refusal: Refusal): Refusal {
  const missing = refusal.refused === 'RULES_FAIL' || refusal.refused === 'OVERRIDE_NEEDS_REASON'
  return missing ? { ...refusal, fields: [...(refusal.fields ?? []), { path: 'reason', code: 'REQUIRED' }] } : refusal
}

/** What a partner said on the phone. */
export const ANSWER: Omit<FormAction<RequestDone>, 'prefix'> = {
  async run(call, id, form) {
    const said = readAnswer(form)
    if (isRefusal(said)) return said
    const { answerOffer } = await import('#core/offer/answer.ts')
    return answerOffer(call, id, said)
  },
  done: () => 'recorded',
  places: (words) => whenPlaces(words, 'other', { answer: words.offerPage.question, other: words.common.time }),
}
