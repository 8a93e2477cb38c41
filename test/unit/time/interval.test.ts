import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '#core/time/instant.ts'
import { contains, covers, normalise, overlaps, subtract, widen, type Window, within } from '#core/time/interval.ts'

const at = (n: number) => instant(Date.UTC(2026, 0, 1) + n * 60_000)
const window = (start: number, end: number): Window => ({ start: at(start), end: at(end) })

const SPAN = 24
const windows = fc.array(
  fc.tuple(fc.nat(SPAN), fc.nat(SPAN)).map(([a, b]) => window(a, b)), // some empty, some backwards
  { maxLength: 8 },
)
const minutes = Array.from({ length: SPAN }, (_, n) => n)
const inside = (list: readonly Window[]) => minutes.filter((n) => list.some((w) => covers(w, at(n))))

describe('two windows', () => {
  test('that only touch do not overlap', () => {
    expect(overlaps(window(0, 5), window(5, 9))).toBe(false)
    expect(overlaps(window(0, 6), window(5, 9))).toBe(true)
    expect(overlaps(window(0, 9), window(5, 6))).toBe(true)
  })

  test('one may contain the other up to its very ends', () => {
    expect(contains(window(0, 9), window(0, 9))).toBe(true)
    expect(contains(window(0, 9), window(0, 10))).toBe(false)
  })

  test('overlap exactly where they share a minute', () => {
    fc.assert(
      fc.property(fc.nat(SPAN), fc.nat(SPAN), fc.nat(SPAN), fc.nat(SPAN), (a, b, c, d) => {
        fc.pre(a < b && c < d)
        const shared = inside([window(a, b)]).some((n) => covers(window(c, d), at(n)))
        return overlaps(window(a, b), window(c, d)) === shared
      }),
    )
  })
})

test('a window covers its start and not its end', () => {
  expect(covers(window(1, 3), at(1))).toBe(true)
  expect(covers(window(1, 3), at(3))).toBe(false)
})

test('travel widens both ends', () => {
  expect(widen(window(60, 90), 30)).toEqual(window(30, 120))
})

describe('lists of windows', () => {
  const tidy = (list: readonly Window[]) => {
    for (const [n, w] of list.entries()) {
      expect(w.start < w.end).toBe(true)
      if (n > 0) expect((list[n - 1] as Window).end < w.start).toBe(true)
    }
  }

  test('normalised: in order, apart, the same minutes', () => {
    fc.assert(
      fc.property(windows, (list) => {
        const result = normalise(list)
        tidy(result)
        expect(inside(result)).toEqual(inside(list))
        expect(normalise(result)).toEqual(result)
      }),
    )
  })

  test('subtracted: exactly the minutes that are left', () => {
    fc.assert(
      fc.property(windows, windows, (list, taken) => {
        const result = subtract(list, taken)
        tidy(result)
        expect(inside(result)).toEqual(inside(list).filter((n) => !inside(taken).includes(n)))
      }),
    )
  })

  test('kept within bounds: exactly the minutes inside them', () => {
    fc.assert(
      fc.property(windows, fc.nat(SPAN), fc.nat(SPAN), (list, a, b) => {
        const bounds = window(Math.min(a, b), Math.max(a, b))
        const result = within(list, bounds)
        tidy(result)
        expect(inside(result)).toEqual(inside(list).filter((n) => covers(bounds, at(n))))
      }),
    )
  })

  test('windows that touch become one', () => {
    expect(normalise([window(5, 9), window(0, 5)])).toEqual([window(0, 9)])
  })
})
