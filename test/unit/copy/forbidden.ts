import { PAGE_LANGUAGES } from '#core/reference/languages.ts'
import { PHASES } from '#core/reference/phases.ts'
import { phaseFacts } from '#core/reference/phase-facts.ts'
import type { Spoken } from './languages.ts'

/** `anywhere` also bites inside compounds; `starts` only where a word begins. */
interface Words {
  readonly anywhere: readonly string[]
  readonly starts: readonly string[]
}

/** Words we never use (docs/voice.md: Words), and their like in each language. */
const VOICE: Readonly<Record<Spoken, Words>> = {
  fi: {
    anywhere: [
      'tarjou',
      'sovituks',
      'sovitus(?!\\p{L})',
      'kieltäy',
      'vanhentu',
      'kapasite',
      'saapumat',
      'tukihenkil',
      'päätö',
      'muistutus(?!viest)',
      'muistutuks',
    ],
    starts: ['jono', 'päätet', 'myöhästy', 'unohdi'],
  },
  sv: {
    anywhere: [
      'erbjudand',
      'avböj',
      'kapacitet',
      'matchning',
      'uteblev',
      'uteblivit',
      'stödperson',
      'anmärkning',
      'tyvärr',
      'arbetstagar',
    ],
    starts: ['förfall', 'kö(?!\\p{L})', 'beslut', 'medling', 'glöm', 'tacka nej', 'försena', 'refus', 'maka'],
  },
  en: {
    anywhere: ['no-show', 'support person', 'unfortunately', 'as soon as possible', 'asap'],
    starts: [
      'offer',
      'queue',
      'match',
      'mediat',
      'decision',
      'decid',
      'declin',
      'refus',
      'reject',
      'expire',
      'capacit',
      'complain',
      'forgot',
      'failed to',
      'missed',
      'spouse',
    ],
  },
}

/** Identifiers and codes of the samples, the field's own name and its phases', in whatever language the message is. */
const IDENTIFIERS: Words = {
  anywhere: [
    ...PHASES.flatMap((phase) => PAGE_LANGUAGES.map((language) => phaseFacts[phase].names[language])),
    'maijameik',
    'EMERGENCY',
    'CARE_',
    'lastensuojel',
    'barnskydd',
    'child protection',
  ],
  starts: ['CL-[0-9A-Z]{6}', 'cl7f3k2q'],
}

/** What stays out of every message (docs/field.md: Neutral messages): the field, phases, people, references. */
const SECRET: Readonly<Record<Spoken, Words>> = {
  fi: {
    anywhere: [
      'huosta',
      'huolto',
      'huollo',
      'vanhem',
      'perhe',
      'asiak',
      'sosiaal',
      'sosiono',
      'työntekij',
      'suostum',
      'kumppan',
      'vertais',
      'tapaami',
      'kiireelli',
      'jälleenyhdist',
      'hyvinvointial',
      'viranomai',
      'kokemus',
      'henkilötun',
      'ohjaaja',
    ],
    starts: ['sijoit', 'sijais', 'vaihe', 'laps', 'lasten', 'lasta', 'nuor', 'isä', 'äiti', 'viite', 'huomio'],
  },
  sv: {
    anywhere: [
      'arbetare',
      'erfarenhet',
      'familj',
      'foster',
      'föräld',
      'handledare',
      'klient',
      'myndighet',
      'omhänderta',
      'partner',
      'placering',
      'samtyck',
      'social',
      'vård',
      'välfärd',
      'återför',
    ],
    starts: [
      'barn',
      'brådsk',
      'far(?!\\p{L})',
      'kamrat',
      'mamma',
      'mor(?!\\p{L})',
      'möte',
      'pappa',
      'personbeteck',
      'referens',
      'skede',
      'stöd',
      'syskon',
      'ung',
    ],
  },
  en: {
    anywhere: ['foster', 'social', 'custod', 'wellbeing', 'reunif', 'aftercare', 'identity code'],
    starts: [
      'child',
      'parent',
      'famil',
      'mother',
      'father',
      'sibling',
      'young',
      'youth',
      'care',
      'case',
      'client',
      'consent',
      'emergenc',
      'urgent',
      'experience',
      'expert',
      'guardian',
      'hearing',
      'court',
      'counsel',
      'authorit',
      'partner',
      'peer',
      'phase',
      'placement',
      'reference',
      'substitute',
      'support',
      'worker',
    ],
  },
}

const pattern = ({ anywhere, starts }: Words): RegExp =>
  new RegExp(`${anywhere.map((word) => `(?:${word})`).join('|')}|(?<![\\p{L}\\p{N}])(?:${starts.join('|')})`, 'iu')

const identityCode = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b/i

/** The first word found that we do not use, or undefined. */
export const unkind = (text: string, language: Spoken = 'fi'): string | undefined => pattern(VOICE[language]).exec(text)?.[0]

/** The first word or identifier found that may not stand in an SMS, an e-mail or a calendar. */
export const secret = (text: string, language: Spoken = 'fi'): string | undefined =>
  [pattern(SECRET[language]), pattern(IDENTIFIERS), identityCode].map((one) => one.exec(text)?.[0]).find((found) => found)
