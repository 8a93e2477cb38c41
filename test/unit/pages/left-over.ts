import { audienceFacts, careFormFacts } from '#core/reference/audiences.ts'
import { channelFacts } from '#core/reference/channels.ts'
import { languageFacts, mannerFacts, type PageLanguage } from '#core/reference/languages.ts'
import { livedAsFacts } from '#core/reference/lived-as.ts'
import { servedFacts } from '#core/reference/phase-facts.ts'
import { roleFacts } from '#core/reference/roles.ts'
import { entries, said, SAID_IN } from '../copy/languages.ts'
import { attribute } from './html.ts'

const MARKERS = ['7001', '7002', '7003'] as const
const REFERENCE = [audienceFacts, careFormFacts, channelFacts, languageFacts, mannerFacts, livedAsFacts, roleFacts, servedFacts]

/** Every text of a language's pages as it is shown, but for what it is given: `Pyyntö`, of `Pyyntö CL-7F3K2Q`. */
function pieces(language: PageLanguage): Set<string> {
  const words = entries(SAID_IN[language].words).flatMap(([, entry]) => said(entry, ...MARKERS).split(/700[123]/))
  const names = REFERENCE.flatMap((facts) => Object.values<{ names: Record<PageLanguage, string> }>(facts))
  const all = [...words, ...names.map(({ names }) => names[language])]
  return new Set(all.map((piece) => piece.replace(/^[\s:;,.()–-]+|[\s:;,.()–-]+$/g, '')))
}

/** What only Finnish says. Short words belong to several languages (`ja`, `on`, `Ei`): two words, or more than six letters. */
export function onlyFinnish(language: PageLanguage): string[] {
  const others = pieces(language)
  return [...pieces('fi')].filter((piece) => !others.has(piece) && (/\S\s+\S/.test(piece) || piece.length > 6))
}

/** All that a page shows or reads out, text by text. */
export function textsOf(html: string): string[] {
  const shown = html.split(/<[^>]*>/)
  const read = [...html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => attribute(tag, 'aria-label') ?? '')
  return [...shown, ...read].map((text) => text.trim()).filter(Boolean)
}

/** Finnish in a text of another language; what people typed is left out of account. */
export function leftOver(text: string, finnish: readonly string[], typed: readonly string[]): string | undefined {
  const ours = typed.reduce((rest, one) => rest.replaceAll(one, '·'), text)
  const time = /\bklo\b|(?:^|\s)(?:ma|ti|ke|to|pe|la|su) \d/.exec(ours)?.[0]
  return time ?? finnish.find((piece) => stands(ours, piece))
}

/** As words of their own: `Muutos` does not stand in `Muutosturvaa`. */
function stands(text: string, piece: string): boolean {
  const at = text.indexOf(piece)
  if (at < 0) return false
  const around = [text[at - 1] ?? ' ', text[at + piece.length] ?? ' ']
  return around.every((letter) => !/\p{L}/u.test(letter))
}
