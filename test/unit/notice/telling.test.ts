import { describe, expect, test } from 'vitest'
import type { Notice } from '#core/records/notice.ts'
import { hush, politely, tell } from '#core/relationship/tell.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import { loadRequest } from '#core/relationship/load.ts'
import { startWork } from '#core/commit/work.ts'
import { ok } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const DAY = '2026-11-23T12:00:00.000Z'
const NIGHT = '2026-11-23T22:00:00.000Z'
const MORNING = '2026-11-24T06:00:00.000Z'
const at = (start: string) => ({ slots: [{ start, end: start }] })

async function loaded() {
  const { w, id } = await asked()
  const all = ok(await loadRequest(w.coordinator(), id, 'request.see'))
  return {
    id,
    loaded: all,
    offer: all.offers[0]!,
    work: (now = DAY) => startWork(now, { role: 'coordinator', id: 'coordinator' }),
  }
}

const facts = { ...at('2026-12-09T11:30:00.000Z'), area: '529', mode: 'in-person' } as const
const said = (work: ReturnType<typeof startWork>) => work.touched() as Notice[]

describe('what is to be said', () => {
  test('is one record, however many ways the partner is reached, waiting to be sent now', async () => {
    const { id, loaded: all, offer, work: begin } = await loaded()
    const work = begin()
    tell(work, all, { template: 'offer', about: offer, partner: { id: 'p', contactBy: ['sms', 'email'] }, facts })
    expect(said(work)).toMatchObject([
      {
        ...keys.notice('varsinais', id, `${id}.offer-o1-v${offer.version}-p-1`),
        kind: 'notice',
        id: `${id}.offer-o1-v${offer.version}-p-1`,
        version: 1,
        state: 'waiting',
        waitsFor: 'sending',
        due: DAY,
        sendAt: DAY,
        owner: 'system',
        reason: 'offer',
        attempts: 0,
        requestId: id,
        template: 'offer',
        occasion: 'ask',
        channel: 'email',
        to: { role: 'partner', id: 'p' },
        subject: keyOf(offer),
        facts,
        createdAt: DAY,
        claims: 0,
      },
    ])
  })

  test('to staff is one e-mail: to the worker of the request, or to the coordinators’ own box, at any hour', async () => {
    const { id, loaded: all, work: begin } = await loaded()
    const work = begin(NIGHT)
    const { request } = all
    tell(work, all, { template: 'nobody-found', about: request, staff: 'worker', facts })
    tell(work, all, { template: 'needs-coordinator', about: request, staff: 'coordinator', facts, which: 'again' })
    expect(said(work)).toMatchObject([
      {
        id: `${id}.nobody-found-r-v${request.version}-worker-1`,
        channel: 'email',
        to: { role: 'worker', id: 'worker' },
        due: NIGHT,
      },
      {
        id: `${id}.needs-coordinator-again-r-v${request.version}-coordinator-1`,
        to: {
          role: 'coordinator',
          id: 'coordinator',
        },
        due: NIGHT,
      },
    ])
  })

  test('at night waits for the morning, unless its own time is named', async () => {
    const { loaded: all, offer, work: begin } = await loaded()
    const work = begin(NIGHT)
    const partner = { id: 'p', contactBy: ['sms'] } as const
    tell(work, all, { template: 'offer', about: offer, partner, facts })
    tell(work, all, { template: 'offer', about: offer, partner, facts, at: '2026-11-24T00:00:00.000Z', which: 'x' })
    expect(said(work).map((one) => [one.due, one.sendAt])).toEqual([
      [MORNING, MORNING],
      ['2026-11-24T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ])
  })
})

describe('at night', () => {
  test.each([
    ['something in less than twelve hours', at('2026-11-24T09:59:00.000Z'), NIGHT],
    ['something in twelve hours', at('2026-11-24T10:00:00.000Z'), MORNING],
    ['something that has begun', at(NIGHT), MORNING],
    ['something that is over', at('2026-11-23T21:00:00.000Z'), MORNING],
    [
      'one of several that is near',
      {
        slots: [...at('2026-12-01T10:00:00.000Z').slots, ...at('2026-11-24T07:00:00.000Z').slots],
      },
      NIGHT,
    ],
    [
      'a time given up that was near',
      {
        slots: [],
        previous: { start: '2026-11-24T07:00:00.000Z', end: '2026-11-24T08:00:00.000Z' },
      },
      NIGHT,
    ],
    ['no time at all', { slots: [] }, MORNING],
  ] as const)('%s', async (_, about, expected) => {
    const { loaded: all } = await loaded()
    expect(politely(NIGHT, all.tenant, about)).toBe(expected)
  })
})

describe('what need not be said any more', () => {
  test('is kept back where it waits and is about that alone', async () => {
    const { loaded: all, offer, work: begin } = await loaded()
    const work = begin()
    const [one] = all.notices
    const notice = (id: string, more: Partial<Notice>) =>
      ({
        ...one!,
        ...keys.notice('varsinais', one!.requestId, id),
        id,
        subject: keyOf(offer),
        state: 'waiting',
        ...more,
      }) as Notice
    const notices = [
      notice('a', {}),
      notice('b', { state: 'claimed' }),
      notice('c', { subject: keyOf(all.request) }),
      notice('d', { template: 'cancelled' }),
    ]
    hush(work, notices, offer, 'moved', ({ template }) => template !== 'cancelled')
    expect(said(work)).toMatchObject([
      {
        id: 'a',
        state: 'suppressed',
        suppressedFor: 'moved',
        waitsFor: 'nothing',
        due: null,
        owner: 'nobody',
        reason: 'none',
        attempts: 0,
      },
    ])
  })
})
