import type { FieldRefusal } from '#core/refusal.ts'
import { plus } from '#core/time/instant.ts'
import type { Window } from '#core/time/interval.ts'
import { addDays, isDate, localDate, startOfDay } from '#core/time/zone.ts'
import type { Form } from './form.ts'
import { readDate, readWhen } from './when.ts'

export interface RawAvailability {
  readonly weekly: readonly object[]
  readonly extra: readonly Window[]
  readonly away: readonly Window[]
}

/** More rows than anybody fills in; the use case has the real limits. */
const MOST_ROWS = 60

/**
 * The form of `AvailabilityFields` as the use case takes it. Rows ticked `remove` or left empty are left out, so
 * `rows` tells which row of the form each entry came from, by list.
 */
export function readAvailability(form: Form): {
  raw: RawAvailability
  rows: Readonly<Record<'weekly' | 'extra' | 'away', readonly number[]>>
  fields: readonly FieldRefusal[]
} {
  const fields: FieldRefusal[] = []
  const weekly = gather(form, 'weekly', (name) => weeklyRow(form, name, fields))
  const away = gather(form, 'away', (name) => awayRow(form, name, fields))
  const extra = gather(form, 'extra', (name) => extraRow(form, name, fields))
  return {
    raw: { weekly: weekly.list, extra: extra.list, away: away.list },
    rows: { weekly: weekly.rows, extra: extra.rows, away: away.rows },
    fields,
  }
}

function gather<T>(form: Form, list: string, read: (name: string) => T | undefined): { list: T[]; rows: number[] } {
  const found: T[] = []
  const rows: number[] = []
  for (let n = 0; n < MOST_ROWS; n++) {
    const name = `${list}.${n}`
    const entry = form.has(`${name}.remove`) ? undefined : read(name)
    if (entry === undefined) continue
    found.push(entry)
    rows.push(n)
  }
  return { list: found, rows }
}

function weeklyRow(form: Form, name: string, fields: FieldRefusal[]): object | undefined {
  const [day, from, to] = [form.text(`${name}.day`), form.text(`${name}.from`), form.text(`${name}.to`)]
  if (!day && !from && !to) return undefined
  for (const [part, value] of Object.entries({ day, from, to })) if (!value) fields.push({ path: `${name}.${part}`, code: 'REQUIRED' })
  const validFrom = readDate(form, `${name}.validFrom`)
  const validTo = readDate(form, `${name}.validTo`)
  return { day: Number(day), from, to, ...(validFrom && { validFrom }), ...(validTo && { validTo }) }
}

function awayRow(form: Form, name: string, fields: FieldRefusal[]): Window | undefined {
  const from = readDate(form, `${name}.from`)
  const to = readDate(form, `${name}.to`) || from
  if (!from && !to) return undefined
  if (!isDate(from)) fields.push({ path: `${name}.from`, code: from ? 'NOT_A_DATE' : 'REQUIRED' })
  if (!isDate(to)) fields.push({ path: `${name}.to`, code: 'NOT_A_DATE' })
  if (!isDate(from) || !isDate(to)) return undefined
  return unchanged(form.text(`${name}.was`), from, to) ?? { start: startOfDay(from), end: startOfDay(addDays(to, 1)) }
}

/** What was stored, where the days shown for it were left as they were. */
function unchanged(was: string, from: string, to: string): Window | undefined {
  const [start, end] = was.split('/')
  if (!start || !end || Number.isNaN(Date.parse(start)) || Number.isNaN(Date.parse(end))) return undefined
  return localDate(start) === from && localDate(plus(end, -1)) === to ? { start, end } : undefined
}

function extraRow(form: Form, name: string, fields: FieldRefusal[]): Window | undefined {
  const when = readWhen(form, name)
  if ('fields' in when) fields.push(...when.fields)
  return 'window' in when ? when.window : undefined
}
