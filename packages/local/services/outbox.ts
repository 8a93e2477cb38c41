import { mimeHeader, readMime } from '../mime.ts'
import type { Shelf } from '../shelf.ts'

/** A message as the person it went to would have it. */
export interface Message {
  readonly id: string
  /** Instant of the domain's clock. */
  readonly at: string
  readonly channel: 'sms' | 'email'
  readonly to: string
  readonly subject?: string
  readonly text: string
  readonly html?: string
  readonly links: readonly string[]
  /** The calendar file that came with it. */
  readonly invite?: { readonly method: string; readonly ics: string }
}

/** Everything sent, oldest first. */
export interface Outbox {
  readonly items: (to?: string) => readonly Message[]
  readonly find: (id: string) => Message | undefined
  readonly addSms: (sms: { readonly to: string; readonly text: string; readonly at?: string }) => Message
  /** `raw` is the whole message in MIME. Without `at` it was sent now. */
  readonly addEmail: (email: { readonly to: string; readonly raw: string; readonly at?: string }) => Message
  readonly clear: () => void
}

export function openOutbox(shelf: Shelf<Message>, now: () => string, newId: () => string): Outbox {
  function keep({ at = now(), ...message }: Omit<Message, 'id' | 'at' | 'links'> & { readonly at: string | undefined }): Message {
    const links = linksIn(message.text, message.html)
    const kept = { id: newId(), at, ...message, links }
    shelf.put(kept.id, kept)
    return kept
  }
  return {
    items: (to) => (to === undefined ? shelf.values() : shelf.values().filter((message) => message.to === to)),
    find: (id) => shelf.get(id),
    addSms: ({ to, text, at }) => keep({ at, channel: 'sms', to, text }),
    addEmail({ to, raw, at }) {
      const parts = readMime(raw)
      const content = (type: string) => parts.find((part) => part.type.startsWith(type))
      const calendar = content('text/calendar')
      const html = content('text/html')?.content
      return keep({
        at,
        channel: 'email',
        to,
        subject: mimeHeader(raw, 'subject') ?? '',
        text: content('text/plain')?.content ?? '',
        ...(html !== undefined && { html }),
        ...(calendar && { invite: { method: /method=(\w+)/.exec(calendar.type)?.[1] ?? '', ics: calendar.content } }),
      })
    },
    clear: () => shelf.clear(),
  }
}

/** Addresses in the text, then those only the HTML has; a full stop or bracket behind one is not part of it. */
function linksIn(text: string, html = ''): readonly string[] {
  const plain = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([url]) => url.replace(/[.,;:!?)\]]+$/, ''))
  const marked = [...html.matchAll(/href="(https?:\/\/[^"]+)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'))
  return [...new Set([...plain, ...marked])]
}
