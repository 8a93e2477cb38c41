/** What something is called in running text: lower case unless a proper name. */
export interface Names {
  readonly fi: string
  readonly sv: string
  readonly en: string
}

export function named(fi: string, sv: string, en: string): Names {
  return { fi, sv, en }
}
