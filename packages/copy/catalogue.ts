import type { PageLanguage } from '#core/reference/languages.ts'
import type { fi } from './fi/fi.ts'

/** Every word a person reads on a page. Finnish is the contract: another language is a `Catalogue` too, or does not compile. */
export type Catalogue = typeof fi

/** How a room comes by a language's words: when somebody first reads in it, so who serves only Finns never holds the others. */
export type WordsIn = (language: PageLanguage) => Promise<Catalogue>

const CATALOGUES: Readonly<Record<PageLanguage, () => Promise<Catalogue>>> = {
  fi: async () => (await import('./fi/fi.ts')).fi,
  sv: async () => (await import('./sv/sv.ts')).sv,
  en: async () => (await import('./en/en.ts')).en,
}

export const catalogueFor: WordsIn = (language) => CATALOGUES[language]()
