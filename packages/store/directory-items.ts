import type { Item, Key, Link, Session } from '#core/ports.ts'
import { plain } from './plain.ts'

/** A link or session as it is stored. */
export function directoryItem(key: Key, content: Link | Session): Item {
  return plain({ ...content, ...key, version: 1 })
}

export function linkOf(item: Item | undefined): Link | undefined {
  return item && (contentOf(item) as unknown as Link)
}

export function sessionOf(item: Item | undefined): Session | undefined {
  return item && (contentOf(item) as unknown as Session)
}

function contentOf({ pk: _pk, sk: _sk, version: _version, ...content }: Item): object {
  return content
}
