import type { Context } from 'hono'

/** Far more than nearly any form here holds, far less than a megabyte. */
export const BODY_LIMIT = 64 * 1024

/** How much of a form is read. A row of a list is drawn as some 4 kB, so a few bytes a row could ask for megabytes. */
export interface FormLimits {
  /** Bytes of the body. */
  readonly limit?: number | undefined
  /** Rows of any one of its lists. */
  readonly rows?: number | undefined
}

const MOST_ROWS = 20
/** Fields of a form without rows, and of one row: several times what any has. */
const MOST_FIELDS = { apart: 500, ofRow: 10 }

/** Why a body was not read. HTTP: 413 and 415. */
export type Unread = { readonly unread: 'TOO_LARGE' | 'NOT_A_FORM' }

/** What a person typed, as they typed it: line ends made one, nothing else touched. */
export interface Form {
  /** The first value of the field, trimmed at both ends; '' where it was left empty or is not there. */
  text(name: string): string
  /** The same, or undefined where empty. */
  optional(name: string): string | undefined
  /** Every value of the field: ticked boxes. */
  all(name: string): readonly string[]
  has(name: string): boolean
  /** The numbers of the rows of a list that have a field: of `away.0.from` and `away.7.to`, 0 and 7. In order. */
  rows(list: string): readonly number[]
  /** The body as it came: what a repeated submission is told apart by. */
  readonly body: string
}

export const EMPTY_FORM: Form = formOf('')

export function formOf(body: string): Form {
  // A map, since looking for one name among thousands, thousands of times, is long.
  const fields = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(body)) {
    const known = fields.get(name)
    if (known) known.push(value)
    else fields.set(name, [value])
  }
  const text = (name: string) => tidy(fields.get(name)?.[0] ?? '')
  return {
    text,
    optional: (name) => text(name) || undefined,
    all: (name) => (fields.get(name) ?? []).map(tidy).filter(Boolean),
    has: (name) => fields.has(name),
    rows: (list) => rowsIn(fields.keys(), list),
    body,
  }
}

const ROW = /^(\w+)\.(0|[1-9]\d{0,5})\./

function rowsIn(names: Iterable<string>, list: string): number[] {
  const found = new Set<number>()
  for (const name of names) {
    const [, of, n] = ROW.exec(name) ?? []
    if (of === list) found.add(Number(n))
  }
  return [...found].toSorted((a, b) => a - b)
}

/** Reads a posted form of at most so much. Broken percent-encoding becomes U+FFFD and is judged with the rest of the field. */
export async function readForm(
  c: Pick<Context, 'req'>,
  { limit = BODY_LIMIT, rows = MOST_ROWS }: FormLimits = {},
): Promise<Form | Unread> {
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (Number(c.req.header('content-length') ?? 0) > limit) return { unread: 'TOO_LARGE' }
  if (type !== 'application/x-www-form-urlencoded') return { unread: 'NOT_A_FORM' }
  const body = await c.req.text()
  // A client may leave the length out or lie about it, and Hono's own limit believes it; the front door cuts off at 10 MB.
  return body.length > limit || isOverfull(body, rows) ? { unread: 'TOO_LARGE' } : formOf(body)
}

/** Told by the body alone, before anything is made of it. */
function isOverfull(body: string, most: number): boolean {
  const names = new URLSearchParams(body).keys()
  const lists = new Map<string, Set<string>>()
  let fields = 0
  for (const name of names) {
    if (++fields > MOST_FIELDS.apart + MOST_FIELDS.ofRow * most) return true
    const [, list, n] = ROW.exec(name) ?? []
    if (list === undefined || n === undefined) continue
    const rows = lists.get(list) ?? new Set()
    if (rows.add(n).size > most) return true
    lists.set(list, rows)
  }
  return false
}

export function isUnread(read: Form | Unread): read is Unread {
  return 'unread' in read
}

/** Browsers send line ends of a text area as CRLF. */
function tidy(value: string): string {
  return value.replace(/\r\n?/g, '\n').trim()
}
