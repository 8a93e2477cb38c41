/** Swedish counts in the plural from two (and zero): 1 timme, 2 timmar, 0 timmar. */
export function plural(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`
}
