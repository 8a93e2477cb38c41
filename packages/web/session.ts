import type { Actor } from '#core/commit/actor.ts'
import type { Ports, Session } from '#core/ports.ts'
import { sha256 } from './hash.ts'

/** What `Ids.token()` makes; anything else is not worth a look in the directory. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/

/** Over https the browser itself keeps the cookie to this one host (`__Host-`); plain http is for one's own machine. */
export function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https://') ? '__Host-session' : 'session'
}

/** `Set-Cookie` for a session of so many seconds; 0 seconds ends it. Lax: a link in an e-mail still finds one signed in. */
export function sessionCookie(publicUrl: string, token: string, seconds: number): string {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : ''
  return `${cookieName(publicUrl)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}

/** What a request brings along: a browser its cookies, a machine its bearer token. */
export interface Presented {
  readonly cookie?: string | undefined
  readonly authorization?: string | undefined
}

export interface SessionSettings {
  readonly publicUrl: string
  /** Who vouches for sign-ins here; a session from anyone else does not count. */
  readonly issuer: string
}

export function cookieToken(cookie: string | undefined, publicUrl: string): string | undefined {
  const name = `${cookieName(publicUrl)}=`
  const found = cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(name))
  return token(found?.slice(name.length))
}

function bearerToken(authorization: string | undefined): string | undefined {
  return token(/^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1])
}

/** Who a browser speaks for: only a browser's session, never a machine's token put in a cookie. */
export function browserSession(ports: Pick<Ports, 'directory' | 'clock'>, settings: SessionSettings, presented: Presented) {
  return find(ports, settings, 'browser', cookieToken(presented.cookie, settings.publicUrl))
}

/** Who a machine client speaks for. A cookie never counts: a browser sends it along unasked. */
export function bearerSession(ports: Pick<Ports, 'directory' | 'clock'>, settings: SessionSettings, presented: Presented) {
  return find(ports, settings, 'bearer', bearerToken(presented.authorization))
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
