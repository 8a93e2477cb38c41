/** A set of positions in the register, one bit each. All sets of one register have as many words. */
export interface Bits {
  words: Int32Array
  count: number
}

export const noBits = (words: number): Bits => ({ words: new Int32Array(words), count: 0 })

export function put(bits: Bits, position: number): void {
  if (has(bits, position)) return
  bits.words[position >>> 5] = (bits.words[position >>> 5] as number) | (1 << (position & 31))
  bits.count++
}

export function drop(bits: Bits, position: number): void {
  if (!has(bits, position)) return
  bits.words[position >>> 5] = (bits.words[position >>> 5] as number) & ~(1 << (position & 31))
  bits.count--
}

export const has = ({ words }: Bits, position: number): boolean =>
  (((words[position >>> 5] as number) >>> (position & 31)) & 1) === 1

export function lengthen(bits: Bits, words: number): void {
  const longer = new Int32Array(words)
  longer.set(bits.words)
  bits.words = longer
}

/** In all of `every` (one at least), in none of `none`, and, where `some` is given, in one of those at least. */
export interface Wanted {
  readonly every: readonly Bits[]
  readonly none: readonly Bits[]
  readonly some?: readonly Bits[]
}

/** Where `meet` works: used again from one call to the next. */
export interface Desk {
  words: Int32Array
  some: Int32Array
}

export const emptyDesk = (): Desk => ({ words: new Int32Array(0), some: new Int32Array(0) })

/** The positions wanted, in order, written into `out`, which must have room for everybody; how many. */
export function meet(wanted: Wanted, desk: Desk, out: Int32Array): number {
  const words = narrow(wanted, desk)
  return words === 0 ? 0 : list(desk.words, words, out)
}

function list(from: Int32Array, words: number, out: Int32Array): number {
  let found = 0
  for (let word = 0; word < words; word++) {
    let left = from[word] as number
    while (left !== 0) {
      out[found++] = (word << 5) + 31 - Math.clz32(left & -left)
      left &= left - 1
    }
  }
  return found
}

/** How many `meet` would find. */
export function countMet(wanted: Wanted, desk: Desk): number {
  const words = narrow(wanted, desk)
  let found = 0
  for (let word = 0; word < words; word++) for (let left = desk.words[word] as number; left !== 0; left &= left - 1) found++
  return found
}

/** Leaves the words of those wanted on the desk, and says how many words: none where a set is empty. */
function narrow({ every, none, some }: Wanted, desk: Desk): number {
  const words = (every[0] as Bits).words.length
  if (every.some((bits) => bits.count === 0)) return 0
  if (desk.words.length < words) {
    desk.words = new Int32Array(words)
    desk.some = new Int32Array(words)
  }
  desk.words.fill(-1, 0, words)
  for (let n = 0; n < every.length; n += 4) byFour(keep, desk.words, every, n, words)
  for (let n = 0; n < none.length; n += 4) byFour(leave, desk.words, none, n, words)
  if (some) {
    desk.some.fill(0, 0, words)
    for (let n = 0; n < some.length; n += 4) byFour(take, desk.some, some, n, words)
    keep(desk.words, desk.some, desk.some, desk.some, desk.some, words)
  }
  return words
}

type Pass = (to: Int32Array, a: Int32Array, b: Int32Array, c: Int32Array, d: Int32Array, words: number) => void

/** Four sets in one pass; where fewer are left, the last one again. */
function byFour(pass: Pass, to: Int32Array, sets: readonly Bits[], from: number, words: number): void {
  const at = (n: number) => (sets[Math.min(n, sets.length - 1)] as Bits).words
  pass(to, at(from), at(from + 1), at(from + 2), at(from + 3), words)
}

const keep: Pass = (to, a, b, c, d, words) => {
  for (let n = 0; n < words; n++)
    to[n] = (to[n] as number) & (a[n] as number) & (b[n] as number) & (c[n] as number) & (d[n] as number)
}

const leave: Pass = (to, a, b, c, d, words) => {
  for (let n = 0; n < words; n++)
    to[n] = (to[n] as number) & ~((a[n] as number) | (b[n] as number) | (c[n] as number) | (d[n] as number))
}

const take: Pass = (to, a, b, c, d, words) => {
  for (let n = 0; n < words; n++)
    to[n] = (to[n] as number) | (a[n] as number) | (b[n] as number) | (c[n] as number) | (d[n] as number)
}

/** In one of them at least, and there is one at least; `count` counts whoever is in several so often. */
export function anyOf(sets: readonly Bits[]): Bits {
  const words = (sets[0] as Bits).words.length
  const all = noBits(words)
  for (let n = 0; n < sets.length; n += 4) byFour(take, all.words, sets, n, words)
  all.count = sets.reduce((sum, one) => sum + one.count, 0)
  return all
}
