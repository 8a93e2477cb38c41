import { describe, expect, test } from 'vitest'
import type { Notice } from '#core/records/notice.ts'
import { expireOffer, tidyOffer } from '#core/offer/advance-offer.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { endOffer } from '#core/relationship/end-offer.ts'
import { keyOf } from '#core/records/keys.ts'
import { loadRequest } from '#core/relationship/load.ts'
import type { Diary } from '#core/records/partner.ts'
import type { Request } from '#core/records/request.ts'
import { handOver } from '#core/request/hand-over.ts'
import { transact } from '#core/commit/transact.ts'
import { isTerminal, mayGo } from '#core/records/transitions.ts'
import { startWork } from '#core/commit/work.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'

const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }
const OTHER = { kind: 'other-time', start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' } as const

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
    const loaded = ok(await loadRequest(call, id))
    const work = startWork(call.now, call.by)
    const waiting = { ...told('offer')[0]!, state: 'waiting' } as Notice
    endOffer(work, { ...loaded, notices: [waiting] }, open()[0]!, to)
    expect(work.read(waiting)).toMatchObject({ state: 'suppressed', suppressedFor: why, waitsFor: 'nothing' })
  })
})

describe('a proposal', () => {
  test('made again after the partner’s no is another answer than before', async () => {
    const { open, say, decline } = await asked({ windows: [FAR] })
    const [offer] = open()
    await say(offer, OTHER)
    await decline(offer)
    expect(await say(offer, OTHER)).toBe('OFFER_ANSWERED')
  })

  test('is told to the worker who has the request, also when it changes hands at that moment', async () => {
    const { w, id, open, told } = await asked({ windows: [FAR] })
    const [offer] = open()
    const call = w.partner(offer!.partnerId)
    let handed = false
    const slow = {
      ...call,
      store: {
        ...call.store,
        commit: async (...args: Parameters<typeof call.store.commit>) => {
          if (!handed) ok(await handOver(w.worker(), id, { to: 'worker-2' }))
          handed = true
          return call.store.commit(...args)
        },
      },
    }
    ok(await answerOffer(slow, offer!.id, OTHER))
    expect(told('other-time-proposed').map((one) => one.to.id)).toEqual(['worker-2'])
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
      decide: (now, work) => work.change(now)(() => full, 'offer.x'),
    }),
  )
  expect(await accept(offer)).toBe('OFFER_TAKEN')
})

test('room still kept for an earlier question of the same request does not stand in the way of a yes', async () => {
  const { w, id, open, accept, diary } = await asked({ windows: [FAR] })
  const [offer] = open()
  const kept = { offerId: `${id}.o0`, requestId: id, firm: true, slots: [FAR], mode: 'in-person', until: FAR.end } as const
  const now = diary(offer!.partnerId)
  ok(
    await transact<Diary, Diary>(w.coordinator(), {
      subject: id,
      load: async () => now,
      decide: (one, work) => work.change(one)(() => ({ holds: [...one.holds, kept] }), 'offer.x'),
    }),
  )
  expect(await accept(offer)).toBe('accepted')
})

test('an answer repeated under its key says what the first said', async () => {
  const { w, open } = await asked({ windows: [FAR] })
  const call = { ...w.partner(open()[0]!.partnerId), idempotency: { key: 'key', fingerprint: 'no' } }
  const [offer] = open()
  const answers = [
    await answerOffer(call, offer!.id, { kind: 'decline' }),
    await answerOffer(call, offer!.id, { kind: 'decline' }),
  ].map(ok)
  expect(answers.map(({ again, offer: { state }, request }) => [again, state, keyOf(request)])).toEqual([
    [false, 'declined', keyOf(answers[0]!.request)],
    [false, 'declined', keyOf(answers[0]!.request)],
  ])
})

describe('a life cycle', () => {
  test('lets nothing follow on a state it does not know', () => {
    expect([mayGo('offer', 'unheard-of', 'accepted'), isTerminal('offer', 'unheard-of')]).toEqual([false, false])
  })

  test('of a diary or a tenant is to be kept: nothing follows', () => {
    expect([isTerminal('diary', 'kept'), isTerminal('tenant', 'kept')]).toEqual([true, true])
  })

  test('ends where nothing may follow, and there alone', () => {
    expect([isTerminal('offer', 'sent'), isTerminal('offer', 'accepted'), isTerminal('offer', 'declined')]).toEqual([
      false,
      false,
      true,
    ])
    expect(mayGo('offer', 'declined', 'declined')).toBe(true)
  })
})
