/** Words we never use (docs/voice.md: Words). `anywhere` also bites inside compounds; `starts` only where a word begins. */
const VOICE = {
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
}

/** What stays out of every message (docs/field.md: Neutral messages): the field, phases, people, references. */
const SECRET = {
  anywhere: [
    'lastensuojel',
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
    'maijameik',
    'EMERGENCY',
    'CARE_',
    'barnskydd',
    'child protection',
    'foster',
  ],
  starts: [
    'sijoit',
    'sijais',
    'vaihe',
    'laps',
    'lasten',
    'lasta',
    'nuor',
    'isä',
    'äiti',
    'viite',
    'huomio',
    'CL-[0-9A-Z]{6}',
    'cl7f3k2q',
  ],
}

const pattern = ({ anywhere, starts }: typeof VOICE): RegExp =>
  new RegExp(`${anywhere.map((word) => `(?:${word})`).join('|')}|(?<![\\p{L}\\p{N}])(?:${starts.join('|')})`, 'iu')

const identityCode = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b/i

/** The first word found that we do not use, or undefined. */
export const unkind = (text: string): string | undefined => pattern(VOICE).exec(text)?.[0]

/** The first word or identifier found that may not stand in an SMS, an e-mail or a calendar. */
export const secret = (text: string): string | undefined => pattern(SECRET).exec(text)?.[0] ?? identityCode.exec(text)?.[0]
