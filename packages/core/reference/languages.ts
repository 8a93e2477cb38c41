/**
 * Languages a meeting can be held in, by ISO 639 code. There is no `ku`: speakers of Kurmanji and Sorani
 * do not follow each other. (docs/field.md: Language codes)
 */
import { type Names, named } from './names.ts'

export const LANGUAGES = [
  'fi',
  'sv',
  'en',
  'se',
  'smn',
  'sms',
  'ru',
  'et',
  'ar',
  'so',
  'fa',
  'prs',
  'kmr',
  'ckb',
  'uk',
  'vi',
  'sq',
  'tr',
  'th',
  'zh',
  'es',
  'fse',
  'fss',
  'rmf',
] as const

export type Language = (typeof LANGUAGES)[number]

/** Those the product itself speaks, on its pages and in its messages: `copy` has words in each. One more starts here. */
export const PAGE_LANGUAGES = ['fi', 'sv', 'en'] as const satisfies readonly Language[]
export type PageLanguage = (typeof PAGE_LANGUAGES)[number]

/** How a language is used between people. */
export const MANNERS = ['spoken', 'signed', 'written'] as const
export type Manner = (typeof MANNERS)[number]

export const mannerFacts: Readonly<Record<Manner, { readonly names: Names }>> = {
  spoken: { names: named('puhuttuna', 'i tal', 'spoken') },
  signed: { names: named('viitottuna', 'tecknat', 'signed') },
  written: { names: named('kirjoitettuna', 'i skrift', 'written') },
}

export interface LanguageFacts {
  readonly names: Names
  /** What its own speakers call it. */
  readonly own: string
  readonly direction: 'ltr' | 'rtl'
  /** What a text message in it is written with: 160 characters to a part, or 70. Signers read fi or sv. */
  readonly sms: 'gsm7' | 'ucs2'
  readonly signed: boolean
}

export const languageFacts: Readonly<Record<Language, LanguageFacts>> = {
  fi: language('suomi', 'finska', 'Finnish', 'suomi', 'gsm7'),
  sv: language('ruotsi', 'svenska', 'Swedish', 'svenska', 'gsm7'),
  en: language('englanti', 'engelska', 'English', 'English', 'gsm7'),
  se: language('pohjoissaame', 'nordsamiska', 'Northern Sámi', 'davvisámegiella', 'ucs2'),
  smn: language('inarinsaame', 'enaresamiska', 'Inari Sámi', 'anarâškielâ', 'ucs2'),
  sms: language('koltansaame', 'skoltsamiska', 'Skolt Sámi', 'nuõrttsääʹmǩiõll', 'ucs2'),
  ru: language('venäjä', 'ryska', 'Russian', 'русский', 'ucs2'),
  et: language('viro', 'estniska', 'Estonian', 'eesti', 'ucs2'),
  ar: language('arabia', 'arabiska', 'Arabic', 'العربية', 'ucs2', 'rtl'),
  so: language('somali', 'somaliska', 'Somali', 'Soomaali', 'gsm7'),
  fa: language('persia', 'persiska', 'Persian', 'فارسی', 'ucs2', 'rtl'),
  prs: language('dari', 'dari', 'Dari', 'دری', 'ucs2', 'rtl'),
  kmr: language('kurmandži', 'kurmanji', 'Kurmanji', 'kurmancî', 'ucs2'),
  ckb: language('sorani', 'sorani', 'Sorani', 'سۆرانی', 'ucs2', 'rtl'),
  uk: language('ukraina', 'ukrainska', 'Ukrainian', 'українська', 'ucs2'),
  vi: language('vietnam', 'vietnamesiska', 'Vietnamese', 'Tiếng Việt', 'ucs2'),
  sq: language('albania', 'albanska', 'Albanian', 'shqip', 'ucs2'),
  tr: language('turkki', 'turkiska', 'Turkish', 'Türkçe', 'ucs2'),
  th: language('thai', 'thailändska', 'Thai', 'ไทย', 'ucs2'),
  zh: language('kiina', 'kinesiska', 'Chinese', '中文', 'ucs2'),
  es: language('espanja', 'spanska', 'Spanish', 'español', 'ucs2'),
  fse: signed('suomalainen viittomakieli', 'finskt teckenspråk', 'Finnish Sign Language', 'suomalainen viittomakieli'),
  fss: signed(
    'suomenruotsalainen viittomakieli',
    'finlandssvenskt teckenspråk',
    'Finland-Swedish Sign Language',
    'finlandssvenskt teckenspråk',
  ),
  rmf: language('romani', 'romani', 'Finnish Romani', 'kaalo', 'ucs2'),
}

/** A sign language is signed, and no other is: what is written by signers is Finnish or Swedish. */
export const mannersOf = (code: Language): readonly Manner[] => (languageFacts[code].signed ? ['signed'] : ['spoken', 'written'])

function language(
  fi: string,
  sv: string,
  en: string,
  own: string,
  sms: 'gsm7' | 'ucs2',
  direction: 'ltr' | 'rtl' = 'ltr',
): LanguageFacts {
  return { names: named(fi, sv, en), own, direction, sms, signed: false }
}

function signed(fi: string, sv: string, en: string, own: string): LanguageFacts {
  return { names: named(fi, sv, en), own, direction: 'ltr', sms: 'gsm7', signed: true }
}
