import { type Environment, optional, settings } from '#settings/environment.ts'

/** What a deployment tells this room. */
export interface ApiSettings {
  /** Origin of pages and API, without a trailing slash. */
  readonly publicUrl: string
  /** Who vouches for sign-ins; without one nothing under /api is served. */
  readonly issuer?: string | undefined
  /** Where whoever asks is given a token: only where everybody is invented. */
  readonly tokenAt?: string | undefined
}

export const BASE = '/api/v1'

export function apiSettings(env: Environment): ApiSettings {
  const { PUBLIC_URL: publicUrl } = settings(env, 'PUBLIC_URL')
  return { publicUrl, issuer: optional(env, 'ISSUER'), tokenAt: optional(env, 'TOKEN_PATH') }
}

export const apiUrl = (settings: ApiSettings, path: string): string => `${settings.publicUrl}${BASE}${path}`
