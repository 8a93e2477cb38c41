import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from '#copy/compose.ts'
import { formats } from '#copy/format.ts'
import { smsParts, toGsm7 } from '#copy/gsm7.ts'
import { type Notice } from '#core/records/notice.ts'
import { PARTNER_TEMPLATES, STAFF_TEMPLATES, type Template } from '#core/records/templates.ts'
import type { MessageWords } from '#core/notice/sending.ts'
import { MODES } from '#core/records/request.ts'
import { secret, unkind } from './forbidden.ts'
import { SPOKEN, type Spoken } from './languages.ts'
import { AREAS, LINK, notice, PHONE, SLOTS, WORDS } from './samples.ts'

async function sms(template: Template, facts: Partial<Notice['facts']> = {}, words: Partial<MessageWords> = {}): Promise<string> {
  const message = await compose(notice(template, 'sms', facts), { ...WORDS, ...words })
  if (message.channel !== 'sms') throw new Error('not an SMS')
  return message.text
}

/** A template's SMS in every area and way of meeting, with no time to three. */
async function every(template: Template, language: Spoken): Promise<string[]> {
  const times = [[], SLOTS.slice(0, 1), SLOTS.slice(0, 2), SLOTS]
  return Promise.all(
    AREAS.flatMap((area) => MODES.flatMap((mode) => times.map((slots) => sms(template, { slots, mode }, { area, language })))),
  )
}

const each = SPOKEN.flatMap((language) => PARTNER_TEMPLATES.map((template) => [template, language] as const))

describe.each(each)('the SMS %s in %s, with the longest plausible values', (template, language) => {
  it('is one GSM-7 part', async () => {
    for (const text of await every(template, language)) expect(smsParts(text), text).toMatchObject({ encoding: 'gsm7', parts: 1 })
  })

  it('keeps its link whole, and a phone number too', async () => {
    for (const text of await every(template, language)) {
      expect(text.split(' ')).toContain(LINK)
      if (text.includes('+358')) expect(text).toContain(PHONE)
    }
  })

  it('says nothing secret or unkind', async () => {
    for (const text of await every(template, language)) {
      expect(secret(text.replace(LINK, ''), language)).toBeUndefined()
      expect(unkind(text.replace(LINK, ''), language)).toBeUndefined()
    }
  })
})

const aboutATime: readonly Template[] = ['offer', 'agreed', 'booked', 'reminder-day', 'reminder-hours', 'move-proposed', 'moved']

it.each(SPOKEN.flatMap((language) => aboutATime.map((template) => [template, language] as const)))(
  '%s in %s names time and place even for the longest',
  async (template, language) => {
    for (const area of AREAS) {
      const text = await sms(template, { slots: SLOTS.slice(0, 1) }, { area, language })
      expect(text.toLowerCase()).toContain(formats(language).short(SLOTS[0]!).toLowerCase())
      expect(text).toContain(toGsm7(area))
    }
  },
)

it.each(AREAS)('an offer of three slots names the first, how many more, the place and the deadline: %s', async (area) => {
  const text = await sms('offer', {}, { area, now: '2026-11-23T06:00:00.000Z' })
  expect(text).toContain(`Ehtisitkö ke 25.11. klo 13.30-15.45 (+2 muuta aikaa), ${toGsm7(area)}?`)
  expect(text).toContain(`Vastaa ti klo 12.30 mennessä: ${LINK}`)
})

it.each(SPOKEN)(
  'of a hundred times cancelled together one message says how many, the first, the last and where they are listed, in %s',
  async (language) => {
    const slots = Array.from({ length: 100 }, (_, n) => SLOTS[n % 3]!)
    const text = await sms('cancelled', { slots, cancelledAt: WORDS.now }, { language })
    expect(smsParts(text), text).toMatchObject({ encoding: 'gsm7', parts: 1 })
    const { shortDate } = formats(language)
    for (const said of ['100', toGsm7(shortDate(SLOTS[0]!.start)), LINK]) expect(text).toContain(said)
    expect(secret(text.replace(LINK, ''), language) ?? unkind(text.replace(LINK, ''), language)).toBeUndefined()
  },
)

it('reads plainly', async () => {
  const one = {
    slots: [{ start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }],
    deadline: '2026-11-23T10:00:00.000Z',
  }
  const words = { area: 'Naantali', now: '2026-11-22T10:00:00.000Z' }
  expect(await sms('offer', one, words)).toBe(
    `Hei! Ehtisitkö ke 25.11. klo 13.30-15.30, Naantali? Kyllä tai ei, kumpikin auttaa. Vastaa ma klo 12 mennessä: ${LINK}`,
  )
  expect(await sms('agreed', one, words)).toBe(
    `Kiitos, sovittu! Ke 25.11. klo 13.30-15.30, Naantali. Tarkka paikka ja ohjeet: ${LINK} Este? Soita ${PHONE}`,
  )
})

it('reads as plainly in Swedish', async () => {
  const one = {
    slots: [{ start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }],
    deadline: '2026-11-23T10:00:00.000Z',
  }
  const words = { area: 'Nådendal', now: '2026-11-22T10:00:00.000Z', language: 'sv' as const }
  expect(await sms('offer', one, words)).toBe(
    `Hej! Skulle du hinna ons 25.11 kl. 13.30-15.30, Nådendal? Ja eller nej, båda hjälper. Svara senast mån kl. 12: ${LINK}`,
  )
  expect(await sms('agreed', one, words)).toBe(
    `Tack, det är bestämt! Ons 25.11 kl. 13.30-15.30, Nådendal. Plats och anvisningar: ${LINK} Förhinder? Ring ${PHONE}`,
  )
})

it('reads as plainly in English', async () => {
  const one = {
    slots: [{ start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }],
    deadline: '2026-11-23T10:00:00.000Z',
  }
  const words = { area: 'Naantali', now: '2026-11-22T10:00:00.000Z', language: 'en' as const }
  expect(await sms('offer', one, words)).toBe(
    `Hi! Could you make it Wed 25 Nov 13:30-15:30, Naantali? Yes or no, both help. Answer by Mon 12:00: ${LINK}`,
  )
  expect(await sms('agreed', one, words)).toBe(
    `Thank you, agreed! Wed 25 Nov 13:30-15:30, Naantali. Exact place and details: ${LINK} Can't make it? Call ${PHONE}`,
  )
  expect(await sms('offer', { ...one, slots: [], mode: 'remote' }, words)).toContain('Could you help remotely? ')
})

it('says "Huomenna" by the local date of its sending, never by hours', async () => {
  const evening = { start: '2026-11-25T21:30:00.000Z', end: '2026-11-25T22:30:00.000Z' } // 23.30 on the 25th
  const say = (now: string) => sms('reminder-day', { slots: [evening] }, { now, area: 'Salo' })
  expect(await say('2026-11-24T22:30:00.000Z')).toMatch(/^Tänään ke 25\.11\. /) // 0.30 on the 25th
  expect(await say('2026-11-24T21:30:00.000Z')).toMatch(/^Huomenna ke 25\.11\. /)
  expect(await say('2026-11-23T21:30:00.000Z')).toMatch(/^Muistathan: ke 25\.11\. /)
})

it('says no place rather than a broken one', async () => {
  for (const area of ['', 'Турку'])
    expect(await sms('offer', {}, { area })).toContain('Ehtisitkö ke 25.11. klo 13.30-15.45 (+2 muuta aikaa)? ')
})

it.each(STAFF_TEMPLATES)('there is no SMS to staff: %s', async (template) => {
  await expect(compose(notice(template, 'sms'), WORDS)).rejects.toThrow('no SMS')
})

it('stays one part whatever a tenant calls its area and whenever it is', async () => {
  const window = fc
    .tuple(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 15, max: 24 * 60 }))
    .map(([start, length]) => ({
      start: new Date(Date.UTC(2026, 0, 1) + start * 60_000).toISOString(),
      end: new Date(Date.UTC(2026, 0, 1) + (start + length) * 60_000).toISOString(),
    }))
  const facts = fc.record({
    slots: fc.array(window, { maxLength: 3 }),
    mode: fc.constantFrom(...MODES),
    deadline: fc.option(
      window.map(({ start }) => start),
      { nil: undefined },
    ),
    previous: fc.option(window, { nil: undefined }),
  })
  const area = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom(...AREAS))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PARTNER_TEMPLATES),
      facts,
      area,
      window,
      fc.constantFrom(...SPOKEN),
      async (template, given, name, { start: now }, language) => {
        const { deadline, previous, ...rest } = given
        const some = { ...rest, deadline, previous } as Partial<Notice['facts']>
        const text = await sms(template, some, { area: name, now, language })
        expect(smsParts(text), text).toMatchObject({ encoding: 'gsm7', parts: 1 })
        expect(text).toContain(LINK)
        expect(text).not.toMatch(/undefined|NaN|[\n\r]/)
      },
    ),
    { numRuns: 500 },
  )
})
