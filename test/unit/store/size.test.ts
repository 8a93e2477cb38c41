import { describe, expect, test } from 'vitest'
import { itemSize } from '#store/size.ts'
import { compareUtf8, utf8Length } from '#store/utf8.ts'

describe('a record’s size', () => {
  /* Of the developer guide, "DynamoDB item sizes and formats"; the name `n` is one byte. */
  test.each<[string, unknown, number]>([
    ['a text', 'abc', 3],
    ['a text beyond ASCII', 'äö￥', 7],
    ['null', null, 1],
    ['yes or no', true, 1],
    ['nought', 0, 1],
    ['a digit', 7, 2],
    ['three digits', 123, 3],
    ['a number below nought', -123, 4],
    ['noughts behind', 1_200_000, 2],
    ['noughts between', 1_002_003, 5],
    ['noughts before', 0.0012, 2],
    ['a fraction', 12.34, 3],
    ['a tiny fraction', 1.5e-10, 2],
    ['an empty list', [], 3],
    ['a list', ['ab', 'c'], 8],
    ['an empty map', {}, 3],
    ['a map', { ab: 'c', d: null }, 10],
    ['a list of maps', [{ a: 'b' }], 10],
  ])('counts %s', (_, value, bytes) => {
    expect(itemSize({ n: value })).toBe(1 + bytes)
  })

  test('is of all names and values together', () => {
    expect(itemSize({ pk: 'ab', sk: 'c', version: 1 })).toBe(4 + 3 + 9)
  })
})

describe('text in UTF-8', () => {
  test.each([
    ['\u007f', 1],
    ['\u0080', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['\ud7ff', 3],
    ['\ue000', 3],
    ['\uffff', 3],
    ['\u{10000}', 4],
    ['\u{10ffff}', 4],
  ])('%j is %i bytes', (text, bytes) => {
    expect(utf8Length(text)).toBe(bytes)
    expect(utf8Length(text)).toBe(Buffer.byteLength(text))
  })

  const SORTED = ['', 'A', 'AA', 'B', 'ä', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{103ff}', '\u{1f600}', '\u{10ffff}']

  test.each(SORTED.slice(1).map((text, n) => [SORTED[n]!, text]))('%j comes before %j', (one, other) => {
    expect(compareUtf8(one, other)).toBeLessThan(0)
    expect(compareUtf8(other, one)).toBeGreaterThan(0)
    expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(-1)
  })

  test('is equal to itself', () => {
    for (const text of SORTED) expect(compareUtf8(text, text)).toBe(0)
  })
})
