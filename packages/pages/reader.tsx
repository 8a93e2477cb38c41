import { type Child, createContext, useContext } from 'hono/jsx'
import { type Catalogue, catalogueFor } from '#copy/catalogue.ts'
import { type Formats, formats } from '#copy/format.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import { type NamesIn, namesIn } from './names.ts'

/** What a page is written with for its reader. Made once for each request, as soon as it is known who reads. */
export interface Reader {
  readonly language: PageLanguage
  readonly words: Catalogue
  readonly time: Formats
  readonly names: NamesIn
  /** The order of names in a list: Å, Ä and Ö last in every language, for the names are Finnish and Swedish. */
  compare(one: string, other: string): number
}

export async function readerIn(language: PageLanguage): Promise<Reader> {
  // Made at its first use: most pages sort nothing.
  let collator: Intl.Collator | undefined
  const compare = (one: string, other: string) => (collator ??= new Intl.Collator('fi')).compare(one, other)
  return { language, words: await catalogueFor(language), time: formats(language), names: namesIn(language), compare }
}

const Readers = createContext<Reader | undefined>(undefined)

/** The reader of the page that is being rendered. Views render synchronously: after an `await` there is none. */
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
