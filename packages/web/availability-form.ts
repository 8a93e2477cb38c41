import { MOST_TIMES } from '#core/records/partner.ts'
import type { FieldRefusal } from '#core/refusal.ts'
import { plus, readInstant } from '#core/time/instant.ts'
import type { Window } from '#core/time/interval.ts'
import { addDays, isDate, localDate, localTime, startOfDay } from '#core/time/zone.ts'
import { BODY_LIMIT, type Form } from './form.ts'
import { readDate, readWhen } from './when.ts'

export interface RawAvailability {
  readonly weekly: readonly object[]
  readonly extra: readonly Window[]
  readonly away: readonly Window[]
}

type List = keyof RawAvailability

/** Every row that can be stored is less than 200 bytes of a form; a few more of them are refused by the use case, in words. */
export const AVAILABILITY_LIMITS = {
  limit: BODY_LIMIT + 200 * (MOST_TIMES.weekly + MOST_TIMES.extra + MOST_TIMES.away),
  rows: MOST_TIMES.extra + 20,
}

/**
 * The form of `AvailabilityFields` as the use case takes it, however many rows there are: the use case says which are
 * too many. Rows ticked `remove` or left empty are left out, so `rows` tells which row of the form each entry came
 * from, by list.
 */
export function readAvailability(form: Form): {
  raw: RawAvailability
  rows: Readonly<Record<List, readonly number[]>>
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

function gather<T>(form: Form, list: List, read: (name: string) => T | undefined): { list: T[]; rows: number[] } {
  const found: T[] = []
  const rows: number[] = []
  for (const n of form.rows(list)) {
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
  for (const [part, value] of Object.entries({ day, from, to }))
    if (!value) fields.push({ path: `${name}.${part}`, code: 'REQUIRED' })
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
  const was = windowOf(form.text(`${name}.was`))
  const shown = was && daysOf(was)
  return was && shown?.from === from && shown.to === to ? was : { start: startOfDay(from), end: startOfDay(addDays(to, 1)) }
}

function extraRow(form: Form, name: string, fields: FieldRefusal[]): Window | undefined {
  const was = windowOf(form.text(`${name}.was`))
  const shown = was && timesOf(was)
  if (
    shown?.date === readDate(form, `${name}.date`) &&
    shown.from === form.text(`${name}.from`) &&
    shown.to === form.text(`${name}.to`)
  )
    return was
  const when = readWhen(form, name)
  if ('fields' in when) fields.push(...when.fields)
  return 'window' in when ? when.window : undefined
}

/**
 * A stored span as it travels with its row, `start/end`. The fields of a row cannot express every span (whole days, whole
 * quarters), so where they were left as they came the span is kept as it was stored.
 */
export function windowOf(was: string): Window | undefined {
  const [start, end] = was.split('/')
  return start && end && [start, end].every((one) => readInstant(one) === one) ? { start, end } : undefined
}

/** A time away as its row shows it: the first and the last local date it touches. Its end itself does not count. */
export function daysOf({ start, end }: Window): { from: string; to: string } {
  return { from: localDate(start), to: localDate(plus(end, -1)) }
}

/** A time the partner is free besides their weekly hours, as its row shows it. */
export function timesOf({ start, end }: Window): { date: string; from: string; to: string } {
  return { date: localDate(start), from: localTime(start), to: localTime(end) }
}
