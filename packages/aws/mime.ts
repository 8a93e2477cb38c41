import { createHash } from 'node:crypto'
import type { Email } from '#core/ports.ts'

/**
 * An e-mail as MIME (RFC 5322, 2045–2047, 6047): plain text, HTML and, where there is one, the invite, as
 * alternatives of one another; the invite once more as a file for readers that know no invites.
 * Everything beyond the headers is base64, so no content can break out of its part. Pure ASCII, CRLF.
 */
export function mime(email: Email, from: string): string {
  const boundary = `=_${createHash('sha256').update(JSON.stringify(email)).digest('hex').slice(0, 24)}`
  const bodies = [part('text/plain; charset=UTF-8', email.text), part('text/html; charset=UTF-8', email.html)]
  const headers = [
    `From: ${encodedWord(email.fromName)} <${address(from)}>`,
    `To: ${address(email.to)}`,
    `Subject: ${encodedWord(email.subject)}`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated', // holiday replies stay home (RFC 3834)
  ]
  if (!email.invite) return [...headers, multipart('alternative', `${boundary}.a`, bodies)].join(CRLF)
  const { ics, method } = email.invite
  const alternatives = multipart('alternative', `${boundary}.a`, [
    ...bodies,
    part(`text/calendar; charset=UTF-8; method=${method}`, ics),
  ])
  const file = part('application/ics; name="invite.ics"', ics, ['Content-Disposition: attachment; filename="invite.ics"'])
  return [...headers, multipart('mixed', `${boundary}.m`, [alternatives, file])].join(CRLF)
}

const CRLF = '\r\n'

function multipart(kind: 'alternative' | 'mixed', boundary: string, parts: readonly string[]): string {
  const opened = parts.map((each) => `--${boundary}${CRLF}${each}${CRLF}`)
  return `Content-Type: multipart/${kind}; boundary="${boundary}"${CRLF}${CRLF}${opened.join('')}--${boundary}--${CRLF}`
}

function part(type: string, content: string, headers: readonly string[] = []): string {
  const lines =
    Buffer.from(content, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...headers, '', ...lines].join(CRLF)
}

/** Header text in RFC 2047 words short enough for any of our header lines, never cutting a character in two. */
export function encodedWord(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9 ]{0,60}$/.test(text)) return text
  const words: string[] = ['']
  for (const character of text) {
    const last = words.length - 1
    if (Buffer.byteLength(words[last] + character) > 36) words.push(character)
    else words[last] += character
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join(`${CRLF} `)
}

/** Whether an address can stand in a header and an envelope: ASCII, one `@`, nothing that ends the header. */
export function isMailable(text: string): boolean {
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(text) && /^[\x21-\x7e]+$/.test(text)
}

function address(text: string): string {
  if (!isMailable(text)) throw new Error('not an address for a header')
  return text
}
