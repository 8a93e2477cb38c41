/** English counts in the plural from zero and from two: 1 hour, 2 hours, 0 hours. */
export function plural(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`
}
