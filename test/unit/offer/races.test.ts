import { expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { isRefusal } from '#core/refusal.ts'
import { cancelRequest } from '#core/request/close.ts'
import { disturb } from '../flow/disturbed.ts'
import { watch } from '../flow/invariants.ts'
import { asked } from './story.ts'

test.each([1, 2, 3, 4, 5, 6])(
  'fifty accepts at once over three open offers: one partner wins, everybody gets an answer (seed %i)',
  async (seed) => {
    const { w, open, states, request, diary } = await asked({ urgency: 'urgent' }, { partners: 3 })
    const rules = watch(w)
    const offers = open()
    disturb(w, seed)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const { id, partnerId, slots } = offers[n % 3]!
        return answerOffer(w.partner(partnerId), id, { kind: 'accept', start: slots[0]!.start })
      }),
    )
    const won = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer]))
    expect(new Set(won.map((answer) => answer.offer.partnerId)).size).toBe(1)
    expect(won.filter((answer) => !answer.again)).toHaveLength(1)
    expect(new Set(answers.map((answer) => (isRefusal(answer) ? answer.refused : 'won')))).toEqual(
      new Set(['won', 'OFFER_TAKEN']),
    )
    expect(states().sort()).toEqual(['accepted', 'withdrawn', 'withdrawn'])
    expect(request().taken).toHaveLength(1)
    await w.settle()
    expect(offers.flatMap((offer) => diary(offer.partnerId).holds)).toHaveLength(1)
    rules.check()
    rules.checkAudit()
    rules.checkAtRest()
  },
)

test.each([1, 2, 3, 4])('accepting while the worker cancels: either order leaves nothing held (seed %i)', async (seed) => {
  const { w, id, open, states, diary } = await asked()
  const rules = watch(w)
  const offer = open()[0]!
  disturb(w, seed)
  await Promise.all([
    answerOffer(w.partner(offer.partnerId), offer.id, { kind: 'accept', start: offer.slots[0]!.start }),
    cancelRequest(w.worker(), id, { as: 'withdrawn' }),
  ])
  await w.settle()
  expect(['released', 'withdrawn']).toContain(states()[0])
  expect(diary(offer.partnerId).holds).toEqual([])
  rules.check()
  rules.checkAtRest()
})
