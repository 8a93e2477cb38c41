import { sha256 } from './hash.ts'

/**
 * Visible ASCII without spaces: what a header carries unchanged everywhere. No comma: a header sent twice comes joined by
 * one, and would be a key of its own.
 */
export const KEY = /^[\x21-\x2b\x2d-\x7e]{1,128}$/

export function isIdempotencyKey(header: string): boolean {
  return KEY.test(header)
}

/** Whose key it is: two clients, or two calls of one client, may choose the same. The tenant is the store's. */
export function scopedKey(staffId: string, method: string, path: string, key: string): string {
  return `idem-${sha256(JSON.stringify([staffId, method, path, key]))}`
}

/** The same for bodies that mean the same: fields in another order, other white space. */
export function fingerprint(body: unknown): string {
  return sha256(canonical(body))
}

/** JSON with the fields of every object in code unit order. The caller has bounded the depth. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}
