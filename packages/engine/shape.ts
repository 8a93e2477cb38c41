import { malformed, type Refusal, tooMuch } from './refusal.ts'

/** Says what is wrong with a value at a path, or nothing. */
export type Shape = (value: unknown, at: string) => Refusal | undefined

/** A text of 1 to `most` characters. */
export const text = (most = 80): Shape =>
  matching((value) => typeof value === 'string' && value.length > 0 && value.length <= most)
export const flag: Shape = matching((value) => typeof value === 'boolean')
export const oneOf = (words: readonly unknown[]): Shape => matching((value) => words.includes(value))
export const whole = (least: number, most: number): Shape =>
  matching((value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
export const optional =
  (shape: Shape): Shape =>
  (value, at) =>
    value === undefined ? undefined : shape(value, at)

const form = (pattern: RegExp): Shape => matching((value) => typeof value === 'string' && pattern.test(value))
export const date: Shape = matching(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) &&
    new Date(value).toISOString().startsWith(value),
)
export const timeOfDay = form(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
/** As stored: comparing instants as text relies on it. */
export const instant: Shape = matching((value) => {
  if (typeof value !== 'string' || value.length !== 24) return false
  const ms = Date.parse(value)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === value
})

/** `name` is how a refusal calls the limit. */
export const list =
  (each: Shape, name: string, most: number): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return malformed(at)
    if (value.length > most) return tooMuch(at, name, most)
    return first(value.entries(), (item, n) => each(item, `${at}.${n}`))
  }

/** Exactly these fields: one nobody knows is as wrong as one that is missing. */
export const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed(at)
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(shapes, key))
    if (unknown !== undefined) return malformed(path(at, unknown.slice(0, 80)))
    return first(Object.entries(shapes), (shape, key) => shape((value as Record<string, unknown>)[key], path(at, key)))
  }

/** Any keys of a form. */
export const byKey =
  (key: RegExp, each: Shape, name: string, most: number): Shape =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed(at)
    if (Object.keys(value).length > most) return tooMuch(at, name, most)
    return first(Object.entries(value), (item, own) =>
      key.test(own) ? each(item, path(at, own)) : malformed(path(at, own.slice(0, 80))),
    )
  }

export const both =
  (one: Shape, other: Shape): Shape =>
  (value, at) =>
    one(value, at) ?? other(value, at)

function matching(fits: (value: unknown) => boolean): Shape {
  return (value, at) => (fits(value) ? undefined : malformed(at))
}

function first<K, V>(entries: Iterable<readonly [K, V]>, judge: (value: V, key: K) => Refusal | undefined): Refusal | undefined {
  for (const [key, value] of entries) {
    const wrong = judge(value, key)
    if (wrong) return wrong
  }
  return undefined
}

const path = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`)
