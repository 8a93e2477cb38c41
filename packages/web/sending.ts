import { compose } from '#copy/compose.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import type { Ports } from '#core/ports.ts'
import { sha256 } from './hash.ts'

/** The ports with words and origins: what the rooms that advance records need. Throws where a setting is missing. */
export function sending(ports: Ports, env: Readonly<Record<string, string | undefined>>): SendingPorts {
  return {
    ...ports,
    compose,
    hash: sha256,
    linkUrl: set(env, 'LINK_URL'),
    publicUrl: set(env, 'PUBLIC_URL'),
    mailFrom: set(env, 'MAIL_FROM'),
  }
}

function set(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}
