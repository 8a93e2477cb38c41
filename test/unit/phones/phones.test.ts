import { describe, expect, test } from 'vitest'
import { phones } from '#phones/phones.ts'

const NEAR = ['FI', 'AX', 'SE']

describe('a mobile number is understood however it is written', () => {
  test.each([
    '040 123 4501',
    '0401234501',
    '040-1234501',
    '040–123–4501', // a dash, a minus, a hyphen that does not break
    '040−1234501',
    '040‑1234501',
    '040.123.4501',
    '040/1234501',
    '(040) 1234501',
    '(040)1234501',
    '+358401234501',
    '+358 40 123 4501',
    '+358 (0)40 123 4501',
    '+358(0)401234501',
    '+358 040 123 4501',
    '+3580401234501',
    '00358401234501',
    '00358 40 1234501',
    '358401234501',
    '358 40 123 4501',
    '401234501',
    '\u202a+358 40 123 4501\u202c', // copied from a contact card
    '\u202d040 123 4501\u202c',
    '\u200e0401234501\u200b',
    ' 040\u00a0123\u00a04501 ',
    '０４０１２３４５０１',
  ])('%j', async (written) => {
    expect(await phones.mobile(written, NEAR)).toEqual({ number: '+358401234501' })
  })

  test.each(['+46 070 174 06 05', '+46 (0)70-174 06 05', '0046701740605', '+46701740605'])(
    'of a neighbour: %j',
    async (written) => {
      expect(await phones.mobile(written, NEAR)).toEqual({ number: '+46701740605' })
    },
  )
})

describe('what cannot take an SMS is told apart', () => {
  test.each<[string, string, 'form' | 'country' | 'not-mobile']>([
    ['nothing of a number', 'soita', 'form'],
    ['a number and words', '040 123 4501 (äiti)', 'form'],
    ['an extension', '040 123 4501 ext. 5', 'form'],
    ['two numbers', '040 123 4501, 040 123 4502', 'form'],
    ['a mobile too short', '040 12', 'form'],
    ['a mobile with a digit too many', '040 123 4501 023', 'form'],
    ['an emergency number', '112', 'not-mobile'],
    ['a landline', '09 012 3456', 'not-mobile'],
    ['a landline with its country', '+358 9 012 3456', 'not-mobile'],
    ['a free number', '0800 000 000', 'not-mobile'],
    ['a premium number', '0600 00000', 'not-mobile'],
    ['another premium number', '0700 00000', 'not-mobile'],
    ['a number of a company', '010 000 0000', 'not-mobile'],
    ['a number of the state', '0295 000 000', 'not-mobile'],
    ['a landline of a neighbour', '+46 8 000 000', 'not-mobile'],
    ['a country nobody allowed', '+44 7700 900123', 'country'],
    ['a satellite', '+881 612345678', 'country'],
    ['a ship', '+870 773123456', 'country'],
    ['a premium number abroad', '+1 900 555 0123', 'country'],
    ['a country that there is not', '+999 123456', 'form'],
  ])('%s: %s', async (_, written, wrong) => {
    expect(await phones.mobile(written, NEAR)).toEqual({ wrong })
  })

  test('whoever shares the code of a country is not in it', async () => {
    expect(await phones.mobile('+44 7624 000000', ['IM'])).toEqual({ number: '+447624000000' }) // Isle of Man
    expect(await phones.mobile('+44 7624 000000', ['GB'])).toEqual({ wrong: 'country' })
  })
})
