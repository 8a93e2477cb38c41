import { describe, expect, test } from 'vitest'
import { deadLinks, lastingReceipts, orphans, strangers } from '#core/check/named.ts'
import { sortRecords } from '#core/check/records.ts'
import type { Key } from '#core/ports.ts'
import { keys } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { card, contact, diary, meeting, notice, offer, ORG, request, waitingFor } from './few.ts'
import { checkTenant } from '#core/check/check.ts'

const sorted = (...items: Loose[]) => sortRecords(items)
const missing = (invariant: string, about: readonly Key[], says: string) => ({ invariant, keys: about, says, certain: false })
const CARD = keys.card(ORG, 'p1')
const DIARY = keys.diary(ORG, 'p1')
const CONTACT = keys.contact(ORG, 'p1')
const NOW = '2026-11-26T08:00:00.000Z'

const findings = (invariant: string, ...items: Loose[]) =>
  checkTenant({ org: ORG, items, now: NOW, real: Date.parse(NOW) / 1000, patienceMinutes: 15 }).findings.filter(
    (one) => one.invariant === invariant,
  )

describe('a partner', () => {
  test('named all over, with card, diary and contact, is no stranger', () => {
    const seated = request({ taken: [{ partnerId: 'p1' }] })
    expect(strangers(ORG, sorted(seated, offer(), meeting(), card(), diary(), contact()))).toEqual([])
  })

  test.each<[string, Loose, string]>([
    ['on a seat', request({ taken: [{ partnerId: 'p1' }] }), 'request r1'],
    ['asked', offer(), 'offer r1.o1'],
    ['meeting a family', meeting(), 'meeting r1.m1'],
  ])('%s of whom nothing is there is named by that, three times', (_, naming, called) => {
    expect(strangers(ORG, sorted(naming))).toEqual([
      missing('partners', [naming, CARD], `${called} names card p1, which is not there`),
      missing('partners', [naming, DIARY], `${called} names diary p1, which is not there`),
      missing('partners', [naming, CONTACT], `${called} names contact p1, which is not there`),
    ])
  })

  test('in the register lacks nothing of the three unnoticed', () => {
    const found = (...items: Loose[]) => strangers(ORG, sorted(...items)).map(({ says }) => says)
    expect(found(card(), diary())).toEqual([
      'card p1 names contact p1, which is not there',
      'diary p1 names contact p1, which is not there',
    ])
    expect(found(card(), contact())).toEqual([
      'card p1 names diary p1, which is not there',
      'contact p1 names diary p1, which is not there',
    ])
    expect(found(diary(), contact())).toEqual([
      'diary p1 names card p1, which is not there',
      'contact p1 names card p1, which is not there',
    ])
  })

  test('whom a meeting does not have yet is not missed', () => {
    expect(strangers(ORG, sorted(meeting({ partnerId: null })))).toEqual([])
  })
})

describe('a part of a request', () => {
  test.each<[string, Loose, string]>([
    ['an offer', offer(), 'offer r1.o1'],
    ['a meeting', meeting(), 'meeting r1.m1'],
    ['a message', notice({ subject: keys.request(ORG, 'r1') }), 'notice r1.n1'],
  ])('that is gone leaves %s without its request', (_, part, called) => {
    const found = missing('belongs', [part, keys.request(ORG, 'r1')], `${called} names request r1, which is not there`)
    expect(orphans(ORG, sorted(part))).toContainEqual(found)
    expect(orphans(ORG, sorted(part, request()))).toEqual([])
  })

  test('a message speaks of what is there', () => {
    const named = keys.offer(ORG, 'r1', 'r1.o1')
    const found = missing('belongs', [notice(), named], 'notice r1.n1 names offer r1.o1, which is not there')
    expect(orphans(ORG, sorted(notice(), request()))).toEqual([found])
    expect(orphans(ORG, sorted(notice(), request(), offer()))).toEqual([])
  })
})

describe('a link', () => {
  const REAL = 1_796_000_000
  const link = (more: object = {}) => ({
    pk: 'LINK#abc',
    sk: 'LINK',
    version: 1,
    org: ORG,
    purpose: 'own',
    partnerId: 'p1',
    expires: REAL + 1,
    ...more,
  })
  const OFFER = keys.offer(ORG, 'r1', 'r1.o1')
  const toOffer = link({ purpose: 'offer', subject: OFFER })

  test('to an offer and a partner who are there opens something', () => {
    expect(deadLinks(ORG, sorted(toOffer, offer(), card()), REAL)).toEqual([])
    expect(deadLinks(ORG, sorted(link(), card()), REAL)).toEqual([])
  })

  test('to an offer that is gone is dead', () => {
    const says = 'a link opens offer r1.o1, which is not there'
    expect(deadLinks(ORG, sorted(toOffer, card()), REAL)).toEqual([missing('links', [OFFER, toOffer], says)])
  })

  test('of a partner who is gone is dead', () => {
    const says = 'a link opens card p1, which is not there'
    expect(deadLinks(ORG, sorted(link()), REAL)).toEqual([missing('links', [CARD, link()], says)])
  })

  test.each([REAL, REAL - 1])('that has expired opens nothing and is not judged: %i', (expires) => {
    expect(deadLinks(ORG, sorted(link({ expires })), REAL)).toEqual([])
  })
})

test('a receipt that never expires is named by its commit', () => {
  const lasting = { ...keys.receipt(ORG, 'op1'), version: 1 }
  const passing = { ...keys.receipt(ORG, 'op2'), version: 1, expires: 1_796_000_000 }
  expect(lastingReceipts(sorted(lasting, passing))).toEqual([
    { invariant: 'receipts', keys: [lasting], says: 'receipt op1 never expires', certain: true },
  ])
})

describe('a partner whose turn it is', () => {
  const theirs = meeting(waitingFor('move-answer', 'partner'))

  test('is there', () => {
    expect(findings('steps', theirs, card())).toEqual([])
  })

  test('and is not there, or another one, is reported', () => {
    const gone = [expect.objectContaining({ says: 'meeting r1.m1 waits for move-answer, owned by partner' })]
    expect(findings('steps', theirs)).toEqual(gone)
    expect(findings('steps', theirs, card({ ...keys.card(ORG, 'p2'), id: 'p2' }))).toEqual(gone)
  })

  test('is named by nobody in a meeting that waits for another one', () => {
    expect(findings('steps', meeting({ partnerId: null, ...waitingFor('partner', 'system') }))).toEqual([])
  })
})
