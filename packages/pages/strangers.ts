import type { Context } from 'hono'
import type { PageLanguage } from '#core/reference/languages.ts'
import { acceptedLanguage, askedLanguage, keepLanguage, keptLanguage } from '#web/language.ts'
import type { Around } from './answer.tsx'
import { addressOf, type Frame } from './layout.tsx'
import { readerIn } from './reader.tsx'

/**
 * Around the pages of somebody nobody knows: unknown links, the sign-in, and every trouble on the way to knowing them.
 * Reads nothing, so a page about trouble does not meet the same trouble. `known`: what is known of them all the same.
 */
export function strangers(c: Context, frame: Partial<Frame> = {}, known?: PageLanguage): Around {
  const language = askedLanguage(c) ?? known ?? keptLanguage(c) ?? acceptedLanguage(c.req.header('accept-language')) ?? 'fi'
  let reader: ReturnType<typeof readerIn> | undefined
  return {
    reader: () => (reader ??= readerIn(language)),
    frame: async () => ({ ...frame, turn: { address: addressOf(c) } }),
    async turnTo(chosen) {
      keepLanguage(c, chosen)
      reader = readerIn(chosen)
    },
    troubleOf: ({ refusals }, { refused }) => refusals[refused],
  }
}
