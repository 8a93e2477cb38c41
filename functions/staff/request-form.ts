import type { Catalogue } from '#copy/catalogue.ts'
import { type Channel, channelFacts } from '#core/reference/channels.ts'
import type { FieldRefusal } from '#core/refusal.ts'
import { minutesBetween } from '#core/time/instant.ts'
import type { Window } from '#core/time/interval.ts'
import { endAt, isDate } from '#core/time/zone.ts'
import { BY_PHASE } from '#pages/new-request/labels.ts'
import { type RequestField, requestLabels } from '#pages/new-request/labels.ts'
import type { FieldMap } from '#pages/field-map.ts'
import type { Form } from '#web/form.ts'
import { readDate, readWhen } from '#web/when.ts'

const ROWS = [0, 1, 2] as const

export interface RawRequest {
  /** As `POST /api/v1/requests` takes it. */
  readonly raw: Readonly<Record<string, unknown>>
  /** What only the page can see is wrong. */
  readonly fields: readonly FieldRefusal[]
  /** The row of the form each window came from. */
  readonly rows: readonly number[]
}

/** The form as the use case takes it. Fields left empty are left out, so that their defaults hold. */
export function rawRequest(form: Form): RawRequest {
  const { windows, rows, fields } = readWindows(form, ROWS)
  const needBy = readDate(form, 'needBy')
  const wrong = [...missing(form), ...fields, ...whenProblems(form, windows.length > 0 || fields.length > 0)]
  if (needBy && !isDate(needBy)) wrong.push({ path: 'needBy', code: 'NOT_A_DATE' })
  const consent = readConsent(form, 'consent', 'consentOn')
  const gender = form.optional('gender')
  const raw = given({
    channel: form.optional('channel'),
    phases: form.all('phases'),
    leading: form.optional('leading'),
    area: form.text('area'),
    audience: form.optional('audience'),
    ageBand: form.optional('ageBand'),
    careForm: form.optional('careForm'),
    languages: form.all('languages'),
    manner: form.text('manner') === 'spoken' ? undefined : form.optional('manner'),
    interpreter: form.has('interpreter'),
    interpreterTo: form.optional('interpreterTo'),
    windows,
    needBy: isDate(needBy) ? endAt(needBy, '23:59') : undefined,
    durationMinutes: duration(form, windows),
    mode: form.optional('mode'),
    place: form.optional('place'),
    urgency: form.text('urgency') === BY_PHASE ? undefined : form.optional('urgency'),
    clientReference: form.optional('clientReference'),
    alongside: form.has('alongside') ? true : undefined,
    consent: consent.raw,
    seats: form.has('seats') && form.text('seats') ? Number(form.text('seats')) : undefined,
    choice: form.optional('choice'),
    confirm: form.optional('confirm'),
    preferences: given({
      gender,
      samePartnerAsBefore: form.has('samePartner') ? true : undefined,
      partnerId: form.optional('partnerId'),
    }),
    note: form.optional('note'),
    extent: form.optional('extent'),
    participants: form.has('participants') && form.text('participants') ? Number(form.text('participants')) : undefined,
    prepare: form.optional('prepare'),
    goal: form.optional('goal'),
  })
  return { raw, fields: [...wrong, ...consent.fields], rows }
}

/** Given on a day, or not given: undefined where the day is missing or is none. */
export function readConsent(
  form: Form,
  given: string,
  on: string,
): { raw?: { given: true; on: string }; fields: FieldRefusal[] } {
  if (form.text(given) !== 'yes') return { fields: [] }
  const date = readDate(form, on)
  if (isDate(date)) return { raw: { given: true, on: date }, fields: [] }
  return { fields: [{ path: on, code: date ? 'NOT_A_DATE' : 'REQUIRED' }] }
}

/** The times of a form, which of its rows they stood in, and what was wrong with the others. */
export function readWindows(
  form: Form,
  rowNumbers: readonly number[],
): { windows: Window[]; rows: number[]; fields: FieldRefusal[] } {
  const windows: Window[] = []
  const rows: number[] = []
  const fields: FieldRefusal[] = []
  for (const row of rowNumbers) {
    const read = readWhen(form, `windows.${row}`)
    if ('fields' in read) fields.push(...read.fields)
    if (!('window' in read)) continue
    windows.push(read.window)
    rows.push(row)
  }
  return { windows, rows, fields }
}

/** The questions that have no default: asked for all at once, before anything else is judged. */
function missing(form: Form): FieldRefusal[] {
  const { hasClient } = channelFacts[form.text('channel') as Channel] ?? channelFacts['peer-support']
  return [
    ...(hasClient && form.all('phases').length === 0 ? [{ path: 'phases', code: 'PHASES_NEEDED' as const }] : []),
    ...['languages', 'area']
      .filter((path) => form.all(path).length === 0)
      .map((path) => ({ path, code: 'CHOICE_NEEDED' as const })),
  ]
}

/** Times or "later": one of the two, and not both. */
function whenProblems(form: Form, timesTyped: boolean): FieldRefusal[] {
  const when = form.text('when')
  if (when === 'later') return timesTyped ? [{ path: 'when', code: 'CONTRADICTORY' }] : []
  if (timesTyped) return []
  return [when === 'given' ? { path: 'windows.0.date', code: 'REQUIRED' } : { path: 'when', code: 'CHOICE_NEEDED' }]
}

/** As chosen; else the whole of the time given, the shortest where there are several. */
function duration(form: Form, windows: readonly Window[]): number | undefined {
  const chosen = form.optional('durationMinutes')
  if (chosen) return Number(chosen)
  const lengths = windows.map(({ start, end }) => minutesBetween(start, end)).filter((minutes) => minutes >= 15)
  return lengths.length > 0 ? Math.min(...lengths, 8 * 60) : undefined
}

const MOVED: Readonly<Record<string, RequestField>> = {
  'consent.on': 'consentOn',
  'preferences.gender': 'gender',
  'onBehalfOf.id': 'forWorker',
}

/** Where each path of the use case's input stands in the form; `rows` as they were read. */
export function requestFieldMap(words: Catalogue, rows: readonly number[]): FieldMap {
  const labels: Readonly<Record<string, string>> = requestLabels(words)
  return (path) => {
    const window = /^windows\.(\d)\.(\w+)$/.exec(path)
    if (window) return windowField(words, Number(window[1]), window[2] as string, rows)
    const name = MOVED[path] ?? path.split('.')[0] ?? path
    const label = labels[name]
    return label === undefined ? undefined : { name, label }
  }
}

/** `start` and `end` count the windows sent; `date`, `from` and `to` the rows of the form. */
function windowField(
  { common, newRequest: words }: Catalogue,
  index: number,
  part: string,
  rows: readonly number[],
): { name: string; label: string } {
  const ours = part === 'start' || part === 'end'
  const row = ours ? (rows[index] ?? index) : index
  const field = part === 'start' ? 'from' : part === 'end' ? 'to' : part
  const label = { date: common.date, from: common.from, to: common.to }[field] ?? common.time
  return { name: `windows.${row}.${field}`, label: `${words.window(row + 1)}, ${label.toLocaleLowerCase('fi')}` }
}

/** Without the fields that are undefined. */
export function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
