import type { FieldRefusal } from '#core/refusal.ts'
import type { Window } from '#core/time/interval.ts'
import { isDate, isTime, readLocal } from '#core/time/zone.ts'
import type { Form } from './form.ts'

/** A date as a form sends it: `2026-11-25` from a date field, `25.11.2026` where the browser has none. */
export function readDate(form: Form, name: string): string {
  const typed = form.text(name)
  const found = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(typed)
  if (!found) return typed
  const [, day = '', month = '', year = ''] = found
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

export type ReadWhen = { readonly window: Window } | { readonly empty: true } | { readonly fields: readonly FieldRefusal[] }

/**
 * `<name>.date`, `<name>.from` and `<name>.to` of a form as a window, Helsinki time. An hour that comes twice is
 * the first one; one that the clocks skip is refused. Order and length are for the use case to judge.
 */
export function readWhen(form: Form, name: string): ReadWhen {
  const [date, from, to] = [readDate(form, `${name}.date`), form.text(`${name}.from`), form.text(`${name}.to`)]
  if (!date && !from && !to) return { empty: true }
  const start = readMoment(date, from, `${name}.date`, `${name}.from`)
  const end = readMoment(date, to, `${name}.date`, `${name}.to`)
  const fields = [...start.fields, ...end.fields.filter(({ path }) => path !== `${name}.date`)]
  return fields.length > 0 ? { fields } : { window: { start: start.instant, end: end.instant } }
}

function readMoment(date: string, time: string, datePath: string, timePath: string): { instant: string; fields: FieldRefusal[] } {
  const wrong = (path: string, code: FieldRefusal['code']): FieldRefusal => ({ path, code })
  const fields: FieldRefusal[] = []
  if (!date) fields.push(wrong(datePath, 'REQUIRED'))
  else if (!isDate(date)) fields.push(wrong(datePath, 'NOT_A_DATE'))
  if (!time) fields.push(wrong(timePath, 'REQUIRED'))
  else if (!isTime(time)) fields.push(wrong(timePath, 'NOT_A_TIME'))
  if (fields.length > 0) return { instant: '', fields }
  const reading = readLocal(date, time)
  if ('problem' in reading) return { instant: '', fields: [wrong(timePath, 'TIME_DOES_NOT_EXIST')] }
  return { instant: reading.instant, fields }
}
