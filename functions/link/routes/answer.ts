import type { Call } from '#core/commit/call.ts'
import { type Answer, answerOffer } from '#core/offer/answer.ts'
import { goOn } from '#core/offer/go-on.ts'
import { askForCall } from '#core/offer/call-me.ts'
import { type OfferView, viewOffer } from '#core/offer/view.ts'
import { pausePartner, resumePartner } from '#core/partner/pause.ts'
import { requestIdOf } from '#core/records/keys.ts'
import { GOES_ON } from '#core/records/phase-check.ts'
import { isRefusal, type Refusal, refuse } from '#core/refusal.ts'
import { stageOf } from '#core/records/stage.ts'
import { addDays, localDate } from '#core/time/zone.ts'
import { named, whenFieldMap } from '#pages/field-map.ts'
import { type FormAction, takeForm } from '#pages/take-form.ts'
import { readAnswer } from '#web/answer-form.ts'
import { goesOnAsked } from '#pages/link/offer-title.ts'
import { noChoice } from '../chosen.ts'
import { callOf, home, type LinkContext } from '../context.ts'
import type { OfferDone } from '../done.ts'
import { sendLink } from '../send-link.ts'
import { unknownLink } from '../unknown.ts'
import { offerId, showView, shown } from './offer.tsx'

const ANSWER: FormAction<'answered', OfferView> = {
  prefix: () => '',
  run: (call, id, form) => answerAndView(call, id, readAnswer(form)),
  done: () => 'answered',
  fields: (words) => whenFieldMap(words, 'other', { answer: words.offerPage.question }),
}

const DONE: Readonly<Record<string, OfferDone>> = { pause: 'paused', call: 'call', resume: 'resumed' }

/** What a partner may want after a no. Nothing is chosen beforehand: a form sent off as it is changes nothing. */
const NEXT: FormAction<OfferDone> = {
  prefix: () => 'next',
  async run(call, id, form) {
    const next = form.text('next')
    if (next === 'pause') return pausePartner(call, call.by.id, { until: addDays(localDate(call.now), 14), agreed: 'keep' })
    if (next === 'resume') return resumePartner(call, call.by.id)
    if (next === 'call') return askForCall(call, id)
    return next === 'again' ? 'noted' : refuse('NO_ANSWER_CHOSEN', { fields: [{ path: 'next', code: 'UNKNOWN_VALUE' }] })
  },
  done: (form) => DONE[form.text('next')] ?? 'again',
  fields: ({ offerPage: words }) => named({ next: words.declined.question }),
}

/**
 * The answer. Given twice it is the same page again; another one than before is refused. No idempotency key:
 * an answer says itself whether it has been given.
 */
export async function answer(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  if (!id) return unknownLink(c)
  return takeForm(c, {
    action: ANSWER,
    id,
    call() {
      c.get('visit').start?.() // beside what the answer reads: a page follows
      return callOf(c)
    },
    next: (_done, view) => showView(c, view),
    again: (returned, failed) => shown(c, id, returned, failed),
  })
}

/** The page shows what the answer was decided on: two reading trips with the link's own, and one commit. */
async function answerAndView(call: Call, id: string, said: Answer | Refusal): Promise<OfferView | Refusal> {
  if (isRefusal(said)) return said
  const answered = await answerOffer(call, id, said)
  if (isRefusal(answered)) return answered
  const { offer, request, seen } = answered
  const card = seen?.cards.get(call.by.id)
  const staged = seen && stageOf({ offer, request, meetings: seen.meetings }, call.now)
  // Agreed at once (the worker had said yes beforehand): the page shows the meeting that was made.
  const known = staged && ['held', 'proposed', 'declined'].includes(staged.stage)
  return known && card ? { offer, request, card, tenant: seen.tenant, staged } : viewOffer(call, id)
}

const GOING_ON: FormAction<OfferDone> = {
  prefix: () => 'going-on',
  async run(call, id, form) {
    const answer = GOES_ON.find((one) => one === form.text('answer'))
    return answer ? goOn(call, id, { answer }) : noChoice('answer')
  },
  done: (form) => GOES_ON.find((one) => one === form.text('answer')) ?? 'again',
  fields: ({ offerPage: words }) => named({ answer: words.question }),
}

/** Whether the partner goes on, now that things have changed. Where nothing is asked any more the page says how it stands. */
export async function goingOn(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  if (!id) return unknownLink(c)
  const view = await viewOffer(callOf(c), id)
  if (isRefusal(view)) return shown(c, id)
  if (!goesOnAsked(view) && view.offer.goesOn === undefined) return showView(c, view)
  return takeForm(c, {
    action: GOING_ON,
    id,
    call: (form) => callOf(c, form),
    next: (done) => `${home(c, 'o')}?done=${done}`,
    again: (returned, failed) => shown(c, id, returned, failed),
  })
}

/** A link to one's own page, sent to the address in the register. */
export async function link(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  return id ? sendLink(c, 'o', requestIdOf(id), (returned, failed) => shown(c, id, returned, failed)) : unknownLink(c)
}

export async function next(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  if (!id) return unknownLink(c)
  const view = await viewOffer(callOf(c), id)
  if (isRefusal(view)) return unknownLink(c)
  // A pause hands back everything promised: only a link that was answered with a no may ask for it, no old one found later.
  if (view.offer.state !== 'declined') return showView(c, view)
  return takeForm(c, {
    action: NEXT,
    id,
    call: (form) => callOf(c, form),
    next: (done) => `${home(c, 'o')}?done=${done}`,
    again: (returned, failed) => shown(c, id, returned, failed),
  })
}
