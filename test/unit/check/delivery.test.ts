import { expect, test } from 'vitest'
import { unaccounted } from '#core/check/notices.ts'
import { notice } from './few.ts'

const due = '2026-12-01T12:00:00.000Z'

test.each([
  ['sent', { state: 'sent', sentAt: due }],
  ['suppressed for a reason', { state: 'suppressed', suppressedFor: 'cancelled' }],
  ['waiting until a time', { state: 'waiting', due, owner: 'system' }],
  ['claimed until a time', { state: 'claimed', due, owner: 'system' }],
  ['failed and the coordinator’s', { state: 'failed', due, owner: 'coordinator' }],
  ['unknown and the coordinator’s', { state: 'unknown', due, owner: 'coordinator' }],
])('a message %s is accounted for', (_, more) => {
  expect(unaccounted(notice(more))).toEqual([])
})

test.each([
  ['sent at no time', { state: 'sent', suppressedFor: 'moved', due, owner: 'coordinator' }],
  ['suppressed for no reason', { state: 'suppressed', sentAt: due, due, owner: 'coordinator' }],
  ['waiting for ever', { state: 'waiting', sentAt: due, suppressedFor: 'moved', owner: 'coordinator' }],
  ['claimed for ever', { state: 'claimed', sentAt: due, suppressedFor: 'moved', owner: 'coordinator' }],
  ['failed and the system’s', { state: 'failed', sentAt: due, suppressedFor: 'moved', due, owner: 'system' }],
  ['unknown and nobody’s', { state: 'unknown', sentAt: due, suppressedFor: 'moved', due, owner: 'nobody' }],
])('a message %s is reported', (_, more) => {
  const one = notice(more)
  const says = `notice r1.n1 is ${more.state}, owner ${more.owner ?? 'nobody'}`
  expect(unaccounted(one)).toEqual([{ invariant: 'notices', keys: [one], says, certain: true }])
})
