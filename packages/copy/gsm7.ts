/**
 * SMS lengths as the network counts them: the default alphabet and its extension of 3GPP TS 23.038 (GSM 03.38),
 * without national shift tables. One letter outside it turns the whole message into UCS-2.
 */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
  'abcdefghijklmnopqrstuvwxyzäöñüà'
/** Two septets each: an escape and a letter. */
const EXTENSION = '\f^{}\\[~]|€'

const SEPTETS: ReadonlyMap<string, 1 | 2> = new Map([
  ...[...BASIC].map((letter) => [letter, 1] as const),
  ...[...EXTENSION].map((letter) => [letter, 2] as const),
])

export interface SmsParts {
  readonly encoding: 'gsm7' | 'ucs2'
  /** Septets, or UTF-16 units. */
  readonly units: number
  readonly parts: number
}

/** How many parts a text is sent in: 160 septets or 70 units alone, 153 or 67 in each of several. An empty text is one. */
export function smsParts(text: string): SmsParts {
  const septets = [...text].map((letter) => SEPTETS.get(letter))
  const gsm7 = septets.every((size) => size !== undefined)
  const sizes = gsm7 ? (septets as number[]) : [...text].map((letter) => letter.length)
  const units = sizes.reduce((sum, size) => sum + size, 0)
  const [alone, each] = gsm7 ? [160, 153] : [70, 67]
  return { encoding: gsm7 ? 'gsm7' : 'ucs2', units, parts: units <= alone ? 1 : packed(sizes, each) }
}

/** Parts needed when no letter may be cut in two. */
function packed(sizes: readonly number[], each: number): number {
  let parts = 1
  let used = 0
  for (const size of sizes) {
    if (used + size > each) {
      parts += 1
      used = 0
    }
    used += size
  }
  return parts
}

/** Letters that do not fall apart into a plain letter and a mark. */
const NEAREST: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  ŋ: 'n',
  Ŋ: 'N',
  ŧ: 't',
  Ŧ: 'T',
  ǥ: 'g',
  Ǥ: 'G',
  ʒ: 'z',
  Ʒ: 'Z',
  ł: 'l',
  Ł: 'L',
  ð: 'd',
  þ: 'th',
  œ: 'oe',
  Œ: 'Oe',
  ç: 'c',
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '’': "'",
  '‘': "'",
  '”': '"',
  '“': '"',
  '…': '...',
  ʼ: "'",
}

/**
 * The nearest text that GSM-7 can carry: `Šiilda` → `Siilda`. What has no near letter is left out; so are line
 * breaks and the letters of the extension that a name never needs to carry.
 */
export function toGsm7(text: string): string {
  const letters = [...text.normalize('NFC').replace(/\s+/gu, ' ')].map(nearest)
  return letters.join('').replace(/ {2,}/g, ' ').trim()
}

function nearest(letter: string): string {
  if (SEPTETS.get(letter) === 1) return letter
  const known = NEAREST[letter]
  if (known !== undefined) return known
  return [...letter.normalize('NFD')].filter((piece) => SEPTETS.get(piece) === 1).join('')
}
