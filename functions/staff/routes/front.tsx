import type { StaffRole } from '#core/ports.ts'
import type { Catalogue } from '#copy/catalogue.ts'
import { show } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import { SignIn } from '#pages/staff/sign-in.tsx'
import { doneHere, redirectDone } from '#web/done.ts'
import { isUnread, readForm } from '#web/form.ts'
import { sha256 } from '#web/hash.ts'
import { languageIn } from '#web/language.ts'
import { cookieToken, setSessionCookie } from '#web/session.ts'
import type { StaffContext } from '../context.ts'

const HOMES: Readonly<Record<StaffRole, string>> = { worker: '/requests', coordinator: '/queue', admin: '/agreements' }

/** Where everybody comes in: to one's own work, or to sign in. */
export async function front(c: StaffContext): Promise<Response> {
  const session = c.get('session')
  if (!session) return signInPage(c)
  return c.redirect(HOMES[session.role], 303)
}

const notes = ({ signIn }: Catalogue) => ({ needed: signIn.needed, out: signIn.signedOut })

export function signInPage(c: StaffContext): Promise<Response> {
  const { signInUrl } = c.get('settings')
  const done = doneOf(notes, doneHere(c))
  return show(c, { title: ({ signIn }) => signIn.title }, <SignIn url={signInUrl} done={done} />)
}

/** Another language for the pages, from now on; then back to where it was chosen. */
export async function chooseLanguage(c: StaffContext): Promise<Response> {
  const form = await readForm(c)
  if (isUnread(form)) return c.redirect('/', 303)
  const language = languageIn(form)
  if (language) await c.get('visit').choose(language)
  return c.redirect(addressHere(form.text('back'), c.get('settings').publicUrl), 303)
}

/** Nobody is sent to another site, whatever a form says. */
function addressHere(back: string, publicUrl: string): string {
  const found = URL.canParse(back, publicUrl) ? new URL(back, publicUrl) : undefined
  return found?.origin === new URL(publicUrl).origin ? found.pathname + found.search : '/'
}

export async function signOut(c: StaffContext): Promise<Response> {
  const { publicUrl } = c.get('settings')
  const token = cookieToken(c, publicUrl)
  if (token && c.get('session')) await c.get('ports').directory.endSession(sha256(token))
  setSessionCookie(c, publicUrl, '', 0)
  return redirectDone(c, '/sign-in?done=out')
}
