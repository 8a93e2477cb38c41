import type { Context } from 'hono'
import { type Refusal, refuse } from '#core/refusal.ts'
import { BODY_LIMIT } from '#web/form.ts'
import type { EdgeCode } from '#web/problem.ts'

/** Nothing this API takes is nested deeper; a bound keeps whoever walks a body from running out of stack. */
const DEEPEST = 16

export type ReadJson = { readonly json: unknown } | { readonly edge: EdgeCode } | Refusal

/**
 * The body as JSON, of so many bytes at most; nothing at all is `{}`, for calls that need nothing said. Counted here
 * and not by Hono's own limit, which believes whatever length the client tells.
 */
export async function readJson(c: Context, limit: number = BODY_LIMIT): Promise<ReadJson> {
  if (Number(c.req.header('content-length') ?? 0) > limit) return { edge: 'BODY_TOO_LARGE' }
  const bytes = await c.req.arrayBuffer()
  if (bytes.byteLength > limit) return { edge: 'BODY_TOO_LARGE' }
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (bytes.byteLength === 0 && !type) return { json: {} }
  if (type !== 'application/json') return { edge: 'UNSUPPORTED_MEDIA_TYPE' }
  if (bytes.byteLength === 0) return { json: {} }
  const json = parsed(bytes)
  if (json === undefined) return { edge: 'MALFORMED_JSON' }
  return judged(json) ?? { json }
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined // not JSON, or not UTF-8
    throw error
  }
}

/** What no use case should ever meet: nesting without end, and half a surrogate pair, which no store can keep. */
function judged(value: unknown, path: readonly string[] = []): { edge: EdgeCode } | Refusal | undefined {
  if (typeof value === 'string') {
    return value.isWellFormed()
      ? undefined
      : refuse('INVALID', { fields: [{ path: path.join('.'), code: 'CONTROL_CHARACTERS' }] })
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length >= DEEPEST) return { edge: 'MALFORMED_JSON' }
  for (const [name, field] of Object.entries(value)) {
    if (!name.isWellFormed()) return { edge: 'MALFORMED_JSON' }
    const wrong = judged(field, [...path, name])
    if (wrong) return wrong
  }
  return undefined
}
