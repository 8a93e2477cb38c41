import type { Catalogue } from '#copy/catalogue.ts'
import type { Call } from '#core/commit/call.ts'
import type { FieldRefusal, Refusal } from '#core/refusal.ts'
import { attempt, type Tried } from '#web/attempt.ts'
import { redirectDone } from '#web/done.ts'
import { type Form, type FormLimits, isUnread, readForm } from '#web/form.ts'
import { choosesLanguage, languageIn } from '#web/language.ts'
import { REFUSAL_STATUS, retryAfterOf } from '#web/status.ts'
import { type Visit, deadEnd, type PageContext } from './respond.tsx'
import { nowhere, type FieldMap } from './field-map.ts'
import { withProblems } from './refusal-view.ts'
import type { Returned, Trouble } from './returned.ts'

/**
 * One form of a page: what it does, what is said afterwards, and where its fields stand. `Done` are the keys of what may
 * be said: one without words does not compile.
 */
export interface FormAction<Done extends string, Result = unknown> extends FormLimits {
  /** As on the page: what tells its fields from those of the other forms. */
  prefix(form: Form): string
  run(call: Call, id: string, form: Form): Promise<Result | Refusal>
  done(form: Form, result: Result): Done
  fields(words: Catalogue, form: Form): FieldMap
  /** Names of fields from the top of the page down, where problems could come in another order. */
  order?(words: Catalogue): readonly string[]
  /** It edits what is stored: refused as stale, it comes back with what is stored now as well. */
  readonly edits?: true
}

/** Why a form did not do what it was for: enough to show it again with everything that was typed. */
export interface Failed {
  readonly status: number
  readonly trouble: Trouble
  readonly fields: readonly FieldRefusal[]
  readonly refused?: Refusal['refused']
}

export interface Asked<Done extends string, Result> {
  readonly action: FormAction<Done, Result>
  readonly id: string
  /** Whose doing it is. */
  call(form: Form): Call
  /** Where it leads when it is done: an address to go to, or a page at once. */
  next(done: Done, result: Result, form: Form): string | Response | Promise<Response>
  /** The address it leads to when it had been done before, and what came of it is somebody else's by now; else a page says so. */
  doneBefore?(form: Form): string
  /** The page that the form stands on, with what was typed; `failed` where it was to do something. */
  again(returned: Returned, failed?: Failed): Promise<Response>
}

/**
 * Takes a posted form of any page. Pressed on a language, it does nothing: the page comes back in that, with what was
 * typed. Otherwise it does what it is for, or comes back with what was typed and why not.
 */
export async function takeForm<Done extends string, Result>(c: PageContext, asked: Asked<Done, Result>): Promise<Response> {
  const { action, id } = asked
  const form = await postedForm(c, action)
  if (form instanceof Response) return form
  const { visit } = c.var
  const view = { prefix: action.prefix(form), form }
  if (choosesLanguage(form)) {
    const language = languageIn(form)
    if (language) await visit.choose(language)
    c.set('nonce', form.text('nonce') || c.var.nonce) // it is still the same showing of the form
    return asked.again({ view: withProblems((await visit.reader()).words, view, [], nowhere) })
  }
  const tried = await attempt(() => action.run(asked.call(form), id, form))
  if ('value' in tried) {
    const next = await asked.next(action.done(form, tried.value), tried.value, form)
    return typeof next === 'string' ? redirectDone(c, next) : next
  }
  if ('refusal' in tried && tried.refusal.refused === 'DONE_BEFORE') return doneBefore(c, asked, form)
  const { words } = await visit.reader()
  const failed = failedBy(words, visit, tried)
  const later = 'refusal' in tried ? retryAfterOf(tried.refusal) : undefined
  if (later !== undefined) c.header('retry-after', later)
  const back = withProblems(words, view, failed.fields, action.fields(words, form), action.order?.(words))
  const stale = action.edits && failed.refused === 'STALE_VERSION'
  const returned = stale ? { view: { ...back, stale }, trouble: words.stored.trouble } : { view: back, trouble: failed.trouble }
  return asked.again(returned, failed)
}

function doneBefore<Result>(c: PageContext, asked: Asked<string, Result>, form: Form): Promise<Response> | Response {
  const address = asked.doneBefore?.(form)
  if (address !== undefined) return c.redirect(address, 303)
  return deadEnd(c, 200, ({ refusals }) => ({ title: refusals.DONE_BEFORE.title, text: refusals.DONE_BEFORE.todo }))
}

function failedBy(words: Catalogue, { troubleOf }: Visit, tried: Exclude<Tried<unknown>, { value: unknown }>): Failed {
  if ('unavailable' in tried) {
    const { title, text } = words.trouble.unavailable
    return { status: 503, trouble: { title, todo: text }, fields: [] }
  }
  const { refused, fields = [] } = tried.refusal
  return { status: REFUSAL_STATUS[refused], trouble: troubleOf(words, tried.refusal), fields, refused }
}

/** The form that was posted, or the page that says why it was not read. */
async function postedForm(c: PageContext, limits: FormLimits): Promise<Form | Response> {
  const read = await readForm(c, limits)
  if (!isUnread(read)) return read
  return read.unread === 'TOO_LARGE'
    ? deadEnd(c, 413, ({ trouble }) => trouble.tooLarge)
    : deadEnd(c, 415, ({ trouble }) => trouble.badForm)
}
