import type { Context } from 'hono'
import { type Call, callFor } from '#core/commit/call.ts'
import type { Link, Ports } from '#core/ports.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import type { PageVariables } from '#pages/respond.tsx'
import type { Form } from '#web/form.ts'
import { sha256 } from '#web/hash.ts'
import { scopedKey } from '#web/idempotency.ts'
import { ID, TOKEN } from '#web/ids.ts'
import type { LinkSettings } from './settings.ts'

export interface LinkEnv {
  Variables: PageVariables & {
    ports: Ports
    settings: LinkSettings
    /** What the token in the address opens. */
    link: Link
    /** What the partner's card says they speak, once the page has read it. */
    speaks: PageLanguage | undefined
  }
}

export type LinkContext = Context<LinkEnv>

/** What the token opens; undefined for one nobody was given. Only its hash ever meets the store. */
export async function openLink(ports: Ports, token: string): Promise<Link | undefined> {
  return TOKEN.test(token) ? ports.directory.findLink(sha256(token)) : undefined
}

/** The call of the partner whose link it is. A form's nonce makes a repeat of it count once. */
export function callOf(c: LinkContext, form?: Form): Call {
  const { org, partnerId } = c.get('link')
  const nonce = form?.text('nonce')
  // The address holds the token, which is a secret: the key is a digest of it, and only for what is posted there.
  const once =
    form && nonce ? { key: scopedKey(partnerId, 'post', c.req.path, nonce), fingerprint: sha256(form.body) } : undefined
  return { ...callFor(c.get('ports'), org, { role: 'partner', id: partnerId }, once), link: c.get('link') }
}

export function idIn(c: LinkContext, name = 'id'): string | undefined {
  const id = c.req.param(name)
  return id !== undefined && ID.test(id) ? id : undefined
}

/** The page's own address, for its forms: the token is in no other place. */
export function home(c: LinkContext, room: 'o' | 'm' = 'm'): string {
  return `/${room}/${c.req.param('token') ?? ''}`
}
