import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compose } from '#copy/compose.ts'
import { en } from '#copy/en/en.ts'
import { fi } from '#copy/fi/fi.ts'
import { sv } from '#copy/sv/sv.ts'
import type { Template } from '#core/records/templates.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import { LINK, notice, PHONE, WORDS } from './samples.ts'

const voice = readFileSync('docs/voice.md', 'utf8')
const FACTS = {
  slots: [{ start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }],
  deadline: '2026-11-23T10:00:00.000Z',
}
const AREAS: Readonly<Record<PageLanguage, string>> = { fi: 'Naantali', sv: 'Nådendal', en: 'Naantali' }
const MESSAGES: readonly (readonly [Template, string])[] = [
  ['offer', '2026-11-22T10:00:00.000Z'],
  ['agreed', '2026-11-22T10:00:00.000Z'],
  ['reminder-day', '2026-11-24T10:00:00.000Z'],
  ['cancelled', '2026-11-22T10:00:00.000Z'],
  ['thanks', '2026-11-25T15:00:00.000Z'],
]

test.each(MESSAGES)('the sample of %s is what we send', async (template, now) => {
  const texts: string[] = []
  for (const language of ['fi', 'sv', 'en'] as const) {
    const message = await compose(notice(template, 'sms', FACTS), { ...WORDS, area: AREAS[language], language, now })
    texts.push(message.channel === 'sms' ? message.text.replace(LINK, '{L}').replace(PHONE, '{P}') : '')
  }
  expect(voice).toContain(`| ${texts.join(' | ')} |`)
})

test.each([
  ['somebody can come', ({ request: { decision } }: typeof fi) => `${decision.canCome('Sari')} ${decision.todo('Sari')}`],
  ['nobody could', ({ request: { nobody } }: typeof fi) => `${nobody.title} ${nobody.todo}`],
  ['after a no', ({ offerPage: { declined } }: typeof fi) => `${declined.title} ${declined.next}`],
])('the sample of a page, %s, is what it says', (_when, said) => {
  expect(voice).toContain(`| ${[fi, sv, en].map(said).join(' | ')} |`)
})
