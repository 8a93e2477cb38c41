import { type Child, createContext, useContext } from 'hono/jsx'
import type { Catalogue, WordsIn } from '#copy/catalogue.ts'
import { type Formats, formats } from '#copy/format.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import { type NamesIn, namesIn } from './names.ts'

/** Whoever a page is for: what it is written with. Made once a visit, when it is known who that is. */
export interface Reader {
  readonly language: PageLanguage
  readonly words: Catalogue
  readonly time: Formats
  readonly names: NamesIn
  /** The order of names in a list: Å, Ä and Ö last in every language, for the names are Finnish and Swedish. */
  compare(one: string, other: string): number
}

export async function readerIn(language: PageLanguage, wordsIn: WordsIn): Promise<Reader> {
  // Most pages sort nothing.
  let collator: Intl.Collator | undefined
  const compare = (one: string, other: string) => (collator ??= new Intl.Collator('fi')).compare(one, other)
  return { language, words: await wordsIn(language), time: formats(language), names: namesIn(language), compare }
}

const Readers = createContext<Reader | undefined>(undefined)

/** Whoever the page being rendered is for. Views render synchronously: asked for before a wait, or not at all. */
export function useReader(): Reader {
  const reader = useContext(Readers)
  if (!reader) throw new Error('a view was rendered for nobody')
  return reader
}

export function useWords(): Catalogue {
  return useReader().words
}

/** The one way a view becomes a text. */
export function rendered(reader: Reader, view: Child): string {
  return `<!DOCTYPE html>${(<Readers.Provider value={reader}>{view}</Readers.Provider>).toString()}`
}
