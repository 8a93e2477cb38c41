import { describe, expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { askForCall, noteCalled } from '#core/offer/call-me.ts'
import type { Offer } from '#core/records/offer.ts'
import { cancelRequest } from '#core/request/close.ts'
import { queue } from '#core/request/queue.ts'
import { findRequest } from '#core/request/view.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'

async function declined() {
  const { w, id, open } = await asked()
  const [offer] = open()
  const by = w.partner(offer!.partnerId)
  ok(await answerOffer(by, offer!.id, { kind: 'decline' }))
  await w.settle()
  const inQueue = async () => ok(await queue(w.coordinator())).items.find((row) => row.id === offer!.id)
  return { w, id, offer: offer!, by, inQueue }
}

describe('a partner who wants to be called after a no', () => {
  test('is the coordinator’s open work, with a clock and a reason, until somebody has called', async () => {
    const { w, offer, by, inQueue } = await declined()
    expect(await inQueue()).toBeUndefined()
    ok(await askForCall(by, offer.id))
    await w.settle()
    expect(await inQueue()).toMatchObject({
      kind: 'offer',
      state: 'declined',
      waitsFor: 'call',
      owner: 'coordinator',
      reason: 'call-me',
      due: expect.stringMatching(/^2026-/),
      area: '529',
      partner: { id: offer.partnerId, name: expect.any(String) },
    })
    expect(ok(await noteCalled(w.coordinator(), offer.id))).toMatchObject({
      waitsFor: 'nothing',
      due: null,
      callAsked: undefined,
    })
    expect(await inQueue()).toBeUndefined()
  })

  test('is called once, however often they press', async () => {
    const { w, offer, by } = await declined()
    const first = ok(await askForCall(by, offer.id))
    expect(ok(await askForCall(by, offer.id))).toMatchObject({ version: first.version })
    ok(await noteCalled(w.coordinator(), offer.id))
    expect(ok(await askForCall(by, offer.id))).toMatchObject({ waitsFor: 'call' }) // and may ask again later
  })

  test('stays in the open work when nobody has called in time', async () => {
    const { w, offer, by, inQueue } = await declined()
    const { due } = ok(await askForCall(by, offer.id))
    await w.pass({ days: 3 })
    const row = await inQueue()
    expect(row).toMatchObject({ waitsFor: 'call', reason: 'call-me' })
    expect(row!.due! > due!).toBe(true)
  })

  test('keeps the wish while the room kept for the offer is still to be freed', async () => {
    const { w, open } = await asked()
    const [offer] = open()
    ok(await answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'decline' }))
    const key = { pk: offer!.pk, sk: offer!.sk }
    const stored = (await w.ports.stores.open(offer!.org).get(key)) as unknown as Offer
    const tidying = { waitsFor: 'tidying', due: w.ports.clock.now(), owner: 'system', reason: 'room-kept' } as const
    const item = { ...stored, ...tidying, version: stored.version + 1 }
    await w.ports.stores.open(offer!.org).commit({ opId: 'tidying', at: w.ports.clock.now() }, [{ op: 'replace', item }])
    expect(ok(await askForCall(w.partner(offer!.partnerId), offer!.id))).toMatchObject({ waitsFor: 'tidying' })
    await w.settle()
    expect(await w.ports.stores.open(offer!.org).get(key)).toMatchObject({ waitsFor: 'call', owner: 'coordinator' })
  })

  test('is still called when the request is over', async () => {
    const { w, id, offer, by, inQueue } = await declined()
    ok(await askForCall(by, offer.id))
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    await w.settle()
    expect(await inQueue()).toMatchObject({ waitsFor: 'call' })
    ok(await noteCalled(w.coordinator(), offer.id))
  })

  test('is nothing of the worker’s', async () => {
    const { w, id, offer, by } = await declined()
    ok(await askForCall(by, offer.id))
    const view = ok(await findRequest(w.worker(), id))
    expect(JSON.stringify(view)).not.toMatch(/call-|callAsked/)
    expect(ok(await findRequest(w.coordinator(), id)).history.map(({ what }) => what)).toContain('offer.call-asked')
  })
})

test('only a no can be followed by a call, only by whoever said it, and only a coordinator says it was made', async () => {
  const { w, open } = await asked()
  const [offer] = open()
  const by = w.partner(offer!.partnerId)
  expect(await askForCall(by, offer!.id)).toMatchObject({ refused: 'WRONG_STATE' })
  ok(await answerOffer(by, offer!.id, { kind: 'decline' }))
  expect(await askForCall(w.partner('somebody-else'), offer!.id)).toEqual({ refused: 'NOT_FOUND' })
  expect(await noteCalled(w.coordinator(), offer!.id)).toMatchObject({ refused: 'WRONG_STATE' })
  expect(await noteCalled(w.worker(), offer!.id)).toEqual({ refused: 'FORBIDDEN' })
  expect(await noteCalled(by, offer!.id)).toEqual({ refused: 'FORBIDDEN' })
})
