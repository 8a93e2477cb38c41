import { type Environment, optional, settings } from '#settings/environment.ts'

/** What a deployment tells this room. */
export interface LinkSettings {
  /** Origin of the staff's pages and API. */
  readonly publicUrl: string
  /** Origin of the links in messages: a short host of its own, or the same. */
  readonly linkUrl: string
  /** Whom calendars know as the one who invites: the same address as messages come from. */
  readonly mailFrom: string
}

export function linkSettings(env: Environment): LinkSettings {
  const { PUBLIC_URL: publicUrl, MAIL_FROM: mailFrom } = settings(env, 'PUBLIC_URL', 'MAIL_FROM')
  return { publicUrl, mailFrom, linkUrl: optional(env, 'LINK_URL') ?? publicUrl }
}
