import { Unavailable } from '#core/ports.ts'
import { type FieldRefusal, isRefusal, type Refusal } from '#core/refusal.ts'
import { type Trouble, troubleOf, unavailable } from '#pages/refusal-view.ts'
import { isUnread, readForm, type Form } from '#web/form.ts'
import { REFUSAL_STATUS } from '#web/status.ts'
import { trouble } from '#copy/fi/trouble.ts'
import { deadEnd } from './answer.tsx'
import type { StaffContext } from './context.ts'

/** Why a form did not do what it was for: enough to show it again with everything that was typed. */
export interface Failed {
  readonly status: number
  readonly trouble: Trouble
  readonly fields: readonly FieldRefusal[]
  readonly refused?: Refusal['refused']
}

export type Attempt<T> = { readonly value: T } | { readonly failed: Failed }

/**
 * Does what a form asks. A refusal and a store that does not answer both come back as values, so that the page
 * can keep what was typed; a bug goes on up.
 */
export async function attempt<T>(work: () => Promise<T | Refusal>): Promise<Attempt<T>> {
  try {
    const answer = await work()
    return isRefusal(answer) ? { failed: failedBy(answer) } : { value: answer as T }
  } catch (error) {
    if (error instanceof Unavailable) return { failed: { status: 503, trouble: unavailable, fields: [] } }
    throw error
  }
}

function failedBy(refusal: Refusal): Failed {
  const { refused, fields = [] } = refusal
  return { status: REFUSAL_STATUS[refused], trouble: troubleOf(refusal), fields, refused }
}

/** The form that was posted, of at most `limit` bytes, or the page that says why it was not read. */
export async function postedForm(c: StaffContext, limit?: number): Promise<Form | Response> {
  const read = await readForm(c, limit)
  if (!isUnread(read)) return read
  return read.unread === 'TOO_LARGE' ? deadEnd(c, 413, trouble.tooLarge) : deadEnd(c, 415, trouble.badForm)
}
