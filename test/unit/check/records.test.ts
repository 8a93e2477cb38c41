import { describe, expect, test } from 'vitest'
import { sortRecords } from '#core/check/records.ts'
import { keys } from '#core/records/keys.ts'
import { card, contact, event, offer, ORG } from './few.ts'

const receipt = { ...keys.receipt(ORG, 'op1'), version: 1 }
const link = { pk: 'LINK#abc', sk: 'LINK', version: 1, org: ORG }

describe('a tenant’s items, sorted', () => {
  test('each stands with its like', () => {
    const records = sortRecords([receipt, offer(), link, event('a'), contact(), card()])
    expect(records.all('offer')).toEqual([offer()])
    expect(records.all('contact')).toEqual([contact()])
    expect(records.all('meeting')).toEqual([])
    expect(records.receipts).toEqual([receipt])
    expect(records.links).toEqual([link])
    expect(records.unknown).toEqual([])
  })

  test('an audit is written of all records but the audit, and only some of them wait', () => {
    const records = sortRecords([receipt, link, event('a'), offer(), contact(), card()])
    expect(records.audited).toEqual([offer(), card(), contact()])
    expect(records.live).toEqual([offer(), card()])
  })

  test('each is found by its key, and nothing by another', () => {
    const records = sortRecords([offer(), receipt])
    expect(records.at(keys.offer(ORG, 'r1', 'r1.o1'))).toEqual(offer())
    expect(records.at(keys.receipt(ORG, 'op1'))).toEqual(receipt)
    expect(records.at(keys.request(ORG, 'r1'))).toBeUndefined()
  })

  test.each([
    ['another kind', card({ kind: 'wish' })],
    ['no kind', card({ kind: undefined })],
    ['a newer shape', card({ schema: 2 })],
    ['no shape', card({ schema: undefined })],
    ['a shape that is no number', card({ schema: '1' })],
  ])('of %s is not known, and not judged', (_, item) => {
    const records = sortRecords([item])
    expect(records.unknown).toEqual([item])
    expect(records.audited).toEqual([])
    expect(records.at(item)).toEqual(item)
  })
})
