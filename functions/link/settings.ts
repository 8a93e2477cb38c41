import { type Environment, optional, settings } from '#settings/environment.ts'

/** What a deployment tells this room. */
export interface LinkSettings {
  /** Origin of the staff's pages and API. */
  readonly publicUrl: string
  /** Origin of the links in messages: a short host of its own, or the same. */
  readonly linkUrl: string
}

export function linkSettings(env: Environment): LinkSettings {
  const { PUBLIC_URL: publicUrl } = settings(env, 'PUBLIC_URL')
  return { publicUrl, linkUrl: optional(env, 'LINK_URL') ?? publicUrl }
}
