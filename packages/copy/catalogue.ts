import type { PageLanguage } from '#core/reference/languages.ts'
import type { fi } from './fi/fi.ts'

/** Every word a person reads on a page. Finnish is the contract: another language is a `Catalogue` too, or does not compile. */
export type Catalogue = typeof fi

/** Each language's words are read when somebody first reads in it: who serves only Finns never holds the others. */
const CATALOGUES: Readonly<Partial<Record<PageLanguage, () => Promise<Catalogue>>>> = {
  fi: async () => (await import('./fi/fi.ts')).fi,
}

/** The languages there are pages in, as they are offered. */
export const CATALOGUE_LANGUAGES = Object.keys(CATALOGUES) as readonly PageLanguage[]

/** The words of a language. */
export async function catalogueFor(language: PageLanguage): Promise<Catalogue> {
  const load = CATALOGUES[language]
  return load ? load() : (await import('./fi/fi.ts')).fi
}
