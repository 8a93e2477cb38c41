import { expect, test } from 'vitest'
import { languagesOf, livedAsOf } from '#core/records/partner.ts'
import { isRefusal } from '#core/refusal.ts'
import { addPartner } from '#core/partner/add.ts'
import { ok, world } from '../../support/world.ts'

const PERSON = { firstName: 'Aino', organisation: 'Yhdistys', languages: [{ code: 'fi', level: 'good' }] }

test('a card from before anybody was asked is a parent’s, and its languages are spoken', () => {
  expect(livedAsOf({})).toEqual(['parent'])
  const [fi, sv] = languagesOf({
    languages: [
      { code: 'fi', level: 'native' },
      { code: 'sv', level: 'good', manner: 'written' },
    ],
  })
  expect([fi?.manner, sv?.manner]).toEqual(['spoken', 'written'])
})

test('beside a sign language a language counts as spoken only where somebody has said so', () => {
  const signs = { code: 'fse', level: 'native' } as const
  const manners = (...more: Parameters<typeof languagesOf>[0]['languages']) =>
    languagesOf({ languages: [signs, ...more] }).map(({ manner }) => manner)
  expect(manners({ code: 'fi', level: 'good' })).toEqual(['signed', 'written'])
  expect(manners({ code: 'fi', level: 'good', manner: 'spoken' })).toEqual(['signed', 'spoken'])
})

test('who is added without saying as whom is a parent; nobody has to say', async () => {
  const w = await world()
  expect(ok(await addPartner(w.coordinator(), PERSON)).card.livedAs).toEqual(['parent'])
  expect(ok(await addPartner(w.coordinator(), { ...PERSON, livedAs: [] })).card.livedAs).toEqual([])
})

test.each([
  ['a sign language that is spoken', [{ code: 'fse', level: 'good', manner: 'spoken' }], 'languages.0.manner CONTRADICTORY'],
  ['a spoken language that is signed', [{ code: 'fi', level: 'good', manner: 'signed' }], 'languages.0.manner CONTRADICTORY'],
  [
    'the same twice',
    [
      { code: 'fi', level: 'good', manner: 'spoken' },
      { code: 'fi', level: 'native', manner: 'spoken' },
    ],
    'languages.1.code CONTRADICTORY',
  ],
  ['an unknown manner', [{ code: 'fi', level: 'good', manner: 'sung' }], 'languages.0.manner UNKNOWN_VALUE'],
])('refuses %s', async (_, languages, problem) => {
  const w = await world()
  const answer = await addPartner(w.coordinator(), { ...PERSON, languages })
  expect(isRefusal(answer) && answer.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual([problem])
})
