import { expect, test } from 'vitest'
import { isRefused } from '#engine/refusal.ts'
import { type Change, readChange } from '#engine/what-if/change.ts'
import { type WhatIf, whatIf } from '#engine/what-if/what-if.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'

const snapshot = aSnapshot({
  requests: [
    aRequest({ id: 'finnish' }),
    aRequest({ id: 'arabic', languages: ['ar'] }),
    aRequest({ id: 'urgent', urgency: 'urgent', phases: { leading: 'EMERGENCY', further: [] } }),
  ],
  partners: [aPartner({ experience: ['OPEN', 'EMERGENCY'] })],
})

function asked(change: Change, of = snapshot): WhatIf {
  const told = whatIf(of, change)
  if (isRefused(told)) throw new Error(told.at)
  return told
}

test('a partner on a break: what is lost', () => {
  expect(asked({ pause: ['p1'] })).toMatchObject({ gained: [], lost: ['finnish'], after: { served: [0, 0, 0] }, exact: true })
})

test('a cohort trained: what becomes served by its languages and phases', () => {
  const cohort = { partners: 1, organisation: 'o1', roles: ['peer-support-person'], areas: ['853'], families: 1 }
  expect(asked({ train: { ...cohort, phases: ['OPEN'], languages: ['ar', 'fi'] } }).gained).toEqual(['arabic'])
  expect(asked({ train: { ...cohort, phases: ['ASSESS'], languages: ['ar', 'fi'] } }).gained).toEqual([])
})

test('an agreement added: who has lived it may be asked about it, and the urgent one comes first', () => {
  const agree = [{ organisation: 'o1', phase: 'EMERGENCY', area: '853', validFrom: '2026-01-01' }]
  expect(asked({ agree })).toMatchObject({
    before: { served: [0, 0, 1] },
    after: { served: [1, 0, 0] },
    gained: ['urgent'],
    lost: ['finnish'],
  })
})

test('nothing changed changes nothing, and who pauses never lets more urgent ones be served', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const one = registerOf(seed, { partners: 30, requests: 12, areas: 2, open: true })
    const none = asked({}, one)
    expect([none.gained, none.lost, none.after], `seed ${seed}`).toEqual([[], [], none.before])
    const pause = one.partners.filter((_, n) => n % 3 === 0).map(({ id }) => id)
    const less = asked({ pause }, one)
    if (less.exact) expect(less.after.served[0], `seed ${seed}`).toBeLessThanOrEqual(less.before.served[0])
  }
})

test.each([
  ['nothing', null, { refused: 'MALFORMED', at: '' }],
  ['a word nobody knows', { close: true }, { refused: 'MALFORMED', at: 'close' }],
  ['somebody there is not', { pause: ['p1', 'p7'] }, { refused: 'MALFORMED', at: 'pause.1' }],
  ['a cohort of nobody', { train: { partners: 0 } }, { refused: 'MALFORMED', at: 'train.partners' }],
  [
    'more agreements than are taken',
    { agree: Array.from({ length: 10_001 }, () => ({})) },
    { refused: 'TOO_MUCH', at: 'agree', limit: { name: 'agreements', most: 10_000 } },
  ],
])('%s is refused as a change', (_, value, refusal) => expect(readChange(value, snapshot)).toEqual(refusal))
