import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Actor } from '#core/policy/actor.ts'
import type { Ports, Session } from '#core/ports.ts'
import { sha256 } from './hash.ts'
import { TOKEN } from './ids.ts'

const COOKIE = 'session'

/** Over https the browser itself keeps the cookie to this one host (`__Host-`); plain http is for one's own machine. */
function prefixAt(publicUrl: string): 'host' | undefined {
  return publicUrl.startsWith('https://') ? 'host' : undefined
}

/** Gives a browser the session for so many seconds; 0 seconds ends it. Lax: a link in an e-mail still finds one signed in. */
export function setSessionCookie(c: Context, publicUrl: string, token: string, seconds: number): void {
  const prefix = prefixAt(publicUrl)
  setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Lax', maxAge: seconds, ...(prefix && { prefix }) })
}

export interface SessionSettings {
  readonly publicUrl: string
  /** Who vouches for sign-ins here; a session from anyone else does not count. */
  readonly issuer: string
}

/** The token in a browser's cookie; undefined where it is none of ours. */
export function cookieToken(c: Context, publicUrl: string): string | undefined {
  return token(getCookie(c, COOKIE, prefixAt(publicUrl)))
}

function bearerToken(authorization: string | undefined): string | undefined {
  return token(/^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1])
}

/** Who a browser speaks for: only a browser's session, never a machine's token put in a cookie. */
export function browserSession(ports: Pick<Ports, 'directory' | 'clock'>, settings: SessionSettings, c: Context) {
  return find(ports, settings, 'browser', cookieToken(c, settings.publicUrl))
}

/** Who a machine client speaks for. A cookie never counts: a browser sends it along unasked. */
export function bearerSession(ports: Pick<Ports, 'directory' | 'clock'>, settings: SessionSettings, c: Context) {
  return find(ports, settings, 'bearer', bearerToken(c.req.header('authorization')))
}

/** The person behind a session, as use cases know them. */
export function actorOf(session: Session): Actor {
  return { role: session.role, id: session.staffId }
}

async function find(
  ports: Pick<Ports, 'directory' | 'clock'>,
  settings: SessionSettings,
  kind: Session['kind'],
  secret: string | undefined,
): Promise<Session | undefined> {
  if (!secret) return undefined
  const session = await ports.directory.findSession(sha256(secret))
  // Real time: turning the domain's clock must neither end nor revive a sign-in.
  const good = session && session.kind === kind && session.issuer === settings.issuer && session.expires > ports.clock.real()
  return good ? session : undefined
}

function token(text: string | undefined): string | undefined {
  return text !== undefined && TOKEN.test(text) ? text : undefined
}
