import type { PageLanguage } from '#core/reference/languages.ts'
import type { Catalogue, WordsIn } from './catalogue.ts'
import { behindLinks as fi } from './fi/behind-links.ts'

type Words = Pick<Catalogue, keyof typeof fi>

/** Finnish comes with the room: it is what nearly everybody reads, and most open a link in a fresh process. */
const WORDS: Readonly<Record<PageLanguage, () => Promise<{ readonly behindLinks: Words }>>> = {
  fi: async () => ({ behindLinks: fi }),
  sv: () => import('./sv/behind-links.ts'),
  en: () => import('./en/behind-links.ts'),
}

/**
 * The words of the pages behind links alone: whoever opens one waits for no others. One they lack would be missed
 * wherever it is shown (test/unit/pages/every-page.test.ts opens every such page and form in every language).
 */
export const behindLinksFor: WordsIn = async (language) => (await WORDS[language]()).behindLinks as Catalogue
