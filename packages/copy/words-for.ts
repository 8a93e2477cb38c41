/**
 * The words for a code that core does not list as a union (history, reasons). Codes said together (`a+b`) give
 * their words in a row; a code without words gets `other`, so nothing shows a raw code to a person.
 */
export function wordsFor(table: Readonly<Record<string, string>>, code: string, other: string): string {
  const known = code
    .split('+')
    .filter((one) => Object.hasOwn(table, one))
    .map((one) => table[one] as string)
  return known.length > 0 ? [...new Set(known)].join(' ') : other
}
