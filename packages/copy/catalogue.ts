import { fi } from './fi/fi.ts'

/** Every word a person reads on a page. Finnish is the contract: another language is a `Catalogue` too, or does not compile. */
export type Catalogue = typeof fi

/** The languages there are pages in. */
export type PageLanguage = 'fi'

const CATALOGUES: Readonly<Record<PageLanguage, Catalogue>> = { fi }

/** The words of a language; Finnish where there are none in it yet. */
export function catalogueFor(language: string | undefined): Catalogue {
  return language !== undefined && Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language as PageLanguage] : fi
}

/**
 * The words for a code that core does not list as a union (history, reasons). Codes said together (`a+b`) give
 * their words in a row; a code without words gets `other`, so nothing shows a raw code to a person.
 */
export function wordsFor(table: Readonly<Record<string, string>>, code: string, other: string): string {
  const known = code.split('+').filter((one) => Object.hasOwn(table, one)).map((one) => table[one] as string)
  return known.length > 0 ? [...new Set(known)].join(' ') : other
}
