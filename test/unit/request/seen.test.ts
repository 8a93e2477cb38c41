import { describe, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { findRequest } from '#core/request/view.ts'
import { accepted, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'

describe('one request is seen', () => {
  test('by its worker and coordinators, with who said yes, whose it is and what happened', async () => {
    const w = await world()
    const { requestId, partnerId } = await accepted(w)
    const view = ok(await findRequest(w.worker(), requestId))
    expect(view.partners).toEqual({ [partnerId]: { firstName: 'Sari', introduction: 'Olen kulkenut saman tien.' } })
    expect(view.worker).toEqual({ id: 'worker', name: 'Tiina Työntekijä' })
    expect(view.history.find(({ what }) => what === 'request.asked')).toMatchObject({
      kind: 'request',
      by: { role: 'worker', id: 'worker' },
      state: 'open',
    })
    expect(new Set(view.history.map((line) => line.kind))).toEqual(new Set(['request', 'offer']))
    expect(view.history.every((line) => !('key' in line))).toBe(true)
    expect(view.notices.every(({ to }) => to.role !== 'partner')).toBe(true)
    expect(ok(await findRequest(w.coordinator(), requestId)).notices.some(({ to }) => to.role === 'partner')).toBe(true)
  })

  test('by nobody else', async () => {
    const w = await world()
    const { requestId, partnerId } = await accepted(w)
    for (const call of [w.worker('worker-2'), w.partner(partnerId)])
      expect(await findRequest(call, requestId)).toEqual({ refused: 'NOT_FOUND' })
    expect(await findRequest(w.coordinator(), 'nothing')).toEqual({ refused: 'NOT_FOUND' })
  })
})

test('a worker sees that somebody said no, by no name and no id; a coordinator who', async () => {
  const w = await world()
  const [one, two] = [await aPartner(w.coordinator()), await aPartner(w.coordinator(), { firstName: 'Aino' })]
  const { id } = ok(await ask(w.worker(), aRequest()))
  const said: string[] = []
  for (const kind of ['decline', 'accept'] as const) {
    await w.settle()
    const offer = (await view(w, id)).offers.find(({ state }) => state === 'sent')!
    ok(
      await answerOffer(
        w.partner(offer.partnerId),
        offer.id,
        kind === 'accept' ? { kind, start: offer.slots[0]!.start } : { kind },
      ),
    )
    said.push(offer.partnerId)
  }
  await w.settle()
  expect(said.toSorted()).toEqual([one, two].toSorted())
  const [no, yes] = said
  const workers = ok(await findRequest(w.worker(), id))
  // The record itself remembers who was asked; pages and API show none of that.
  expect(JSON.stringify({ ...workers, request: null })).not.toContain(no)
  expect(workers.offers.map(({ state, partnerId }) => [state, partnerId])).toEqual([
    ['declined', ''],
    ['accepted', yes],
  ])
  expect(Object.keys(workers.partners)).toEqual([yes])
  expect((await view(w, id)).offers.map(({ partnerId }) => partnerId)).toEqual([no, yes])
})

test('why a coordinator asked against a rule is no word for the worker', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { languages: [{ code: 'sv', level: 'native' }] })
  const { id } = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  ok(await offerByHand(w.coordinator(), id, { partnerId, override: { rules: ['LANGUAGE'], reason: 'osaa kieltä sittenkin' } }))
  expect(JSON.stringify(ok(await findRequest(w.worker(), id)).history)).not.toContain('sittenkin')
  expect(JSON.stringify((await view(w, id)).history)).toContain('sittenkin')
})
