import { describe, expect, test } from 'vitest'
import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import { whyUntrue } from '#core/notice/still-true.ts'
import type { Offer } from '#core/records/offer.ts'
import { keyOf } from '#core/records/keys.ts'
import { loadAggregate } from '#core/relationship/load.ts'
import type { Request } from '#core/records/request.ts'
import { confirmed } from '../../support/story.ts'
import { world } from '../../support/world.ts'

/** Wednesday 25.11. 13:30–15:30, with a partner. */
const START = '2026-11-25T11:30:00.000Z'
const BEFORE = '2026-11-24T11:30:00.000Z'

type Changes = {
  request?: Partial<Request>
  offer?: Partial<Offer>
  meeting?: Partial<Meeting>
  notice?: Partial<Notice>
  now?: string
}

/** Why a notice of this kind would be kept back, were the records otherwise. */
async function why(
  template: Notice['template'],
  about: 'request' | 'offer' | 'meeting',
  { request, offer, meeting, notice, now = BEFORE }: Changes = {},
) {
  const w = await world()
  const life = await confirmed(w)
  const there = (await loadAggregate(w.coordinator(), life.requestId))!
  const [oneOffer, oneMeeting] = [
    { ...there.offers[0]!, ...offer },
    { ...there.meetings[0]!, ...meeting },
  ]
  const subject = about === 'request' ? there.request : about === 'offer' ? oneOffer : oneMeeting
  const said = {
    ...there.notices[0]!,
    template,
    subject: keyOf(subject),
    to: { role: 'partner', id: life.partnerId },
    facts: { slots: [{ start: there.meetings[0]!.start, end: there.meetings[0]!.end }], area: '529', mode: 'in-person' },
    ...notice,
  } as Notice
  return whyUntrue(said, { ...there, request: { ...there.request, ...request }, offers: [oneOffer], meetings: [oneMeeting] }, now)
}

describe('a question', () => {
  test.each([
    ['open: is asked', { offer: { state: 'sent', answerBy: START } }, undefined],
    ['answered: is not', { offer: { state: 'declined', answerBy: START } }, 'answered'],
    ['at the end of its time: is not', { offer: { state: 'sent', answerBy: BEFORE } }, 'too-late'],
  ] as const)('%s', async (_, changes, expected) => {
    expect(await why('offer', 'offer', changes)).toBe(expected)
  })
})

describe('a reminder', () => {
  test.each([
    ['of a meeting ahead: goes', {}, undefined],
    ['of one that has begun: too late', { now: START }, 'too-late'],
    ['of one that was cancelled', { meeting: { state: 'cancelled' } }, 'cancelled'],
    ['of one that was held', { meeting: { state: 'held' } }, 'cancelled'],
    ['of one now at another time', { meeting: { start: '2026-11-26T11:30:00.000Z' } }, 'moved'],
    ['of one with somebody else', { meeting: { partnerId: 'other' } }, 'cancelled'],
    ['of one without a partner', { meeting: { partnerId: null } }, 'cancelled'],
    ['of one that may move, but holds until then', { meeting: { waitsFor: 'move-answer' } }, undefined],
    ['of one whose other time was declined, and which holds', { meeting: { waitsFor: 'arrange' } }, undefined],
  ] as const)('%s', async (_, changes, expected) => {
    expect(await why('reminder-day', 'meeting', changes as Changes)).toBe(expected)
    expect(await why('reminder-hours', 'meeting', changes as Changes)).toBe(expected)
  })

  test('to the worker of one without a partner does not go either', async () => {
    const notice = { to: { role: 'worker', id: 'worker' } } as const
    expect(await why('meeting-reminder', 'meeting', { notice })).toBeUndefined()
    expect(await why('meeting-reminder', 'meeting', { notice, meeting: { partnerId: null } })).toBe('cancelled')
  })
})

describe('an agreement', () => {
  test.each(['booked', 'moved', 'confirmed', 'agreed'] as const)(
    '%s: is said while the meeting stands as told',
    async (template) => {
      expect(await why(template, 'meeting')).toBeUndefined()
      expect(await why(template, 'meeting', { meeting: { waitsFor: 'move-answer' }, now: START })).toBeUndefined()
      expect(await why(template, 'meeting', { meeting: { start: '2026-11-26T11:30:00.000Z' } })).toBe('moved')
      expect(await why(template, 'meeting', { meeting: { state: 'cancelled' } })).toBe('cancelled')
    },
  )

  test('without a time is said while the yes stands', async () => {
    expect(await why('agreed', 'offer', { offer: { state: 'accepted' } })).toBeUndefined()
    expect(await why('agreed', 'offer', { offer: { state: 'released' } })).toBe('cancelled')
  })
})

test('a move to a later time is proposed until the meeting itself begins', async () => {
  const [later, end] = ['2026-12-26T10:00:00.000Z', '2026-12-26T11:00:00.000Z']
  const proposal = { start: later, end, by: 'worker', at: BEFORE } as const
  const changes = { meeting: { proposal }, notice: { facts: { slots: [{ start: later, end }] } } } as unknown as Changes
  expect(await why('move-proposed', 'meeting', changes)).toBeUndefined()
  expect(await why('move-proposed', 'meeting', { ...changes, now: START })).toBe('too-late')
})

describe('what a worker is to do', () => {
  const still = undefined
  test.each([
    ['partner-accepted', 'request', { request: { state: 'accepted' } }, still],
    ['partner-accepted', 'request', { request: { state: 'confirmed' } }, 'answered'],
    ['decision-waits', 'request', { request: { owner: 'worker' } }, still],
    ['decision-waits', 'request', { request: { owner: 'coordinator' } }, 'answered'],
    ['first-meeting-waits', 'request', { request: { waitsFor: 'first-meeting' } }, still],
    ['first-meeting-waits', 'request', { request: { waitsFor: 'meetings' } }, 'answered'],
    ['other-time-proposed', 'offer', { offer: { state: 'sent' } }, still],
    ['other-time-proposed', 'offer', { offer: { state: 'withdrawn' } }, 'answered'],
    ['nobody-found', 'request', { request: { nobodySince: BEFORE } }, still],
    ['nobody-found', 'request', { request: { nobodySince: undefined } }, 'answered'],
    ['move-proposed', 'meeting', { meeting: { proposal: { start: START, end: START, by: 'worker', at: BEFORE } } }, still],
    ['move-proposed', 'meeting', {}, 'answered'],
    ['outcome-waits', 'meeting', { meeting: { waitsFor: 'outcome' } }, still],
    ['outcome-waits', 'meeting', { meeting: { waitsFor: 'start' } }, 'answered'],
    ['handed-over', 'request', { notice: { to: { role: 'worker', id: 'worker' } } }, still],
    ['handed-over', 'request', { notice: { to: { role: 'worker', id: 'worker-2' } } }, 'replaced'],
    ['cancelled', 'meeting', { meeting: { state: 'cancelled' }, now: START }, still],
  ] as const)('%s about a %s that is %j: %s', async (template, about, changes, expected) => {
    expect(await why(template, about, changes as Changes)).toBe(expected)
  })
})
