import type { Context } from 'hono'
import { generateCookie, getCookie } from 'hono/cookie'
import { sha256 } from './hash.ts'

const COOKIE = 'done'
/** As long as somebody may choose another language or reload, and still read what they did. */
const SECONDS = 300

type Responding = Pick<Context, 'req' | 'header' | 'redirect'>

/**
 * Sends a browser on to the page that says what was done, by the key in its address. The browser keeps that it was: an
 * address alone claims nothing, whoever made it up, kept or forwarded it.
 */
export function redirectDone(c: Responding, address: string): Response {
  const { pathname, searchParams } = new URL(address, c.req.url)
  const done = searchParams.get('done')
  if (done !== null) {
    const kept = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: SECONDS } as const
    c.header('set-cookie', generateCookie(COOKIE, markOf(pathname, done), kept), { append: true })
  }
  return c.redirect(address, 303)
}

/** What the address says was done; undefined where this browser did not do it here just now. */
export function doneHere(c: Context): string | undefined {
  const done = c.req.query('done')
  return done !== undefined && getCookie(c, COOKIE) === markOf(c.req.path, done) ? done : undefined
}

/** Which page and what: as a digest, since the page of a link has the token in its address. */
function markOf(path: string, done: string): string {
  return sha256(JSON.stringify([path, done])).slice(0, 22)
}
