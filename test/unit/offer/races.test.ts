import { expect, test } from 'vitest'
import type { Call } from '#core/call.ts'
import { answerOffer } from '#core/offer/answer.ts'
import type { Store } from '#core/ports.ts'
import { isRefusal } from '#core/refusal.ts'
import { cancelRequest } from '#core/request/close.ts'
import { seededIds } from '#memory/ids.ts'
import { watch } from '../flow/invariants.ts'
import { asked } from './story.ts'

/** Gives way for a few turns, the same way for the same seed: calls overtake each other. */
function yielding(seed: number): <T>(run: () => Promise<T>) => Promise<T> {
  const { fraction } = seededIds(seed)
  return async (run) => {
    for (let turns = Math.floor(fraction() * 6); turns > 0; turns--) await Promise.resolve()
    return run()
  }
}

function slow(call: Call, after: ReturnType<typeof yielding>): Call {
  const { store } = call
  const late: Store = {
    org: store.org,
    get: (key) => after(() => store.get(key)),
    query: (query) => after(() => store.query(query)),
    receipt: (opId) => after(() => store.receipt(opId)),
    commit: (receipt, writes) => after(() => store.commit(receipt, writes)),
  }
  return { ...call, store: late }
}

test.each([1, 2, 3, 4, 5, 6])('fifty accepts at once over three open offers: one partner wins, everybody gets an answer (seed %i)', async (seed) => {
  const { w, open, states, request, diary } = await asked({ urgency: 'urgent' }, { partners: 3 })
  const rules = watch(w)
  const offers = open()
  const after = yielding(seed)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => {
      const { id, partnerId, slots } = offers[n % 3]!
      return answerOffer(slow(w.partner(partnerId), after), id, { kind: 'accept', start: slots[0]!.start })
    }),
  )
  const won = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer]))
  expect(new Set(won.map((answer) => answer.offer.partnerId)).size).toBe(1)
  expect(won.filter((answer) => !answer.again)).toHaveLength(1)
  expect(new Set(answers.map((answer) => (isRefusal(answer) ? answer.refused : 'won')))).toEqual(new Set(['won', 'OFFER_TAKEN']))
  expect(states().sort()).toEqual(['accepted', 'withdrawn', 'withdrawn'])
  expect(request().taken).toHaveLength(1)
  await w.settle()
  expect(offers.flatMap((offer) => diary(offer.partnerId).holds)).toHaveLength(1)
  rules.check()
  rules.checkAudit()
  rules.checkAtRest()
})

test.each([1, 2, 3, 4])('accepting while the worker cancels: either order leaves nothing held (seed %i)', async (seed) => {
  const { w, id, open, states, diary } = await asked()
  const rules = watch(w)
  const offer = open()[0]!
  const after = yielding(seed)
  await Promise.all([
    answerOffer(slow(w.partner(offer.partnerId), after), offer.id, { kind: 'accept', start: offer.slots[0]!.start }),
    cancelRequest(slow(w.worker(), after), id),
  ])
  await w.settle()
  expect(['released', 'withdrawn']).toContain(states()[0])
  expect(diary(offer.partnerId).holds).toEqual([])
  rules.check()
  rules.checkAtRest()
})
