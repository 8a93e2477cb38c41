import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from '#copy/compose.ts'
import { type Invite, invite } from '#copy/invite.ts'
import { SAID_IN, SPOKEN } from './languages.ts'
import { ALL_TEMPLATES, notice, WORDS } from './samples.ts'

const GIVEN: Invite = {
  uid: 'k3v9x0q2m8z1c7b5n4a6.m12',
  sequence: 0,
  method: 'REQUEST',
  window: { start: '2026-10-25T00:30:00.000Z', end: '2026-10-25T02:30:00.000Z' },
  title: 'Sovittu aika',
  where: 'Pedersören kunta',
  at: '2026-10-20T09:00:00.000Z',
  language: 'fi',
  organizer: { name: 'Rinnalla', email: 'viestit@example.fi' },
}

/** Properties by name without parameters, read as RFC 5545 says: unfolded first. */
function parse(ics: string): Record<string, string> {
  const lines = ics
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)
  return Object.fromEntries(
    lines.map((line) => [/^[A-Z-]+/.exec(line)?.[0] ?? '', line.slice(line.search(/:(?=[^:]*$|mailto:|MAILTO:)/i) + 1)]),
  )
}

describe('an invite', () => {
  it('is one event in UTC with no zone of its own', () => {
    expect(parse(invite(GIVEN))).toMatchObject({
      VERSION: '2.0',
      METHOD: 'REQUEST',
      UID: 'k3v9x0q2m8z1c7b5n4a6.m12@rinnalla',
      SEQUENCE: '0',
      DTSTAMP: '20261020T090000Z',
      DTSTART: '20261025T003000Z',
      DTEND: '20261025T023000Z',
      SUMMARY: 'Sovittu aika',
      LOCATION: 'Pedersören kunta',
      STATUS: 'CONFIRMED',
    })
    expect(invite(GIVEN)).not.toMatch(/VTIMEZONE|TZID|X-WR-TIMEZONE|VALARM|DESCRIPTION|URL/)
  })

  it('keeps its id through a move and a cancellation while the sequence rises', () => {
    const moved = { ...GIVEN, sequence: 1, window: { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' } }
    const all = [GIVEN, moved, { ...moved, sequence: 2, method: 'CANCEL' as const }].map((one) => parse(invite(one)))
    expect(new Set(all.map((one) => one['UID'])).size).toBe(1)
    expect(all.map((one) => one['SEQUENCE'])).toEqual(['0', '1', '2'])
    expect(all.map((one) => [one['METHOD'], one['STATUS']])).toEqual([
      ['REQUEST', 'CONFIRMED'],
      ['REQUEST', 'CONFIRMED'],
      ['CANCEL', 'CANCELLED'],
    ])
  })

  it('asks nobody to reply', () => {
    const ics = invite({ ...GIVEN, attendee: 'kutsuttu@example.fi' })
    expect(ics).toContain('RSVP=FALSE')
    expect(ics).not.toContain('RSVP=TRUE')
  })

  it('is published, not requested, when a page hands it out', () => {
    expect(parse(invite({ ...GIVEN, method: 'PUBLISH' }))['METHOD']).toBe('PUBLISH')
  })

  it('has lines of at most 75 octets ending in CRLF, is whole after unfolding, and lets nothing break out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (where) => {
        const ics = invite({ ...GIVEN, where: `${where}\r\nATTENDEE:mailto:x@example.fi` })
        expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
        for (const line of ics.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
        }
        expect(ics.isWellFormed()).toBe(true)
        const unfolded = ics.replace(/\r\n /g, '').split('\r\n')
        expect(unfolded.filter((line) => line.startsWith('ATTENDEE'))).toEqual([])
        expect(unfolded.filter((line) => line.startsWith('LOCATION:'))).toHaveLength(1)
      }),
    )
  })

  it('carries no letter that hides or turns text around', () => {
    expect(parse(invite({ ...GIVEN, where: 'Turku\u202egnp.\u200b\u0007', title: 'Aika\u2066' }))).toMatchObject({
      LOCATION: 'Turku gnp.',
      SUMMARY: 'Aika',
    })
  })

  it('gives the same bytes for the same input', () => {
    expect(invite(GIVEN)).toBe(invite(GIVEN))
  })
})

describe('messages that carry one', () => {
  it('are those after which a calendar must change', async () => {
    const carrying: string[] = []
    for (const template of ALL_TEMPLATES) {
      const message = await compose(notice(template, 'email'), WORDS)
      if (message.channel === 'email' && message.invite) carrying.push(template)
    }
    expect(carrying).toEqual([
      'released',
      'agreed',
      'booked',
      'moved',
      'place-changed',
      'cancelled',
      'ended',
      'confirmed',
      'meeting-changed',
      'meeting-place-changed',
      'meeting-cancelled',
      'meeting-passed-on',
    ])
  })

  it('say the meeting, its method and sequence as the domain does, and only a coarse place', async () => {
    const facts = { invite: { uid: 'k3v9x0q2m8z1c7b5n4a6.m12', sequence: 4, method: 'CANCEL' as const } }
    const message = await compose(notice('cancelled', 'email', { ...facts, mode: 'remote' }), WORDS)
    if (message.channel !== 'email' || !message.invite) throw new Error('no invite')
    expect(message.invite.method).toBe('CANCEL')
    expect(parse(message.invite.ics)).toMatchObject({
      METHOD: 'CANCEL',
      UID: 'k3v9x0q2m8z1c7b5n4a6.m12@rinnalla',
      SEQUENCE: '4',
      LOCATION: 'Etänä',
      DTSTART: '20261125T113000Z',
      ORGANIZER: 'mailto:viestit@example.fi',
    })
  })

  it.each(SPOKEN)('have a title and a way of meeting in %s, the reader’s own language', async (language) => {
    const message = await compose(notice('agreed', 'email', { mode: 'phone' }), { ...WORDS, language })
    if (message.channel !== 'email' || !message.invite) throw new Error('no invite')
    const { calendarTitle, byPhoneTitle } = SAID_IN[language].words.around
    expect(parse(message.invite.ics)).toMatchObject({ SUMMARY: calendarTitle, LOCATION: byPhoneTitle })
    expect(message.invite.ics).toContain(`PRODID:-//Rinnalla//Rinnalla//${language.toUpperCase()}\r\n`)
  })

  it('carry none without a time or without an invite of the domain', async () => {
    const none = await compose(notice('agreed', 'email', { slots: [], previous: undefined } as never), WORDS)
    expect(none).not.toHaveProperty('invite')
    const { invite: _, ...facts } = notice('agreed', 'email').facts
    expect(await compose({ ...notice('agreed', 'email'), facts }, WORDS)).not.toHaveProperty('invite')
  })
})
