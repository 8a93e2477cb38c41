import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PARTS } from '#web/parts.ts'
import { seenOf } from '#web/seen.ts'

test('the same is the same, whatever the order of its fields, and absent is like undefined', () => {
  expect(seenOf({ a: 1, b: { c: [2], d: undefined } })).toBe(seenOf({ b: { c: [2] }, a: 1 }))
  expect(seenOf(undefined)).toBe(seenOf(null))
})

test('what was stored and what was read back have one digest; anything else has another', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const [a, b] = [one, other].map((value) => JSON.stringify(value))
      expect(seenOf(JSON.parse(a!))).toMatch(/^[0-9a-f]{22}$/)
      expect(seenOf(JSON.parse(a!))).toBe(seenOf(one))
      fc.pre(a !== b && JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other)))
      expect(seenOf(one)).not.toBe(seenOf(other))
    }),
  )
})

/** With the fields of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, sorted(one)])
}

test('of a partner, neither what the machine waits for nor the version is any form’s part', () => {
  const card = { firstName: 'Sari', availability: { weekly: [] }, checks: {}, conflicts: {} }
  const all = (more: object) => {
    const view = { card: { ...card, ...more }, contact: {}, diary: {}, agreement: {}, settings: {} } as never
    return Object.values(PARTS).map((part) => seenOf(part(view)))
  }
  expect(all({ version: 2, waitsFor: 'rematch', due: 'x', attempts: 1 })).toEqual(all({ version: 3, waitsFor: 'nothing' }))
  expect(all({ firstName: 'Aino' })).not.toEqual(all({}))
})
