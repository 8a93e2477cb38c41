import { describe, expect, test } from 'vitest'
import { confirmed } from '../../support/story.ts'
import { viewOffer } from '#core/offer/view.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { changePartner } from '#core/partner/change.ts'
import { ask } from '#core/request/ask.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'
import { asked, tellers } from './story.ts'

const FAR = { windows: [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }] }

describe('a question is seen', () => {
  test('by whoever was asked and by staff whose it is, with what belongs to it', async () => {
    const { w, id, open, request } = await asked({ ...FAR, urgency: 'soon' }, { partners: 2 })
    for (const [n, offer] of open().entries()) {
      const other = open()[1 - n]!
      for (const call of [w.partner(offer.partnerId), w.worker(), w.coordinator()]) {
        const [card, tenant] = [{ id: offer.partnerId }, { kind: 'tenant' }].map((part) => expect.objectContaining(part))
        expect(ok(await viewOffer(call, offer.id))).toEqual({
          offer,
          request: request(),
          card,
          tenant,
          staged: { stage: 'open' },
        })
      }
      for (const call of [w.partner(other.partnerId), w.worker('worker-2')])
        expect(await viewOffer(call, offer.id)).toEqual({ refused: 'NOT_FOUND' })
    }
    expect(await viewOffer(w.coordinator(), `${id}.o9`)).toEqual({ refused: 'NOT_FOUND' })
    expect(await viewOffer(w.partner(open()[0]!.partnerId), `${id}.o9`)).toEqual({ refused: 'NOT_FOUND' })
  })

  test('with the meeting that came of it as it stands, and then with what became of that', async () => {
    const w = await world()
    const life = await confirmed(w)
    const { offers } = tellers(w, life.requestId)
    const seen = async () => {
      const { stage, meeting } = ok(await viewOffer(w.partner(life.partnerId), offers()[0]!.id)).staged
      return [stage, meeting?.id]
    }
    expect(await seen()).toEqual(['agreed', life.meetingId])
    const slot = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }
    ok(await proposeMove(w.worker(), life.meetingId, slot))
    expect(await seen()).toEqual(['moving', life.meetingId])
    ok(await addMeeting(w.worker(), life.requestId, { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' }))
    ok(await cancelMeeting(w.worker(), life.meetingId))
    expect(await seen()).toEqual(['cancelled', undefined])
  })
})

describe('when nobody fits', () => {
  test('the coordinator sees who comes nearest, and only those who may be asked at all', async () => {
    const w = await world()
    const c = w.coordinator()
    const two = await aPartner(c, { languages: [{ code: 'sv', level: 'native' }], areas: ['853'] })
    const ones = [await aPartner(c, { areas: ['853'] }), await aPartner(c, { areas: ['202'] })].sort()
    const paused = await aPartner(c)
    ok(await pausePartner(w.partner(paused), paused))
    await aPartner(c, { state: 'trained' })
    ok(await changePartner(c, await aPartner(c), { state: 'exited' }))
    await w.settle()
    const { id } = ok(await ask(w.worker(), aRequest(FAR)))
    await w.settle()
    const { request, told } = tellers(w, id)
    const { misses, reason } = request()
    expect(misses.map(({ partnerId, codes }) => [partnerId, codes.length])).toEqual(
      [...ones, paused]
        .sort()
        .map((one) => [one, 1])
        .concat([[two, 2]]),
    )
    expect(reason).toBe('nobody-fits')
    const slots = [{ start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }]
    expect(told('nobody-found')[0]!.facts).toEqual({
      slots,
      reference: expect.stringMatching(/^CL-/),
      area: '529',
      mode: 'in-person',
      deadline: request().due,
    })
  })

  test('none of those who were asked stands among those who come near', async () => {
    const { w, open, decline, request } = await asked(FAR, { partners: 1 })
    const near = await aPartner(w.coordinator(), { areas: ['853'] })
    await decline(open()[0])
    await w.settle()
    expect(request()).toMatchObject({ reason: 'nobody-fits', misses: [{ partnerId: near, codes: ['AREA'] }], wave: 1 })
  })
})
