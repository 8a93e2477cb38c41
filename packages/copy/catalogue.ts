import type { PageLanguage } from '#core/reference/languages.ts'
import type { fi } from './fi/fi.ts'

/** Every word a person reads on a page. Finnish is the contract: another language is a `Catalogue` too, or does not compile. */
export type Catalogue = typeof fi

/** A language's words are loaded when somebody first reads in it: who serves only Finns never holds the others. */
const CATALOGUES: Readonly<Record<PageLanguage, () => Promise<Catalogue>>> = {
  fi: async () => (await import('./fi/fi.ts')).fi,
  sv: async () => (await import('./sv/sv.ts')).sv,
  en: async () => (await import('./en/en.ts')).en,
}

/** The words of a language. */
export const catalogueFor = (language: PageLanguage): Promise<Catalogue> => CATALOGUES[language]()
