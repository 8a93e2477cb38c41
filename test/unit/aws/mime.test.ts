import { expect, test } from 'vitest'
import { encodedWord, mime } from '#aws/mime.ts'
import { readMime } from '#local/mime.ts'

const email = {
  to: 'sari@example.org',
  fromName: 'Rinnalla, Åbo',
  subject: 'Ehtisitkö ke 25.11.? \r\nBcc: x@example.org 🙂 مرحبا',
  text: 'Hei Sari,\r\n\r\nehtisitkö?\n.\n--=_\n',
  html: '<p>Hei Sari, ehtisitkö?</p>',
  tag: 'x',
}
const ics = 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n'

test('text and HTML are alternatives and read back as they were', () => {
  const parts = readMime(mime(email, 'ei-vastausta@example.fi'))
  expect(parts.map((part) => [part.type, part.content])).toEqual([
    ['text/plain; charset=UTF-8', email.text],
    ['text/html; charset=UTF-8', email.html],
  ])
})

test('an invite is a third alternative with its method, and once more a file', () => {
  const parts = readMime(mime({ ...email, invite: { method: 'CANCEL', ics } }, 'ei-vastausta@example.fi'))
  expect(parts.slice(2).map((part) => [part.type, part.content])).toEqual([
    ['text/calendar; charset=UTF-8; method=CANCEL', ics],
    ['application/ics; name="invite.ics"', ics],
  ])
})

test('whatever the words, the message is ASCII in short lines and its headers are ours alone', () => {
  const text = mime(email, 'ei-vastausta@example.fi')
  expect(text).toMatch(/^[\x20-\x7e\r\n]*$/)
  for (const line of text.split('\r\n')) {
    expect(line.length).toBeLessThanOrEqual(78)
    expect(line).not.toMatch(/[\r\n]/)
  }
  expect(text.match(/^[A-Za-z-]+(?=:)/gm)).not.toContain('Bcc')
})

test('long header text is cut between characters into words of at most 60', () => {
  const words = encodedWord('😀ä'.repeat(40)).split('\r\n ')
  for (const word of words) expect(word.length).toBeLessThanOrEqual(60)
  const decoded = words.map((word) => Buffer.from(word.slice(10, -2), 'base64').toString('utf8')).join('')
  expect(decoded).toBe('😀ä'.repeat(40))
})
