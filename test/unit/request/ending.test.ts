import { describe, expect, test } from 'vitest'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import { findRequest } from '#core/request/view.ts'
import { ok } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }

async function met() {
  const story = await asked({ windows: [FAR] })
  const [offer] = story.open()
  await story.accept(offer)
  ok(await decide(story.w.worker(), story.id, { decision: 'confirm' }))
  await story.w.settle()
  return { ...story, partnerId: offer!.partnerId }
}

describe('a request that ends', () => {
  test('while somebody is asked thanks them, and rests', async () => {
    const { w, id, request, offers, told } = await asked({ windows: [FAR] })
    expect(ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))).toMatchObject({
      state: 'closed',
      closedAs: 'withdrawn',
      closedAt: w.ports.clock.now(),
      waitsFor: 'nothing',
      due: null,
      owner: 'nobody',
      taken: [],
      misses: [],
    })
    expect(offers()[0]).toMatchObject({ state: 'withdrawn', endedFor: 'cancelled' })
    expect(told('offer-withdrawn')).toHaveLength(1)
    expect(told('ended')).toEqual([])
    expect(request().closedAs).toBe('withdrawn')
  })

  test('after a yes that nobody decided on releases them', async () => {
    const { w, id, open, accept, offers, request } = await asked({ windows: [FAR] })
    await accept(open()[0])
    ok(await cancelRequest(w.worker(), id, { as: 'irrelevant' }))
    expect(offers()[0]).toMatchObject({ state: 'released', endedFor: 'cancelled' })
    expect(request()).toMatchObject({ closedAs: 'irrelevant', taken: [] })
  })

  test('after meetings keeps who was here, tells them kindly, and frees their diary', async () => {
    const { w, id, partnerId, request, offers, diary, told } = await met()
    ok(await closeRequest(w.worker(), id, { as: 'failed' }))
    expect(request()).toMatchObject({ state: 'closed', closedAs: 'failed', taken: [{ partnerId, state: 'confirmed' }] })
    expect(offers()[0]!.state).toBe('accepted')
    await w.settle()
    expect(told('ended').map(({ to, facts }) => [to.id, facts])).toEqual([
      [partnerId, { slots: [], area: '529', mode: 'in-person' }],
    ])
    expect(diary(partnerId)).toMatchObject({ families: [], bookings: [] })
  })

  test('ends once', async () => {
    const { w, id } = await asked()
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    for (const again of [
      await cancelRequest(w.worker(), id, { as: 'withdrawn' }),
      await closeRequest(w.worker(), id, { as: 'failed' }),
    ])
      expect(again).toEqual({ refused: 'WRONG_STATE', detail: { state: 'closed' } })
  })

  test('for want of capacity only by a coordinator’s word', async () => {
    const { w, id } = await asked()
    expect(await closeRequest(w.worker(), id, { as: 'no-capacity' })).toEqual({ refused: 'FORBIDDEN' })
    expect(await cancelRequest(w.worker(), id, { as: 'no-capacity' })).toMatchObject({ refused: 'INVALID' })
    expect(ok(await closeRequest(w.coordinator(), id, { as: 'no-capacity' })).closedAs).toBe('no-capacity')
  })

  test('leaves a meeting that has begun to be told how it went', async () => {
    const { w, id } = await met()
    w.ports.clock.turnTo(FAR.start)
    ok(await closeRequest(w.worker(), id, { as: 'failed' }))
    expect(ok(await findRequest(w.worker(), id)).meetings).toMatchObject([{ state: 'scheduled' }])
  })
})
