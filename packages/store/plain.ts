/** DynamoDB's own limit on values within each other, the record's fields being the first. */
const DEEPEST = 32
/** The smallest magnitude a DynamoDB number holds. */
const SMALLEST = 1e-130

/**
 * A frozen deep copy of plain JSON: fields that are undefined are left out. Anything a store could not give
 * back as it was (a Date, NaN, a number past the safe integers, half a surrogate pair, undefined in an array)
 * throws, naming where it stood but never the value.
 */
export function plain<T>(value: T, where = 'item'): T {
  return copyOf(value, [where]) as T
}

/** Where it stands, outermost first: put into words only where something is wrong. */
type Path = (string | number)[]

function copyOf(value: unknown, path: Path): unknown {
  if (path.length - 1 > DEEPEST) throw bad(path, `nested deeper than ${DEEPEST}`)
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return wellFormed(value, path)
  if (typeof value === 'number') return exact(value, path)
  if (Array.isArray(value)) return Object.freeze(value.map((entry, i) => within(path, i, entry)))
  if (typeof value === 'object' && isPlainObject(value)) return fields(value, path)
  throw bad(path, 'not plain JSON')
}

function within(path: Path, step: string | number, value: unknown): unknown {
  path.push(step)
  const copy = copyOf(value, path)
  path.pop()
  return copy
}

function fields(value: object, path: Path): object {
  const copy: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) {
    const usable = name !== '' && name !== '__proto__' && name.isWellFormed()
    if (!usable) throw bad(path, 'unusable field name')
    if (field !== undefined) copy[name] = within(path, name, field)
  }
  return Object.freeze(copy)
}

const bad = ([where, ...steps]: Path, what: string) =>
  new Error(`${where}${steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}: ${what}`)

function wellFormed(text: string, path: Path): string {
  if (!text.isWellFormed()) throw bad(path, 'half a surrogate pair')
  return text
}

function exact(number: number, path: Path): number {
  const size = Math.abs(number)
  if (!(size <= Number.MAX_SAFE_INTEGER) || (size > 0 && size < SMALLEST)) {
    throw bad(path, 'a number the store cannot hold')
  }
  return number + 0 // -0 comes back as 0
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
