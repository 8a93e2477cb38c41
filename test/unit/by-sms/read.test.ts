import { describe, expect, it } from 'vitest'
import { readSms } from '#core/by-sms/read.ts'
import { codesFor, DIGITS, LETTERS } from '#core/notice/codes.ts'

const yes = (code?: string) => ({ kind: 'answer', yes: true, ...(code && { code }) })
const no = (code?: string) => ({ kind: 'answer', yes: false, ...(code && { code }) })

describe('an SMS is read however it is written', () => {
  it.each([
    'K7 kyllä',
    'k7 kylla',
    'K 7 KYLLÄ!',
    'kyllä k7',
    'K7kyllä',
    'k-7: joo :)',
    'K7 ja tack',
    'K7, yes please 👍',
    'K7 Kyllä.',
  ])('%s is a yes', (text) => expect(readSms(text)).toEqual(yes('K7')))
  it.each(['K7 ei', 'k7 EI KÄY', 'K7 nej tack', 'Hei, K7 ei kiitos', 'K7 no', "K7 i can't", 'en pääse K7'])(
    '%s is a no',
    (text) => expect(readSms(text)).toEqual(no('K7')),
  )
  it.each([
    ['kyllä', yes()],
    ['Ja!', yes()],
    ['YES', yes()],
    ['ei', no()],
    ['Nej tack', no()],
    ['no', no()],
  ])('%s needs no code to be an answer', (text, read) => expect(readSms(text)).toEqual(read))
  it.each(['STOP', 'stop.', 'Lopeta', 'lopeta viestit', 'STOPP', 'sluta', 'unsubscribe'])('%s ends SMS', (text) =>
    expect(readSms(text)).toEqual({ kind: 'stop' }),
  )
  it.each([
    'K7 kyllä mutta vasta klo 15',
    'kyllä ei',
    'ehkä',
    'peru',
    'cancel',
    'Voisitko soittaa?',
    'K7 en tiedä vielä',
    'stop, en ehdi',
    'tulen klo 9.30',
  ])('%s is read by a person', (text) => expect(readSms(text)).toEqual({ kind: 'words' }))
  it('answers one thing at a time', () => expect(readSms('K7 kyllä, M3 ei')).toEqual({ kind: 'several' }))
  it('asks how, of a code alone', () => expect(readSms(' k7 ')).toEqual({ kind: 'code', code: 'K7' }))
  it('finds nothing in nothing', () => expect(readSms(' ?! 👍')).toEqual({ kind: 'empty' }))
})

describe('codes', () => {
  it('are of letters and digits that nobody takes for one another', () => {
    expect(`${LETTERS}${DIGITS}`).not.toMatch(/[01ILOQBGSZU]/)
  })
  it('are each there once, whatever is asked, and those that follow have nothing in common', () => {
    const all = codesFor('0'.repeat(64))
    expect(new Set(all).size).toBe(LETTERS.length * DIGITS.length)
    const [one = '', two = ''] = all
    expect([one[0] === two[0], one[1] === two[1]]).toEqual([false, false])
    for (const code of all) expect(readSms(`${code.toLowerCase()} nej`)).toEqual(no(code))
  })
})
