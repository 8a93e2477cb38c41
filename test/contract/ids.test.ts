import { describe, expect, test } from 'vitest'
import { ids } from '#aws/ids.ts'
import { seededIds } from '#memory/ids.ts'

describe.each([
  ['seeded', seededIds(1)],
  ['random', ids],
])('%s ids', (_, made) => {
  const many = <T>(make: () => T) => Array.from({ length: 2000 }, make)

  test('are 20 of 0-9a-z, no two alike, every letter used', () => {
    const all = many(made.id)
    expect(all.every((id) => /^[0-9a-z]{20}$/.test(id))).toBe(true)
    expect(new Set(all).size).toBe(all.length)
    expect(new Set(all.join('')).size).toBe(36)
  })

  test('tokens are 16 bytes in base64url, no two alike', () => {
    const all = many(made.token)
    expect(all.every((token) => /^[\w-]{22}$/.test(token) && Buffer.from(token, 'base64url').length === 16)).toBe(true)
    expect(new Set(all).size).toBe(all.length)
  })

  test('fractions are in [0, 1) and reach both halves', () => {
    const all = many(made.fraction)
    expect(all.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true)
    expect(all.some((fraction) => fraction < 0.5) && all.some((fraction) => fraction >= 0.5)).toBe(true)
  })
})
