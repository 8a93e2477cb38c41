/** Finnish counts in the partitive from two (and zero): 1 tunti, 2 tuntia, 0 tuntia. */
export function plural(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`
}
