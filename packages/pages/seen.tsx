import { seenOf } from '#web/seen.ts'
import type { FormView } from './form-view.ts'
import { isReturned } from './returned.ts'

/**
 * A hidden field that says what the form was made from: a digest of the part of the record that it edits (`web/seen.ts`).
 * When the form is saved, the digest is compared with what is stored by then, so that nobody overwrites what they have not
 * seen. A form that comes back with a problem keeps the digest it was sent with, since the page shows nothing newer. Only a
 * form that comes back because somebody else saved meanwhile (`stale`) shows what is stored now, and gets its digest.
 */
export function Seen({ view, part }: { view: FormView; part: unknown }) {
  return <input type="hidden" name="seen" value={isReturned(view) && !view.stale ? view.form.text('seen') : seenOf(part)} />
}
