/**
 * Codes by which an SMS says what it answers: a letter and a digit, of those that nobody takes for another, in print or by
 * hand (no I, L, O, Q, no B, G, S, Z, U; no 0 and 1). Enough for one person's telephone, and short enough to type.
 */
export const LETTERS = 'ACDEFHJKMNPRTVWXY'
export const DIGITS = '23456789'
const ALL = LETTERS.length * DIGITS.length
/** So that of two that follow one another neither the letter nor the digit is the same. */
const STEP = 19

/** All of them in an order of its own for each thing that is asked: of the same the same comes first again. `digest`: hex. */
export function codesFor(digest: string): string[] {
  const first = Number.parseInt(digest.slice(0, 6), 16) % ALL
  return Array.from({ length: ALL }, (_, n) => codeAt((first + n * STEP) % ALL))
}

const codeAt = (n: number): string => `${LETTERS[n % LETTERS.length]}${DIGITS[Math.floor(n / LETTERS.length)]}`
