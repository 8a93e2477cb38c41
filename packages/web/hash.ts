import { createHash } from 'node:crypto'

/** Hex SHA-256 of a text: how links and sessions are kept, and what tells two bodies apart. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
