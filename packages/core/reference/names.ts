import type { PageLanguage } from './languages.ts'

/** What something is called in running text: lower case unless a proper name. */
export type Names = Readonly<Record<PageLanguage, string>>

export function named(fi: string, sv: string, en: string): Names {
  return { fi, sv, en }
}
