import type { Key } from '#core/ports.ts'

/** A key as a wake-up carries it; undefined where it is not one. */
export function readKey(event: unknown): Key | undefined {
  if (typeof event !== 'object' || event === null) return undefined
  const { pk, sk } = event as Partial<Record<keyof Key, unknown>>
  return typeof pk === 'string' && pk.includes('#') && typeof sk === 'string' && sk !== '' ? { pk, sk } : undefined
}
