import type { FormView } from './form-view.ts'
import type { Trouble } from './refusal-view.ts'

/** A form that came back: what was typed in it and why it did not do what it was for. */
export interface Sent {
  readonly view: FormView
  readonly trouble: Trouble
}

/** What every page that has forms is given. */
export interface PageProps {
  readonly nonce: string
  /** The domain's time. */
  readonly now: string
  readonly sent?: Sent | undefined
  /** What has just been done, in words. */
  readonly done?: string | undefined
}

export function isSent(view: FormView): boolean {
  return view.form.body !== ''
}
