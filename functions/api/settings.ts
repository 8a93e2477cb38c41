/** What a deployment tells this room. */
export interface ApiSettings {
  /** Origin of pages and API, without a trailing slash. */
  readonly publicUrl: string
  /** Who vouches for sign-ins; without one nothing under /api is served. */
  readonly issuer?: string
}

export const BASE = '/api/v1'

export function apiSettings(env: Readonly<Record<string, string | undefined>>): ApiSettings {
  const publicUrl = env['PUBLIC_URL']
  if (!publicUrl) throw new Error('PUBLIC_URL is not set')
  const issuer = env['ISSUER']
  return { publicUrl, ...(issuer && { issuer }) }
}

export const apiUrl = (settings: ApiSettings, path: string): string => `${settings.publicUrl}${BASE}${path}`
