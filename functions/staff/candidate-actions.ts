import { type Code, isPartners, isProgrammes } from '#core/reference/rule-codes.ts'
import { type FieldRefusal, isRefusal, type Refusal } from '#core/refusal.ts'
import { whenFieldMap } from '#pages/field-map.ts'
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
    const rules = form.all('rule')
    const override = rules.length > 0 && (reason || call.by.onBehalfOf) ? given({ rules, reason }) : undefined
    const asked = await offerByHand(call, id, given({ partnerId: form.text('partnerId'), slot, override }))
    return isRefusal(asked) ? whatLifts(asked, { reason: reason !== undefined, said: call.by.onBehalfOf !== undefined }) : asked
  },
  done: () => 'asked',
  fields:
    ({ candidates: words }) =>
    (path) => {
      if (path === 'saidBy') return { name: 'saidBy', label: words.saidLegend }
      if (path === 'reason' || path.startsWith('override')) return { name: 'reason', label: words.overrideReason }
      return path.startsWith('slot') ? { name: 'slot', label: words.slot } : undefined
    },
}

/** A rule stands in the way: the field to fill in is the reason for the programme's, the partner's own word for theirs. */
function whatLifts(refusal: Refusal, given: { reason: boolean; said: boolean }): Refusal {
  if (refusal.refused !== 'RULES_FAIL') return refusal
  const codes = (refusal.detail?.['codes'] ?? []) as readonly Code[]
  const missing: readonly FieldRefusal[] = [
    ...(!given.reason && codes.some(isProgrammes) ? [{ path: 'reason', code: 'REQUIRED' } as const] : []),
    ...(!given.said && codes.some(isPartners) ? [{ path: 'saidBy', code: 'CHOICE_NEEDED' } as const] : []),
  ]
  return { ...refusal, fields: [...(refusal.fields ?? []), ...missing] }
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
  fields: (words) => whenFieldMap(words, 'other', { answer: words.offerPage.question, other: words.common.time }),
}
