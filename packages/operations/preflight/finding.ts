/** What one look found, in words for whoever deploys. */
export interface Finding {
  /** `later`: cannot be known yet, which is no fault. */
  readonly state: 'ok' | 'wrong' | 'later'
  /** What was looked at. */
  readonly what: string
  /** How it is. */
  readonly says: string
  /** What to do about it. */
  readonly todo?: string
}

export const ok = (what: string, says: string): Finding => ({ state: 'ok', what, says })
export const later = (what: string, says: string, todo: string): Finding => ({ state: 'later', what, says, todo })
export const wrong = (what: string, says: string, todo: string): Finding => ({ state: 'wrong', what, says, todo })
export const either = (
  good: boolean,
  what: string,
  how: { readonly good: string; readonly bad: string; readonly todo: string },
) => (good ? ok(what, how.good) : wrong(what, how.bad, how.todo))

/** Looks, and says of a service that did not answer which one and by which error, so that the other looks go on. */
export async function look(what: string, at: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await at()
  } catch (error) {
    const { name, message } = error as Error
    return [wrong(what, `could not be asked: ${name}`, WHAT_TO_DO[name] ?? message)]
  }
}

const RIGHTS = 'Call it with the rights of whoever deploys: AWS_PROFILE, or credentials in the environment.'
const WHAT_TO_DO: Readonly<Record<string, string>> = {
  CredentialsProviderError: RIGHTS,
  AccessDenied: RIGHTS,
  AccessDeniedException: RIGHTS,
  ExpiredToken: 'Sign in again: the credentials have run out.',
  ExpiredTokenException: 'Sign in again: the credentials have run out.',
}
