/** DynamoDB's own limit on values within each other, the record's fields being the first. */
const DEEPEST = 32
/** The smallest magnitude a DynamoDB number holds. */
const SMALLEST = 1e-130

/**
 * A frozen deep copy of plain JSON: fields that are undefined are left out. Anything a store could not give
 * back as it was (a Date, NaN, a number past the safe integers, half a surrogate pair, undefined in an array)
 * throws, naming where it stood but never the value.
 */
export function plain<T>(value: T, where = 'item', depth = 0): T {
  if (depth > DEEPEST) throw new Error(`${where}: nested deeper than ${DEEPEST}`)
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return wellFormed(value, where) as T
  if (typeof value === 'number') return exact(value, where) as T
  if (Array.isArray(value)) {
    return Object.freeze(value.map((entry, i) => plain(entry, `${where}[${i}]`, depth + 1))) as T
  }
  if (typeof value === 'object' && isPlainObject(value)) return fields(value, where, depth) as T
  throw new Error(`${where}: not plain JSON`)
}

function fields(value: object, where: string, depth: number): object {
  const copy: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) {
    const usable = name !== '' && name !== '__proto__' && name.isWellFormed()
    if (!usable) throw new Error(`${where}: unusable field name`)
    if (field !== undefined) copy[name] = plain(field, `${where}.${name}`, depth + 1)
  }
  return Object.freeze(copy)
}

function wellFormed(text: string, where: string): string {
  if (!text.isWellFormed()) throw new Error(`${where}: half a surrogate pair`)
  return text
}

function exact(number: number, where: string): number {
  const size = Math.abs(number)
  if (!(size <= Number.MAX_SAFE_INTEGER) || (size > 0 && size < SMALLEST)) {
    throw new Error(`${where}: a number the store cannot hold`)
  }
  return number + 0 // -0 comes back as 0
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
