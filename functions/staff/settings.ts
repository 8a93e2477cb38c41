import { type Environment, optional, settings } from '#settings/environment.ts'

/** What a deployment tells this room. */
export interface StaffSettings {
  /** Origin of the pages, without a trailing slash. */
  readonly publicUrl: string
  /** Who vouches for sign-ins; without one no page is served. */
  readonly issuer?: string | undefined
  /** Where to sign in; the local cloud points it to its own list of people. */
  readonly signInUrl?: string | undefined
}

export function staffSettings(env: Environment): StaffSettings {
  const { PUBLIC_URL: publicUrl } = settings(env, 'PUBLIC_URL')
  return { publicUrl, issuer: optional(env, 'ISSUER'), signInUrl: optional(env, 'SIGN_IN_URL') }
}
