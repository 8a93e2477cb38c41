/** Reads back what `packages/aws/mime.ts` writes, as a mail program would: enough for an outbox, not for the world. */

export interface MimePart {
  /** The content type with its parameters. */
  readonly type: string
  readonly content: string
}

/** The leaves of a message, in order; a part that is not base64 is taken as it stands. */
export function readMime(text: string): readonly MimePart[] {
  const { headers, body } = split(text)
  const type = headers.get('content-type') ?? 'text/plain'
  const boundary = /^multipart\/.*boundary="([^"]+)"/s.exec(type)?.[1]
  if (boundary === undefined) {
    const encoded = headers.get('content-transfer-encoding') === 'base64'
    return [{ type, content: encoded ? Buffer.from(body, 'base64').toString('utf8') : body }]
  }
  const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`)
  return parts.filter((part) => !part.startsWith('--')).flatMap((part) => readMime(part.slice(2)))
}

/** A header of the message itself, its encoded words in plain. */
export function mimeHeader(text: string, name: string): string | undefined {
  const value = split(text).headers.get(name.toLowerCase())
  return value
    ?.replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'))
}

function split(text: string): { headers: ReadonlyMap<string, string>; body: string } {
  const end = text.indexOf('\r\n\r\n')
  const lines = text
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  return { headers: new Map(headers), body: text.slice(end + 4) }
}
