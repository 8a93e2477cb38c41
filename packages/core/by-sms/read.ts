import { DIGITS, LETTERS } from '../notice/codes.ts'

/** What somebody says by SMS. */
export type Reading =
  /** A yes or a no, to what the code is of, or to whatever is asked. */
  | { readonly kind: 'answer'; readonly yes: boolean; readonly code?: string }
  /** A code and no more: they are told how to answer it. */
  | { readonly kind: 'code'; readonly code: string }
  /** Several codes: one message answers one thing. */
  | { readonly kind: 'several' }
  /** They want no SMS any more. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'words' }
  | { readonly kind: 'empty' }

/**
 * Words that are an answer, in all three languages whatever the writer's own, without their dots and rings; nothing else is one. Whoever says yes
 * with a condition has said neither: a person reads that.
 */
const YES = words(
  'kylla joo juu jep kyl kay sopii passaa onnistuu paasen ehdin ok okei okej',
  'ja japp jajamen gar passar hinner',
  'yes yep yeah y sure fine',
  ['se sopii', 'kylla kay', 'kylla sopii', 'joo kay', 'joo sopii', 'kay hyvin', 'sopii hyvin', 'ok sopii', 'ok kay'],
  ['ja det gar bra', 'det gar bra', 'gar bra', 'det passar', 'det passar bra', 'passar bra', 'ja det passar', 'jag kan'],
  ['i can', 'yes i can', 'that suits', 'suits me', 'works for me', 'that works', 'yes that works'],
)
const NO = words(
  'ei en e eikay',
  'nej na nepp inte',
  'no nope nah n',
  ['ei kay', 'ei sovi', 'ei nyt', 'ei valitettavasti', 'en paase', 'en ehdi', 'en voi', 'ei onnistu', 'ei passaa', 'ei paase'],
  ['det gar inte', 'gar inte', 'passar inte', 'det passar inte', 'kan inte', 'jag kan inte', 'nej jag kan inte', 'hinner inte'],
  ["i can't", 'i cant', 'i cannot', "can't", 'cant', 'cannot', 'not possible', 'no i cant', 'not this time'],
)
/** The usual words, and what telephone networks know as such. Not those that could be about a time: cancel, peru, avboka. */
const STOP = words(
  'stop lopeta seis',
  'stopp sluta avsluta',
  'unsubscribe stopall quit end',
  ['stop sms', 'lopeta viestit', 'lopeta tekstiviestit', 'ei viesteja', 'ei tekstiviesteja', 'ei enaa viesteja', 'ala laheta'],
  ['inga sms', 'inga meddelanden', 'sluta skicka', 'stoppa sms', 'no sms', 'no messages', 'stop messages', 'stop all'],
)
/** Said beside an answer, they change nothing of it. */
const POLITE = words('hei moi moro terve kiitos kiitti kiitoksia', 'hej hejsan tack tackar', 'hi hello thanks thank you please')

/** A letter and a digit, whichever they are: what looks like a code and is none must not pass for words. */
const CODE = /(?<![\p{L}\p{N}])([a-z])[\s.\-_:]{0,2}([0-9])(?![\p{N}]|[.:]\p{N})/gu

/** Reads an answer however it is written: case, spaces, punctuation and smileys do not count. */
export function readSms(text: string): Reading {
  const plain = foldOf(text)
  const codes = [...plain.matchAll(CODE)].map(([, letter = '', digit = '']) => `${letter}${digit}`.toUpperCase())
  const said = wordsIn(plain.replace(CODE, ' '))
  if (codes.length === 0 && said.length === 0) return { kind: /[\p{L}\p{N}]/u.test(text) ? 'words' : 'empty' }
  const joined = said.filter((word) => !POLITE.has(word)).join(' ')
  if (codes.length === 0 && STOP.has(joined)) return { kind: 'stop' }
  const yes = YES.has(joined) ? true : NO.has(joined) ? false : undefined
  const [code, ...more] = [...new Set(codes)]
  if (more.length > 0) return { kind: 'several' }
  if (yes !== undefined) return { kind: 'answer', yes, ...(code !== undefined && { code }) }
  if (code !== undefined && joined === '' && isCode(code)) return { kind: 'code', code }
  return { kind: 'words' }
}

/** Whether we could have sent it. */
const isCode = (code: string): boolean => LETTERS.includes(code.charAt(0)) && DIGITS.includes(code.charAt(1))

/** Small letters without their marks: `KYLLÄ` and `kylla` are one word. */
const foldOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[’‘]/gu, "'")

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}']+/gu) ?? []

function words(...lists: readonly (string | readonly string[])[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => (typeof list === 'string' ? list.split(' ') : list)))
}
