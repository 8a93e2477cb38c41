import { describe, expect, test } from 'vitest'
import { decide } from '#core/request/decide.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'
import type { Notice } from '#core/records/notice.ts'
import { expireOffer, tidyOffer } from '#core/offer/advance-offer.ts'
import { endOffer } from '#core/relationship/end-offer.ts'
import { loadRequest } from '#core/relationship/load.ts'
import type { Request } from '#core/records/request.ts'
import { transact } from '#core/commit/transact.ts'
import { startWork } from '#core/commit/work.ts'

const SLOT = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }
const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const OTHER = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const

describe('what ends without the partner', () => {
  test('silence: the offer has expired for the time that passed, and the room is free', async () => {
    const { w, open, offers, diary } = await asked({ windows: [FAR] })
    const [offer] = open()
    await w.passTo(new Date(Date.parse(offer!.answerBy) + 10 * 60_000).toISOString())
    expect(offers()[0]).toMatchObject({ state: 'expired', endedFor: 'time-passed', waitsFor: 'nothing' })
    expect(offers()[0]).not.toHaveProperty('answeredAt')
    expect(diary(offer!.partnerId).holds).toEqual([])
  })

  test('a time proposed that the worker did not answer: the partner hears of it, as promised', async () => {
    const { w, open, say, offers, told } = await asked({ windows: [FAR] })
    await say(open()[0], OTHER)
    const { answerBy, partnerId } = open()[0]!
    await w.passTo(new Date(Date.parse(answerBy) + 10 * 60_000).toISOString())
    expect(offers()[0]).toMatchObject({ state: 'expired' })
    const heard = {
      state: 'sent',
      to: { role: 'partner', id: partnerId },
      facts: { slots: [{ start: OTHER.start, end: OTHER.end }] },
    }
    expect(told('proposal-ended')).toMatchObject([heard])
  })

  test('a time proposed that does not suit the worker: likewise, once', async () => {
    const { w, id, open, say, told } = await asked({ windows: [FAR] })
    await say(open()[0], OTHER)
    ok(await decide(w.worker(), id, { decision: 'refuse', offerId: open()[0]!.id }))
    expect(told('proposal-ended')).toHaveLength(1)
    expect(told('offer-withdrawn')).toEqual([])
  })

  test('silence needs no message', async () => {
    const { w, open, told } = await asked({ windows: [FAR] })
    await w.passTo(new Date(Date.parse(open()[0]!.answerBy) + 10 * 60_000).toISOString())
    expect([...told('proposal-ended'), ...told('offer-withdrawn')]).toEqual([])
  })

  test('somebody was first: told kindly what it was about, and the room is freed by the offer’s own next step', async () => {
    const { w, open, accept, offers, told, diary } = await asked({ urgency: 'urgent' }, { partners: 2 })
    const [first, second] = open()
    await accept(first)
    expect(offers()[1]).toMatchObject({
      state: 'withdrawn',
      endedFor: 'taken',
      waitsFor: 'tidying',
      owner: 'system',
      reason: 'room-kept',
      due: w.ports.clock.now(),
    })
    expect(diary(second!.partnerId).holds).toHaveLength(1)
    expect(told('offer-withdrawn')[0]).toMatchObject({
      to: { role: 'partner', id: second!.partnerId },
      facts: { slots: [SLOT], area: '529', mode: 'in-person', deadline: second!.answerBy },
    })
    await w.settle()
    expect(offers()[1]).toMatchObject({ state: 'withdrawn', waitsFor: 'nothing', due: null })
    expect(diary(second!.partnerId).holds).toEqual([])
  })
})

describe('a step that comes late, or twice', () => {
  test('expiring leaves an offer that was answered as it is', async () => {
    const { w, open, accept, offers } = await asked({ windows: [FAR] })
    const [offer] = open()
    await accept(offer)
    w.ports.clock.turnTo('2026-12-01T08:00:00.000Z')
    const before = offers()[0]!
    expect(ok(await expireOffer(w.as({ role: 'system', id: 'system' }), before))).toEqual(before)
    expect(offers()[0]).toEqual(before)
  })

  test('tidying leaves an open offer its room', async () => {
    const { w, open, diary } = await asked({ windows: [FAR] })
    const [offer] = open()
    ok(await tidyOffer(w.as({ role: 'system', id: 'system' }), offer!))
    expect(diary(offer!.partnerId).holds).toHaveLength(1)
    expect(open()[0]).toMatchObject({ waitsFor: 'answer', version: offer!.version })
  })

  test('of an offer that is not there is a bug', async () => {
    const { w, open } = await asked({ windows: [FAR] })
    const gone = { ...open()[0]!, id: `${open()[0]!.requestId}.o99` }
    await expect(expireOffer(w.as({ role: 'system', id: 'system' }), gone)).rejects.toThrow('vanished')
  })
})

describe('what was still to be said about an offer that ends', () => {
  test.each([
    ['expired', 'too-late'],
    ['declined', 'answered'],
    ['withdrawn', 'answered'],
  ] as const)('%s is kept back as %s', async (to, why) => {
    const { w, id, open, told } = await asked({ windows: [FAR] })
    const call = w.coordinator()
    const loaded = ok(await loadRequest(call, id, 'request.see'))
    const work = startWork(call.now, call.by)
    const waiting = { ...told('offer')[0]!, state: 'waiting' } as Notice
    endOffer(work, { ...loaded, notices: [waiting] }, open()[0]!, to)
    expect(work.read(waiting)).toMatchObject({ state: 'suppressed', suppressedFor: why, waitsFor: 'nothing' })
  })
})

test('a question still open where every seat has been taken is answered: somebody was first', async () => {
  const { w, id, open, accept, request } = await asked({ windows: [FAR] })
  const [offer] = open()
  const full: Partial<Request> = { taken: [{ partnerId: 'p', offerId: `${id}.o0`, state: 'held' }] }
  ok(
    await transact<Request, Request>(w.coordinator(), {
      subject: id,
      load: async () => request(),
      decide: (now, work) => work.change(now)(() => full, 'offer.sent'),
    }),
  )
  expect(await accept(offer)).toBe('OFFER_TAKEN')
})
