/** What a deployment tells this room. */
export interface StaffSettings {
  /** Origin of the pages, without a trailing slash. */
  readonly publicUrl: string
  /** Who vouches for sign-ins; without one no page is served. */
  readonly issuer?: string | undefined
  /** Where to sign in; the local cloud points it to its own list of people. */
  readonly signInUrl?: string | undefined
}

export function staffSettings(env: Readonly<Record<string, string | undefined>>): StaffSettings {
  const publicUrl = env['PUBLIC_URL']
  if (!publicUrl) throw new Error('PUBLIC_URL is not set')
  return { publicUrl, issuer: env['ISSUER'] || undefined, signInUrl: env['SIGN_IN_URL'] || undefined }
}
