import { expect, test } from 'vitest'
import { sortRecords } from '#core/check/records.ts'
import { waysOf } from '#core/check/ways.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { meeting, notice, ORG } from './few.ts'

const AT = '2026-11-24T08:00:00.000Z'
const FACTS = { slots: [], area: '853', mode: 'remote' }
const one = (n: number, more: object = {}): Loose => {
  const id = `r1.moved-m1-v1-p1-${n}`
  const about = { template: 'moved', to: { role: 'partner', id: 'p1' }, subject: keyOf(meeting()), occasion: 'atOnce' }
  return notice({
    ...keys.notice(ORG, 'r1', id),
    id,
    ...about,
    state: 'sent',
    channel: 'sms',
    createdAt: AT,
    sendAt: AT,
    facts: FACTS,
    ...more,
  })
}
const says = (...items: Loose[]) => waysOf(sortRecords(items)).map((finding) => finding.says)

test('what went two ways is found', () => {
  expect(says(one(1), one(2, { channel: 'email' }))).toHaveLength(1)
})

test('one way, what an earlier version sent by each, and what a calendar is told beside, are sound', () => {
  expect(says(one(1), one(2, { state: 'suppressed' }))).toEqual([])
  expect(says(one(1, { occasion: undefined }), one(2, { occasion: undefined, channel: 'email' }))).toEqual([])
  expect(says(one(1), one(2, { channel: 'email', facts: { ...FACTS, told: 'calendar' } }))).toEqual([])
})

test('what goes again by a way that did not bring it is found', () => {
  expect(says(one(1, { state: 'claimed', claims: 1, tried: ['sms'] }))).toHaveLength(1)
})
