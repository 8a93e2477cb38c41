import type { Context } from 'hono'
import type { WordsIn } from '#copy/catalogue.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import { addressOf } from '#web/address.ts'
import { acceptedLanguage, askedLanguage, keepLanguage, keptLanguage } from '#web/language.ts'
import type { Visit } from './respond.tsx'
import type { Frame } from './layout.tsx'
import type { Reader } from './reader.tsx'

interface Stranger {
  readonly frame?: Partial<Frame>
  /** What is known of what they read, all the same. */
  readonly known?: PageLanguage | undefined
}

/**
 * A visit by somebody nobody knows: unknown links, the sign-in, and every trouble on the way to knowing them.
 * Reads nothing, so a page about trouble does not meet the same trouble.
 */
export function strangers(c: Context, wordsIn: WordsIn, { frame = {}, known }: Stranger = {}): Visit {
  const language = askedLanguage(c) ?? known ?? keptLanguage(c) ?? acceptedLanguage(c.req.header('accept-language')) ?? 'fi'
  // Whoever is only sent on reads nothing: what draws pages is loaded for who does.
  const readerIn = async (one: PageLanguage) => (await import('./reader.tsx')).readerIn(one, wordsIn)
  let reader: Promise<Reader> | undefined
  return {
    reader: () => (reader ??= readerIn(language)),
    frame: async () => ({ ...frame, languages: { address: addressOf(c) } }),
    async choose(chosen) {
      keepLanguage(c, chosen)
      reader = readerIn(chosen)
    },
    troubleOf: ({ refusals }, { refused }) => refusals[refused],
  }
}
