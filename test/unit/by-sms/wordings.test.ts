import { describe, expect, it } from 'vitest'
import { compose } from '#copy/compose.ts'
import { smsParts } from '#copy/gsm7.ts'
import type { MessageWords } from '#core/notice/sending.ts'
import { type Notice, type NoticeFacts, SMS_REPLIES } from '#core/records/notice.ts'
import { PAGE_LANGUAGES } from '#core/reference/languages.ts'
import { secret, unkind } from '../copy/forbidden.ts'

const slot = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }
const later = { start: '2026-12-16T11:30:00.000Z', end: '2026-12-16T13:30:00.000Z' }
const words: Omit<MessageWords, 'language'> = {
  link: 'https://r.example.fi/o/abcdefghijklmnopqrstuv',
  phone: '040 123 4500',
  senderName: 'Rinnalla',
  area: 'Pietarsaari',
  now: '2026-11-23T08:00:00.000Z',
  from: 'viesti@example.fi',
  to: '+358401234501',
}
const notice = (template: Notice['template'], facts: Partial<NoticeFacts>) =>
  ({
    template,
    channel: 'sms',
    to: { role: 'partner', id: 'p' },
    facts: { slots: [slot], area: '598', mode: 'in-person', deadline: '2026-11-24T16:00:00.000Z', ...facts },
  }) as unknown as Notice

const MODES = ['in-person', 'remote', 'phone'] as const
const ASKED: [string, Notice['template'], Partial<NoticeFacts>][] = [
  ['one time', 'offer', {}],
  ['several', 'offer', { slots: [slot, later, later] }],
  ['no time', 'offer', { slots: [] }],
  ['a further time', 'time-asked', {}],
  ['a move', 'move-proposed', { previous: later }],
  ['going on', 'going-on', {}],
]
const SAYS = { fi: ['kyllä', 'ei'], sv: ['ja', 'nej'], en: ['yes', 'no'] } as const

describe.each(PAGE_LANGUAGES)('in %s', (language) => {
  const text = async (one: Notice, codes: readonly string[]) => {
    const message = await compose(one, { ...words, language, codes })
    if (message.channel !== 'sms') throw new Error('no SMS')
    return message.text
  }
  it.each(ASKED)('what is asked says how to answer, in one part: %s', async (_what, template, facts) => {
    for (const mode of MODES) {
      const said = await text(notice(template, { ...facts, mode }), ['K7'])
      expect(smsParts(said), said).toMatchObject({ encoding: 'gsm7', parts: 1 })
      expect(said).toContain(`K7 ${SAYS[language][1]}`)
      const one = (facts.slots?.length ?? 1) === 1 && template !== 'going-on'
      expect(said.includes(`K7 ${SAYS[language][0]}`), said).toBe(one)
      expect(said).toContain(words.link)
      expect(secret(said, language) ?? unkind(said, language), said).toBeUndefined()
      expect(said).not.toMatch(/undefined|null/)
    }
  })
  it.each(SMS_REPLIES)('each reply is kind and one part, and says where to look or phone: %s', async (reply) => {
    const asks = [
      { subject: { pk: 'x', sk: 'y' }, start: slot.start },
      { subject: { pk: 'x', sk: 'z' }, start: later.start },
      { subject: { pk: 'x', sk: 'w' } },
    ]
    for (const n of reply === 'which' ? [1, 2, 3] : [1]) {
      const facts = { reply, ...(reply === 'which' && { asks: asks.slice(0, n) }) }
      for (const codes of [['K7', 'M3', 'A2'].slice(0, n), []]) {
        const said = await text(notice('sms-reply', facts), codes)
        expect(smsParts(said), said).toMatchObject({ encoding: 'gsm7', parts: 1 })
        expect(said.includes(words.link) || said.includes(words.phone), said).toBe(true)
        expect(secret(said, language) ?? unkind(said, language), said).toBeUndefined()
        expect(said).not.toMatch(/undefined|null|  |: ;/)
      }
    }
  })
  it('a yes brings the link to the task and how to take it back', async () => {
    const said = await text(notice('sms-reply', { reply: 'yes' }), ['K7'])
    expect(said).toContain(words.link)
    expect(said).toContain(`K7 ${SAYS[language][1]}`)
  })
})
