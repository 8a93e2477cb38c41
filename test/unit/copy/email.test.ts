import { describe, expect, it } from 'vitest'
import { compose } from '#copy/compose.ts'
import { type Notice } from '#core/records/notice.ts'
import { PARTNER_TEMPLATES, STAFF_TEMPLATES, type Template } from '#core/records/templates.ts'
import type { Message, MessageWords } from '#core/notice/sending.ts'
import { MODES } from '#core/records/request.ts'
import { secret, unkind } from './forbidden.ts'
import { SAID_IN, SPOKEN, TRANSLATED } from './languages.ts'
import { ALL_TEMPLATES, LINK, notice, SLOTS, WORDS } from './samples.ts'

type Email = Extract<Message, { channel: 'email' }>

async function email(
  template: Template,
  facts: Partial<Notice['facts']> = {},
  words: Partial<MessageWords> = {},
): Promise<Email> {
  const message = await compose(notice(template, 'email', facts), { ...WORDS, ...words })
  if (message.channel !== 'email') throw new Error('not an e-mail')
  return message
}

/** What a person sees of the HTML, line by line. */
function shown(html: string): string[] {
  const body = html.slice(html.indexOf('<body'))
  return body
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

const each = SPOKEN.flatMap((language) => ALL_TEMPLATES.map((template) => [template, language] as const))

describe.each(each)('the e-mail %s in %s', (template, language) => {
  it('says the same in text and in HTML, line for line', async () => {
    for (const mode of MODES)
      for (const slots of [[], SLOTS.slice(0, 1), SLOTS]) {
        const { text, html } = await email(template, { mode, slots }, { language })
        expect(shown(html)).toEqual(text.split('\n').filter(Boolean))
      }
  })

  it('ends each sentence once, also where it tells of many times', async () => {
    for (const facts of [{}, { cancelledAt: '2026-11-23T10:00:00.000Z' }])
      expect((await email(template, { slots: SLOTS, ...facts }, { language })).text).not.toMatch(/[.,;:] ?[.,;:](?!\/)/)
  })

  it('says nothing secret or unkind', async () => {
    for (const [mode, slots] of MODES.flatMap((one) => [[], SLOTS.slice(0, 1), SLOTS].map((some) => [one, some] as const))) {
      const { subject, text, html, invite } = await email(template, { mode, slots }, { language })
      const unstyled = html.replace(/ style="[^"]*"/g, '') // a font has a family
      for (const part of [subject, text, unstyled, invite?.ics ?? ''].map((one) => one.replaceAll(LINK, ''))) {
        expect(secret(part, language)).toBeUndefined()
        expect(unkind(part, language)).toBeUndefined()
      }
    }
  })

  it('has a short subject of one line without place, link or phone', async () => {
    const { subject } = await email(template, {}, { language })
    expect(subject.length).toBeGreaterThan(5)
    expect(subject.length).toBeLessThan(60)
    expect(subject).not.toMatch(/[\r\n]|Kristiina|http|\+358/)
  })

  it('links to one place, fetches nothing and runs nothing', async () => {
    const { html } = await email(template, {}, { language })
    expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)).toEqual([LINK])
    expect(html).not.toMatch(/<img|<script|<iframe|<link|url\(|@import|\son\w+=/i)
    expect(html.startsWith(`<!doctype html>\n<html lang="${language}" dir="ltr">`)).toBe(true)
  })

  it('escapes what a tenant typed', async () => {
    const hostile = `<script>alert("1")</script>'&\r\nBcc: x@example.fi`
    const { subject, text, html } = await email(template, {}, { language, senderName: hostile, area: hostile })
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp; Bcc')
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc/m)
  })

  it('leaves no gap where there is no time, deadline or name of a place', async () => {
    const bare = { ...notice(template, 'email'), facts: { slots: [], area: '287', mode: 'in-person' as const } }
    const message = await compose(bare, { ...WORDS, language, area: '' })
    expect(JSON.stringify(message)).not.toMatch(/undefined|null|NaN|<p><\/p>|: *\\n\\n/)
  })
})

const others = TRANSLATED.flatMap((language) => ALL_TEMPLATES.map((template) => [template, language] as const))

it.each(others)('the e-mail %s in %s says no whole thing in Finnish', async (template, language) => {
  const said = async (in_: Partial<MessageWords>) => {
    const { subject, text } = await email(template, { mode: 'remote' }, in_)
    return [subject, ...text.split('\n')].flatMap((line) => line.split(/: |:$/)).filter(Boolean)
  }
  const finnish = await said({})
  expect((await said({ language })).filter((part) => finnish.includes(part))).toEqual([LINK, WORDS.senderName])
})

const partners = SPOKEN.flatMap((language) => PARTNER_TEMPLATES.map((template) => [template, language] as const))

it.each(partners)('tells a partner how to answer or stop without replying: %s in %s', async (template, language) => {
  const { text } = await email(template, {}, { language })
  const { noReply, stop } = SAID_IN[language].words.around
  expect(text).toContain(`\n\n${noReply(WORDS.phone)}\n${stop}\n`)
  expect(noReply(WORDS.phone)).toContain(WORDS.phone)
})

const ASKED = {
  fi: [
    'Aika 1: ke 25.11.2026 klo 13.30–15.45',
    'Aika 2: to 26.11.2026 klo 13.30–15.45',
    'Aika 3: pe 27.11.2026 klo 13.30–15.45',
    'Missä: Kristiinankaupunki',
    'Vastaa viimeistään: ti 24.11.2026 klo 12.30',
  ],
  sv: [
    'Tid 1: ons 25.11.2026 kl. 13.30–15.45',
    'Tid 2: tors 26.11.2026 kl. 13.30–15.45',
    'Tid 3: fre 27.11.2026 kl. 13.30–15.45',
    'Var: Kristiinankaupunki',
    'Svara senast: tis 24.11.2026 kl. 12.30',
  ],
  en: [
    'Time 1: Wed 25 Nov 2026, 13:30–15:45',
    'Time 2: Thu 26 Nov 2026, 13:30–15:45',
    'Time 3: Fri 27 Nov 2026, 13:30–15:45',
    'Where: Kristiinankaupunki',
    'Please answer by: Tue 24 Nov 2026, 12:30',
  ],
}

it.each(SPOKEN)('names every slot asked about and the deadline with its date: %s', async (language) => {
  const { text } = await email('offer', {}, { language })
  expect(text).toContain(`\n${ASKED[language].join('\n')}\n`)
})

const staff = SPOKEN.flatMap((language) => STAFF_TEMPLATES.map((template) => [template, language] as const))

it.each(staff)('tells staff no more than that something moved: %s in %s', async (template, language) => {
  const { text } = await email(template, {}, { language })
  expect(text).toContain(`\n\n${SAID_IN[language].words.around.staffNoReply}\n`)
})

it('refuses a link that is not a web address', async () => {
  await expect(email('offer', {}, { link: 'javascript:alert(1)' })).rejects.toThrow('not a web address')
})

it('is the same, byte for byte, when composed again', async () => {
  for (const [template, language] of each)
    expect(await email(template, {}, { language })).toEqual(await email(template, {}, { language }))
})

it('tells a worker whether a new time is agreed, proposed or still to be found', async () => {
  const [slot, previous] = [{ slots: SLOTS.slice(0, 1) }, { start: '2026-11-23T11:30:00.000Z', end: '2026-11-23T13:45:00.000Z' }]
  const told = async (facts: Partial<Notice['facts']>) => {
    const { facts: all, ...rest } = notice('meeting-changed', 'email')
    const message = await compose({ ...rest, facts: { area: all.area, mode: all.mode, ...slot, ...facts } }, WORDS)
    return message.channel === 'email' ? message.subject : ''
  }
  expect(await told({ previous, invite: { uid: 'a.m1', sequence: 1, method: 'REQUEST' } })).toBe('Sovittu aika on muuttunut')
  expect(await told({ previous })).toBe('Sopiiko uusi aika?')
  expect(await told({})).toBe('Sovittu aika odottaa sinua')
})
