import { describe, expect, test } from 'vitest'
import { askedBack, half, idle, misindexed, overdue, uncalled, unheardOf, unknownState, unowned } from '#core/check/waits.ts'
import { indexed } from '#core/records/indexes.ts'
import { atRest } from '#core/records/record.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { card, diary, meeting, notice, offer, ORG, request, tenant, waitingFor } from './few.ts'

const one = (invariant: string, record: Loose, says: string) => [{ invariant, keys: [record], says, certain: true }]

describe('a state', () => {
  test('of the life cycle is fine', () => {
    expect(unknownState(offer())).toEqual([])
  })

  test('of no life cycle is named with its record', () => {
    const odd = request({ state: 'dormant' })
    expect(unknownState(odd)).toEqual(one('states', odd, 'request r1: dormant is in no life cycle'))
  })
})

describe('nothing to wait for', () => {
  test.each<[string, Loose]>([
    ['a closed request', request({ state: 'closed', ...atRest })],
    ['an accepted offer', offer({ state: 'accepted', ...atRest })],
    ['a declined offer', offer({ state: 'declined', ...atRest })],
    ['a meeting held', meeting({ state: 'held', ...atRest })],
    ['a message sent', notice()],
    ['a message suppressed', notice({ state: 'suppressed' })],
    ['a partner in the register', card()],
    ['somebody who only applied', card({ state: 'applied' })],
    ['a diary', diary()],
    ['the tenant', tenant()],
  ])('is right for %s', (_, record) => {
    expect(idle(record)).toEqual([])
  })

  test.each<[string, Loose, string]>([
    ['an open request', request({ state: 'open', ...atRest }), 'request r1: open waits for nothing'],
    ['an offered request', request({ state: 'offered', ...atRest }), 'request r1: offered waits for nothing'],
    ['a request somebody has accepted', request({ state: 'accepted', ...atRest }), 'request r1: accepted waits for nothing'],
    ['a confirmed request', request({ ...atRest }), 'request r1: confirmed waits for nothing'],
    ['an open offer', offer({ ...atRest }), 'offer r1.o1: sent waits for nothing'],
    ['a meeting ahead', meeting({ ...atRest }), 'meeting r1.m1: scheduled waits for nothing'],
    ['a message nobody has sent', notice({ state: 'waiting' }), 'notice r1.n1: waiting waits for nothing'],
    ['a message that failed', notice({ state: 'failed' }), 'notice r1.n1: failed waits for nothing'],
  ])('is wrong for %s', (_, record, says) => {
    expect(idle(record)).toEqual(one('waits', record, says))
  })

  const LACKING = [{ due: null }, { waitsFor: 'nothing' }, { owner: 'nobody' }, { reason: 'none' }]

  test.each(LACKING)('is %o of something open', (lacking) => {
    expect(idle(offer())).toEqual([])
    expect(idle(offer(lacking))).toHaveLength(1)
  })
})

describe('a call asked for after a no', () => {
  const due = '2026-12-01T12:00:00.000Z'
  const call = { waitsFor: 'call', due, owner: 'coordinator', reason: 'call-me' }
  const declined = { state: 'declined', callAsked: due }

  test.each<[string, Loose]>([
    ['nobody asked for one', offer({ state: 'declined', ...atRest })],
    ['it is waited for', offer({ ...declined, ...call })],
    ['the offer still has something to tidy', offer({ ...declined, waitsFor: 'tidying' })],
  ])('is fine where %s', (_, record) => {
    expect(uncalled(record)).toEqual([])
  })

  test.each<[string, Loose, string]>([
    ['is forgotten', offer({ ...declined, ...atRest }), 'offer r1.o1: a call was asked for, and it waits for nothing'],
    ['is waited for unasked', offer({ state: 'declined', ...call }), 'offer r1.o1: no call was asked for, and it waits for call'],
  ])('is wrong where it %s', (_, record, says) => {
    expect(uncalled(record)).toEqual(one('waits', record, says))
  })
})

describe('another time that a partner proposes', () => {
  const [ten, noon] = ['2026-12-01T10:00:00.000Z', '2026-12-01T12:00:00.000Z']
  const slots = [{ start: ten, end: noon }]

  test('is another than those asked about', () => {
    const proposed = offer({ slots, counter: { start: noon, end: '2026-12-01T14:00:00.000Z' } })
    expect([askedBack(offer({ slots })), askedBack(proposed)]).toEqual([[], []])
  })

  test('is wrong where it is the very time that was asked about', () => {
    const back = offer({ slots, counter: { start: ten, end: noon } })
    expect(askedBack(back)).toEqual(one('waits', back, 'offer r1.o1 waits for a yes to the very time that was asked'))
  })
})

describe('a wait', () => {
  const due = '2026-12-01T12:00:00.000Z'

  test.each<[string, Loose]>([
    ['at rest', notice()],
    ['waiting', offer()],
  ])('said in full is fine: %s', (_, record) => {
    expect(half(record)).toEqual([])
  })

  test.each<[string, Loose, string]>([
    ['without a time', offer({ due: null }), 'offer r1.o1 waits for answer, due null, owner partner'],
    ['without an owner', offer({ owner: 'nobody' }), `offer r1.o1 waits for answer, due ${due}, owner nobody`],
    ['without a reason', offer({ reason: 'none' }), `offer r1.o1 waits for answer, due ${due}, owner partner`],
    [
      'of something at rest that somebody owns',
      notice({ owner: 'system' }),
      'notice r1.n1 waits for nothing, due null, owner system',
    ],
    ['of something at rest with a reason', notice({ reason: 'asked' }), 'notice r1.n1 waits for nothing, due null, owner nobody'],
    ['of something at rest with a time', notice({ due }), `notice r1.n1 waits for nothing, due ${due}, owner nobody`],
  ])('%s is half a wait', (_, record, says) => {
    expect(half(record)).toEqual(one('waits', record, says))
  })

  test('for what no step does is named', () => {
    const odd = request({ waitsFor: 'miracle' })
    expect(unheardOf(odd)).toEqual(one('steps', odd, 'request r1 waits for miracle'))
    expect(unheardOf(request())).toEqual([])
    expect(unheardOf(notice())).toEqual([])
  })
})

describe('a meeting', () => {
  const gone = { partnerId: null }
  const cardKey = keys.card(ORG, 'p1')
  const found = (about: Loose[], says: string) => [{ invariant: 'steps', keys: about, says, certain: false }]

  test.each<[string, Loose, Loose]>([
    ['that the system watches, its partner there', meeting(), card()],
    ['that its partner owns', meeting(waitingFor('move-answer', 'partner')), card()],
    ['whose partner is gone, another being asked', meeting({ ...gone, ...waitingFor('partner', 'system') }), undefined],
    ['whose worker finds a time with nobody yet', meeting({ ...gone, ...waitingFor('arrange', 'worker') }), undefined],
    ['whose worker chooses late', meeting({ ...gone, ...waitingFor('late-choice', 'worker') }), undefined],
    ['cancelled without a partner', meeting({ ...gone, state: 'cancelled', ...waitingFor('tidying', 'system') }), undefined],
    ['that the worker owns, whatever became of the partner’s card', meeting(waitingFor('outcome', 'worker')), undefined],
  ])('%s is in somebody’s hands', (_, record, of) => {
    expect(unowned(record, of)).toEqual([])
  })

  test('owned by a partner who is not in the register is nobody’s', () => {
    const record = meeting(waitingFor('move-answer', 'partner'))
    expect(unowned(record, undefined)).toEqual(found([record, cardKey], 'meeting r1.m1 waits for move-answer, owned by partner'))
  })

  test('without a partner that waits to begin is nobody’s', () => {
    const record = meeting(gone)
    expect(unowned(record, undefined)).toEqual(found([record], 'meeting r1.m1 waits for start, owned by system'))
  })
})

describe('indexes', () => {
  test('that say what the record says are fine', () => {
    expect(misindexed(indexed(offer()))).toEqual([])
  })

  test('that say otherwise are each named with what they say', () => {
    const record = { ...indexed(offer()), dueSk: 'long ago', ownPk: `${ORG}#W#w1` }
    expect(misindexed(record)).toEqual(one('indexes', record, 'offer r1.o1: dueSk long ago, ownPk lauste#W#w1'))
  })
})

describe('overdue', () => {
  const by = '2026-12-01T12:00:00.000Z'

  test('is what was due at that moment or before it', () => {
    expect(overdue(offer({ due: by }), by)).toEqual(one('clock', offer({ due: by }), `offer r1.o1 was due at ${by}`))
    expect(overdue(offer({ due: '2026-12-01T11:59:59.999Z' }), by)).toHaveLength(1)
  })

  test('is nothing that comes later, and nothing at rest', () => {
    expect(overdue(offer({ due: '2026-12-01T12:00:00.001Z' }), by)).toEqual([])
    expect(overdue(notice(), by)).toEqual([])
  })

  test('says whose key to look at', () => {
    expect(overdue(offer(), by).flatMap(({ keys }) => keys.map(keyOf))).toEqual([keys.offer(ORG, 'r1', 'r1.o1')])
  })
})
