import { describe, expect, test } from 'vitest'
import { plain } from '#store/plain.ts'

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

describe('plain JSON', () => {
  test('comes back as it was, without what is undefined', () => {
    const given = { a: [1, 'x', null, true], c: { d: -0.5 } }
    expect(plain({ ...given, b: undefined })).toStrictEqual(given)
  })

  test('may be a map without a prototype', () => {
    const bare = Object.assign(Object.create(null) as object, { a: 1 })
    expect(plain(bare)).toStrictEqual({ a: 1 })
  })

  test('may be as deep as the table allows', () => {
    expect(plain(nested(32))).toEqual(nested(32))
  })

  test('is a copy nobody can change', () => {
    const given = { list: [{ a: 1 }] }
    const copy = plain(given)
    given.list[0]!.a = 2
    expect(copy).toEqual({ list: [{ a: 1 }] })
    expect([copy, copy.list, copy.list[0]].every(Object.isFrozen)).toBe(true)
  })
})

describe('what is not plain is said by where it stands, never by what it is', () => {
  test.each<[unknown, string]>([
    [new Date(0), 'item: not plain JSON'],
    [{ born: new Date(0) }, 'item.born: not plain JSON'],
    [{ people: [{ born: 1 }, { born: new Map() }] }, 'item.people[1].born: not plain JSON'],
    [{ list: [undefined] }, 'item.list[0]: not plain JSON'],
    [{ a: { b: 'secret\ud83d' } }, 'item.a.b: half a surrogate pair'],
    [{ n: [Number.NaN] }, 'item.n[0]: a number the store cannot hold'],
    [{ n: Infinity }, 'item.n: a number the store cannot hold'],
    [{ n: 2 ** 53 }, 'item.n: a number the store cannot hold'],
    [{ n: 1e-131 }, 'item.n: a number the store cannot hold'],
    [{ a: { '': 1 } }, 'item.a: unusable field name'],
    [{ a: { '\ud83d': 1 } }, 'item.a: unusable field name'],
    [JSON.parse('{"__proto__": 1}'), 'item: unusable field name'],
    [nested(33), `item${'[0]'.repeat(33)}: nested deeper than 32`],
  ])('%j', (value, says) => {
    expect(() => plain(value)).toThrow(new Error(says))
  })

  test('beginning where it was told to', () => {
    expect(() => plain({ result: () => 1 }, 'receipt')).toThrow(new Error('receipt.result: not plain JSON'))
  })
})
