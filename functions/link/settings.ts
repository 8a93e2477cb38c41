/** What a deployment tells this room. */
export interface LinkSettings {
  /** Origin of the staff's pages and API. */
  readonly publicUrl: string
  /** Origin of the links in messages: a short host of its own, or the same. */
  readonly linkUrl: string
}

export function linkSettings(env: Readonly<Record<string, string | undefined>>): LinkSettings {
  const publicUrl = env['PUBLIC_URL']
  if (!publicUrl) throw new Error('PUBLIC_URL is not set')
  return { publicUrl, linkUrl: env['LINK_URL'] || publicUrl }
}
