import { compose, composeDigest } from '#copy/compose.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import type { Ports } from '#core/ports.ts'
import { type Environment, optional, settings } from '#settings/environment.ts'
import { sha256 } from './hash.ts'

/** The ports with words and origins: what the rooms that advance records need. Throws where a setting is missing. */
export function sending(ports: Ports, env: Environment): SendingPorts {
  const { LINK_URL, PUBLIC_URL, MAIL_FROM } = settings(env, 'LINK_URL', 'PUBLIC_URL', 'MAIL_FROM')
  return {
    ...ports,
    compose,
    composeDigest,
    hash: sha256,
    linkUrl: LINK_URL,
    publicUrl: PUBLIC_URL,
    mailFrom: MAIL_FROM,
    takesSms: optional(env, 'SMS_NUMBER') !== undefined,
  }
}
