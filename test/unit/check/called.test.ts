import { expect, test } from 'vitest'
import { called, disagree, nameOf } from '#core/check/finding.ts'
import type { Key } from '#core/ports.ts'
import { keys } from '#core/records/keys.ts'
import { card, ledger, ORG } from './few.ts'

test.each<[string, Key]>([
  ['request r1', keys.request(ORG, 'r1')],
  ['offer r1.o1', keys.offer(ORG, 'r1', 'r1.o1')],
  ['meeting r1.m1', keys.meeting(ORG, 'r1', 'r1.m1')],
  ['notice r1.n1', keys.notice(ORG, 'r1', 'r1.n1')],
  ['contact p1', keys.contact(ORG, 'p1')],
  ['ledger 2026-11-24#r1.m1', keys.ledger(ORG, 'p1', '2026-11-24', 'r1.m1')],
  ['card p1', keys.card(ORG, 'p1')],
  ['diary p1', keys.diary(ORG, 'p1')],
  ['tenant', keys.tenant(ORG)],
  ['staff worker', keys.staff(ORG, 'worker')],
  ['event r1 2026-11-24T08:00:00.000Z#op', { pk: keys.events(ORG, 'r1'), sk: '2026-11-24T08:00:00.000Z#op' }],
  ['receipt op1', keys.receipt(ORG, 'op1')],
  ['link', { pk: 'LINK#0f0f', sk: 'LINK' }],
  ['wish r1.w1', { pk: keys.aggregate(ORG, 'r1'), sk: 'WISH#r1.w1' }],
])('%s is called so, without its tenant', (name, key) => {
  expect(nameOf(key)).toBe(name)
})

test('a record is called by its id, or by its key where it has none', () => {
  expect(called(card())).toBe('card p1')
  expect(called(ledger())).toBe('ledger LEDGER#2026-11-24#r1.m1')
})

test('what must be the same at a second look is kept with the finding', () => {
  expect(disagree('audit', [], 'told twice', 'told 1').stands).toBe('told 1')
})
