import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogueFor } from '#copy/catalogue.ts'
import { fi } from '#copy/fi/fi.ts'
import { wordsFor } from '#copy/words-for.ts'
import { secret, unkind } from './forbidden.ts'
import { SPOKEN } from './languages.ts'
import { unlike, unlikeSms } from './typography.ts'

describe('the Finnish catalogue', () => {
  it('is what another language must be', async () => {
    const other: Catalogue = { ...fi, common: { ...fi.common, lang: 'sv', save: 'Spara' } }
    expect(other.common.save).toBe('Spara')
    expect(await catalogueFor('fi')).toBe(fi)
  })
})

it('shows words for codes, together where they came together, and never a code itself', () => {
  const table = { 'a.one': 'Yksi.', 'a.two': 'Kaksi.' }
  expect(wordsFor(table, 'a.one', 'Muu.')).toBe('Yksi.')
  expect(wordsFor(table, 'a.one+a.two+a.one+a.new', 'Muu.')).toBe('Yksi. Kaksi.')
  expect(wordsFor(table, 'toString', 'Muu.')).toBe('Muu.')
})

describe('the list of forbidden words bites', () => {
  it.each([
    'Tarjouksia',
    'jonossa',
    'sovitus',
    'sovituksen',
    'päätöksen',
    'muistutuksen',
    'kieltäydyn',
    'tukihenkilölle',
    'vanhentunut',
    'Kapasiteetti',
  ])('unkind: %s', (word) => {
    expect(unkind(`on ${word}.`)).toBeDefined()
  })
  it.each([
    'lastensuojelussa',
    'huostaanoton',
    'sijoituksen',
    'vanhemmalle',
    'lapsiperheen',
    'asiakkaan',
    'sosiaalityöntekijälle',
    'CL-7F3K2Q',
    '010190-123A',
    'avohuollon',
  ])('secret: %s', (word) => expect(secret(`on ${word}.`)).toBeDefined())
  it.each(['muistutusviesti', 'sovittu', 'päättyi', 'sovitaan', 'sovitusta ajasta', 'aikajono ei', 'klo 13.30-15.30'])(
    'lets pass: %s',
    (word) => {
      expect(unkind(word)).toBeUndefined()
    },
  )
})

describe('the lists bite in Swedish', () => {
  it.each(['Ett erbjudande', 'du avböjde', 'beslutet', 'i kö', 'Kapaciteten', 'en uteblev', 'Anmärkning', 'Tyvärr', 'Förfallen'])(
    'unkind: %s',
    (text) => expect(unkind(text, 'sv')).toBeDefined(),
  )
  it.each(['barnet', 'öppenvården', 'Eftervård', 'en förälder', 'familjens', 'socialarbetaren', 'skedet', 'din partner', 'mor'])(
    'secret: %s',
    (text) => expect(secret(text, 'sv')).toBeDefined(),
  )
  it.each([
    'Skulle du hinna?',
    'I morgon',
    'Tack för att du ville ställa upp.',
    'Ons 25.11 kl. 13.30-15.30, Nådendal',
    'köra',
    'farhåga',
  ])('lets pass: %s', (text) => expect(unkind(text, 'sv') ?? secret(text, 'sv')).toBeUndefined())
})

it.each(['Barnskyddsanmälan', 'huostaanoton valmistelu', 'emergency placement'])(
  'is secret in whatever language: %s',
  (phase) => {
    for (const language of SPOKEN) expect(secret(`… ${phase}`, language)).toBeDefined()
  },
)

describe('the lists bite in English', () => {
  it.each(['Your offer', 'the decision', 'you declined', 'Expired', 'a no-show', 'Unfortunately'])('unkind: %s', (text) =>
    expect(unkind(text, 'en')).toBeDefined(),
  )
  it.each(['the child', 'a Parent', 'your family', 'social worker', 'taking into care', 'substitute', 'phases', 'CL-7F3K2Q'])(
    'secret: %s',
    (text) => expect(secret(text, 'en')).toBeDefined(),
  )
  it.each(['Somebody', 'Thank you for being ready', 'Could you make it?', 'Wed 25 Nov 13:30-15:30, Naantali'])(
    'lets pass: %s',
    (text) => expect(unkind(text, 'en') ?? secret(text, 'en')).toBeUndefined(),
  )
})

describe('marks that a language does not write', () => {
  it.each([
    ['fi', 'Aika 13:30'],
    ['fi', 'Valitse "Kysykää"'],
    ['fi', 'Aika - tai etänä'],
    ['fi', '30min'],
    ['sv', 'Tiden 13:30'],
    ['sv', 'Ons 25.11 kl 13.30'],
    ['sv', 'Välj "Fråga mig"'],
    ['en', 'Write 13.30'],
    ['en', "Can't"],
    ['en', 'Choose “Ask me first'],
    ['en', 'Another time — or'],
    ['en', 'Cancellation is canceled'],
    ['en', 'Wait ...'],
  ] as const)('%s: %s', (language, text) => expect(unlike(language, text)).toBeDefined())
  it.each([
    ['fi', 'ke 25.11.2026 klo 13.30–15.30'],
    ['sv', 'Ons 25.11.2026 kl. 13.30–15.30: välj ”Fråga mig först” – 1 h 30 min'],
    ['en', 'Like 25.11.2026, at 13:30. Can’t make it? “Yes” – 1 h 30 min'],
  ] as const)('but in %s: %s', (language, text) => expect(unlike(language, text)).toBeUndefined())
  it('an SMS writes with what every phone has', () => {
    expect(unlikeSms('en', "Can't make it?")).toBeUndefined()
    expect(unlikeSms('en', 'Can’t make it?')).toBeDefined()
  })
})

it('leaves no room of words out of the catalogue', () => {
  const folder = fileURLToPath(new URL('../../../packages/copy/fi/', import.meta.url))
  const apart = [
    'fi.ts',
    'behind-links.ts',
    'plural.ts',
    'dates.ts',
    'digest.ts',
    'messages.ts',
    'sms.ts',
    'sms-answers.ts',
    'partner-letters.ts',
    'staff-letters.ts',
  ]
  const rooms = readdirSync(folder).filter((name) => !apart.includes(name))
  const camel = (name: string) => name.replace('.ts', '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  expect(Object.keys(fi).sort()).toEqual(rooms.map(camel).sort())
})
