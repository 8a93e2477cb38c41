import type { Item, Key, Link, Numbered, Session } from '#core/ports.ts'
import { plain } from './plain.ts'

/** A link or session as it is stored. */
export function directoryItem(key: Key, content: Link | Session | Numbered): Item {
  return plain({ ...content, ...key, version: 1 })
}

export function linkOf(item: Item | undefined): Link | undefined {
  return item && (contentOf(item) as unknown as Link)
}

export function sessionOf(item: Item | undefined): Session | undefined {
  return item && (contentOf(item) as unknown as Session)
}

export const numberedOf = (item: Item): Numbered => contentOf(item) as unknown as Numbered

/** Whether a code is free for that: it was nobody's, is over, or is of the very same question. */
export const isFreeFor = (held: Numbered | undefined, { partnerId, subject, start }: Numbered): boolean =>
  held === undefined ||
  (held.partnerId === partnerId && held.start === start && held.subject?.pk === subject?.pk && held.subject?.sk === subject?.sk)

function contentOf({ pk: _pk, sk: _sk, version: _version, ...content }: Item): object {
  return content
}
