import { common } from '#copy/fi/common.ts'
import { signIn } from '#copy/fi/sign-in.ts'
import { DoneNotice } from '#pages/problems.tsx'
import { sha256 } from '#web/hash.ts'
import { cookieToken, setSessionCookie } from '#web/session.ts'
import { show } from '../answer.tsx'
import type { StaffContext } from '../context.ts'

/** Where everybody comes in: to one's own work, or to sign in. */
export async function front(c: StaffContext): Promise<Response> {
  const session = c.get('session')
  if (!session) return signInPage(c)
  return c.redirect(session.role === 'worker' ? '/requests' : '/queue', 303)
}

const NOTES: Readonly<Record<string, string>> = { needed: signIn.needed, out: signIn.signedOut }

export function signInPage(c: StaffContext): Promise<Response> {
  const { signInUrl } = c.get('settings')
  return show(
    c,
    { title: signIn.title },
    <>
      <DoneNotice text={NOTES[c.req.query('done') ?? '']} />
      <p>{signIn.intro}</p>
      {signInUrl ? (
        <p>
          <a class="button" href={signInUrl}>
            {signIn.submit}
          </a>
        </p>
      ) : (
        <p>{common.helpWithoutPhone}</p>
      )}
    </>,
  )
}

export async function signOut(c: StaffContext): Promise<Response> {
  const { publicUrl } = c.get('settings')
  const token = cookieToken(c, publicUrl)
  if (token && c.get('session')) await c.get('ports').directory.endSession(sha256(token))
  setSessionCookie(c, publicUrl, '', 0)
  return c.redirect('/sign-in?done=out', 303)
}
