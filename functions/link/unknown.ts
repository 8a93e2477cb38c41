import { behindLinksFor } from '#copy/behind-links.ts'
import { deadEnd } from '#pages/respond.tsx'
import { strangers } from '#pages/strangers.ts'
import type { LinkContext } from './context.ts'

/** Forged, truncated, expired: the three look the same, so also to a stranger. */
export function unknownLink(c: LinkContext): Promise<Response> {
  c.set('visit', strangers(c, behindLinksFor))
  return deadEnd(c, 404, ({ offerPage: { ended } }) => ({ title: ended.unknown.title, text: ended.unknown.next }))
}
