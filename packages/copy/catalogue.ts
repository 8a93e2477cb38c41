import { fi } from './fi/fi.ts'
import { sv } from './sv/sv.ts'

/** Every word a person reads on a page. Finnish is the contract: another language is a `Catalogue` too, or does not compile. */
export type Catalogue = typeof fi

/** The languages there are pages in. */
export type PageLanguage = 'fi' | 'sv'

const CATALOGUES: Readonly<Record<PageLanguage, Catalogue>> = { fi, sv }

/** The words of a language; Finnish where there are none in it yet. */
export function catalogueFor(language: string | undefined): Catalogue {
  return language !== undefined && Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language as PageLanguage] : fi
}
