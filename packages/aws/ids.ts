import { randomBytes } from 'node:crypto'
import type { Ids } from '#core/ports.ts'

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'
/** The largest multiple of 36 in a byte; bytes from here on would make the first letters come oftener. */
const FAIR = 252

/** Unguessable ids and secrets from the operating system. */
export const ids: Ids = {
  id,
  token: () => randomBytes(16).toString('base64url'),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
}

function id(): string {
  let text = ''
  while (text.length < 20) {
    for (const byte of randomBytes(24)) if (byte < FAIR) text += ALPHABET[byte % ALPHABET.length]
  }
  return text.slice(0, 20)
}
