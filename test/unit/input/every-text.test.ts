import { expect, test } from 'vitest'
import { everyText } from '../../support/texts.ts'

test('no field of text is told to choose from a list', () => {
  const wrong = ['', 'ä'.repeat(5000), '?', 'Ulla Uusi', '131052-308T', '\u202e']
  const told = everyText().filter(({ schema }) =>
    wrong.some((text) => schema.safeParse(text).error?.issues.some(({ message }) => message === 'UNKNOWN_VALUE')),
  )
  expect(told.map(({ name }) => name)).toEqual([])
})

/** Ids of ours: looked up before anything is stored, so a text that is none of them goes nowhere. */
const LOOKED_UP = /\b(partnerId|offerId|meetingId|placeId)$|hand-over to$/
/** Read and stored as what it is, in a partition of its own. */
const CONTACT = /(contact\.(phone|email)|coordinatorEmail)$/

const NEVER_STORED = [
  '131052-308T',
  '131052 308T',
  'syntynyt 3.4.2015',
  'Soita 040 123 4501',
  'aiti@example.fi',
  'aiti (at) example.fi',
  'Keskuskatu 5 A 12',
]

test('every field of text that is stored refuses what must never be stored, each in its own words', () => {
  const scanned = everyText().filter(({ name }) => !LOOKED_UP.test(name) && !CONTACT.test(name))
  expect(scanned.length).toBeGreaterThan(60)
  const letThrough = scanned.flatMap(({ name, schema }) =>
    NEVER_STORED.filter((text) => schema.safeParse(text).success).map((text) => `${name}: ${text}`),
  )
  // Where a county points everybody to is nobody's home.
  expect(letThrough).toEqual([
    'PUT /areas items.*.openMeetingPlace: Keskuskatu 5 A 12',
    'PUT /areas items.*.places.*.name: Keskuskatu 5 A 12',
    'PUT /areas items.*.places.*.instructions: Keskuskatu 5 A 12',
  ])
})

test('no other text than these is free', () => {
  const free = everyText().filter(({ name, schema }) => !LOOKED_UP.test(name) && schema.safeParse('Hyvä ihminen').success)
  expect([...new Set(free.map(({ name }) => name.split(' ').at(-1)))].toSorted()).toEqual([
    'contact.name',
    'contact.phone',
    'firstName',
    'goals.*.names.en',
    'goals.*.names.fi',
    'goals.*.names.sv',
    'instructions',
    'introduction',
    'items.*.names.fi',
    'items.*.names.sv',
    'items.*.openMeetingPlace',
    'items.*.places.*.instructions',
    'items.*.places.*.name',
    'note',
    'organisation',
    'override.reason',
    'partnerTitle',
    'place',
    'prepare',
    'reason',
    'why',
  ])
})
