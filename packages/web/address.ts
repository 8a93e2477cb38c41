import type { Context } from 'hono'

/** Where the reader is: path and query. */
export function addressOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}
