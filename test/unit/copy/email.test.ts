import { describe, expect, it } from 'vitest'
import { compose } from '#copy/compose.ts'
import { type Notice, PARTNER_TEMPLATES, STAFF_TEMPLATES, type Template } from '#core/records/notice.ts'
import type { Message, MessageWords } from '#core/notice/sending.ts'
import { MODES } from '#core/records/request.ts'
import { secret, unkind } from './forbidden.ts'
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

describe.each(ALL_TEMPLATES)('the e-mail %s', (template) => {
  it('says the same in text and in HTML, line for line', async () => {
    for (const mode of MODES)
      for (const slots of [[], SLOTS.slice(0, 1), SLOTS]) {
        const { text, html } = await email(template, { mode, slots })
        expect(shown(html)).toEqual(text.split('\n').filter(Boolean))
      }
  })

  it('says nothing secret or unkind', async () => {
    for (const [mode, slots] of MODES.flatMap((one) => [[], SLOTS.slice(0, 1), SLOTS].map((some) => [one, some] as const))) {
      const { subject, text, html, invite } = await email(template, { mode, slots })
      for (const part of [subject, text, html, invite?.ics ?? ''].map((one) => one.replaceAll(LINK, ''))) {
        expect(secret(part)).toBeUndefined()
        expect(unkind(part)).toBeUndefined()
      }
    }
  })

  it('has a short subject of one line without place, link or phone', async () => {
    const { subject } = await email(template)
    expect(subject.length).toBeGreaterThan(5)
    expect(subject.length).toBeLessThan(60)
    expect(subject).not.toMatch(/[\r\n]|Kristiina|http|\+358/)
  })

  it('links to one place, fetches nothing and runs nothing', async () => {
    const { html } = await email(template)
    expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)).toEqual([LINK])
    expect(html).not.toMatch(/<img|<script|<iframe|<link|url\(|@import|\son\w+=/i)
    expect(html).toMatch(/^<!doctype html>\n<html lang="fi" dir="ltr">/)
  })

  it('escapes what a tenant typed', async () => {
    const hostile = `<script>alert("1")</script>'&\r\nBcc: x@example.fi`
    const { subject, text, html } = await email(template, {}, { senderName: hostile, area: hostile })
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp; Bcc')
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc/m)
  })

  it('leaves no gap where there is no time, deadline or name of a place', async () => {
    const bare = { ...notice(template, 'email'), facts: { slots: [], area: '287', mode: 'in-person' as const } }
    const message = await compose(bare, { ...WORDS, area: '' })
    expect(JSON.stringify(message)).not.toMatch(/undefined|null|NaN|<p><\/p>|: *\\n\\n/)
  })
})

it.each(PARTNER_TEMPLATES)('tells a partner how to answer or stop without replying: %s', async (template) => {
  const { text } = await email(template)
  expect(text).toContain(`Tähän viestiin ei voi vastata. Jos haluat kysyä tai tuli este, soita ${WORDS.phone}.`)
  expect(text).toContain('Jos et halua viestejä')
})

it('names every slot asked about and the deadline with its date', async () => {
  const { text } = await email('offer')
  expect(text).toContain(
    'Aika 1: ke 25.11.2026 klo 13.30–15.45\nAika 2: to 26.11.2026 klo 13.30–15.45\nAika 3: pe 27.11.2026 klo 13.30–15.45\n' +
      'Missä: Kristiinankaupunki\nVastaa viimeistään: ti 24.11.2026 klo 12.30\n',
  )
})

it.each(STAFF_TEMPLATES)('tells staff no more than that something moved: %s', async (template) => {
  const { text } = await email(template)
  expect(text).toContain('Tarkemmat tiedot näet kirjautumalla sisään.')
})

it('refuses a link that is not a web address', async () => {
  await expect(email('offer', {}, { link: 'javascript:alert(1)' })).rejects.toThrow('not a web address')
})

it('is the same, byte for byte, when composed again', async () => {
  for (const template of ALL_TEMPLATES) expect(await email(template)).toEqual(await email(template))
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
