import { seenOf } from '#web/seen.ts'
import type { FormView } from './form-view.ts'
import { isSent } from './sent.ts'

/**
 * What the form was made from. One that came back keeps what it came with, for nobody has seen more since; only where
 * it came back because of what is stored now, and shows that, is it made from that.
 */
export function Seen({ view, part }: { view: FormView; part: unknown }) {
  return <input type="hidden" name="seen" value={isSent(view) && !view.stale ? view.form.text('seen') : seenOf(part)} />
}
