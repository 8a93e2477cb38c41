/** A set of places in the register, one bit each; it grows by itself. */
export interface Bits {
  words: Int32Array
  count: number
}

export const noBits = (): Bits => ({ words: new Int32Array(0), count: 0 })

export function put(bits: Bits, place: number): void {
  const word = place >>> 5
  if (word >= bits.words.length) {
    const longer = new Int32Array(Math.max(4, word + 1, bits.words.length * 2))
    longer.set(bits.words)
    bits.words = longer
  }
  const before = bits.words[word] as number
  const after = before | (1 << (place & 31))
  if (after !== before) bits.count++
  bits.words[word] = after
}

export function drop(bits: Bits, place: number): void {
  if (!has(bits, place)) return
  bits.words[place >>> 5] = (bits.words[place >>> 5] as number) & ~(1 << (place & 31))
  bits.count--
}

export const has = ({ words }: Bits, place: number): boolean => (((words[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1

/**
 * The places that are in all of `every` and in none of `none`, in order, written into `out`; how many. What `out` has no
 * room for is left out.
 */
export function meet(every: readonly Bits[], none: readonly Bits[], out: Int32Array): number {
  const [fewest, ...rest] = [...every].sort((a, b) => a.count - b.count)
  if (!fewest) return 0
  let found = 0
  for (let word = 0; word < fewest.words.length; word++) {
    let left = fewest.words[word] as number
    for (let n = 0; n < rest.length && left !== 0; n++) left &= (rest[n] as Bits).words[word] ?? 0
    for (let n = 0; n < none.length && left !== 0; n++) left &= ~((none[n] as Bits).words[word] ?? 0)
    while (left !== 0) {
      out[found++] = (word << 5) + 31 - Math.clz32(left & -left)
      left &= left - 1
    }
  }
  return found
}

/** How many `meet` would find. */
export function countMet(every: readonly Bits[], none: readonly Bits[]): number {
  let found = 0
  const [first, ...rest] = every
  if (!first) return 0
  for (let word = 0; word < first.words.length; word++) {
    let left = first.words[word] as number
    for (let n = 0; n < rest.length && left !== 0; n++) left &= (rest[n] as Bits).words[word] ?? 0
    for (let n = 0; n < none.length && left !== 0; n++) left &= ~((none[n] as Bits).words[word] ?? 0)
    for (; left !== 0; left &= left - 1) found++
  }
  return found
}

export function either(a: Bits, b: Bits): Bits {
  const both = noBits()
  both.words = new Int32Array(Math.max(a.words.length, b.words.length))
  for (let word = 0; word < both.words.length; word++) {
    both.words[word] = (a.words[word] ?? 0) | (b.words[word] ?? 0)
    for (let left = both.words[word] as number; left !== 0; left &= left - 1) both.count++
  }
  return both
}
