/** Bits of a number sorted at once. */
const DIGIT = 12

/** The positions sorted by the digit (key >> shift) & mask, which is below `most`, stably from the order before. */
export function countingSort(keys: ArrayLike<number>, most: number, before?: Int32Array, shift = 0, mask = -1): Int32Array {
  const starts = new Int32Array(most + 1)
  const length = before === undefined ? keys.length : before.length
  for (let n = 0; n < length; n++) starts[((keys[before === undefined ? n : before[n]!]! >> shift) & mask) + 1]!++
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!
  const order = new Int32Array(length)
  for (let n = 0; n < length; n++) {
    const position = before === undefined ? n : before[n]!
    order[starts[(keys[position]! >> shift) & mask]!++] = position
  }
  return order
}

/** The same for keys of any size from 0 up, digit by digit. */
export function sortBy(keys: ArrayLike<number>, before: Int32Array): Int32Array {
  let largest = 0
  for (let n = 0; n < keys.length; n++) if (keys[n]! > largest) largest = keys[n]!
  let order = before
  for (let shift = 0; shift === 0 || (shift < 32 && largest >> shift > 0); shift += DIGIT)
    order = countingSort(keys, Math.min(largest + 1, 1 << DIGIT), order, shift, (1 << DIGIT) - 1)
  return order
}
