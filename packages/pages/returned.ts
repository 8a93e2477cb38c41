import type { Catalogue } from '#copy/catalogue.ts'
import type { FormView } from './form-view.ts'

/** Why what was sent did not happen, in the reader's words. */
export interface Trouble {
  readonly title: string
  readonly todo: string
}

/** A form that came back: what was typed in it, and why it did not do what it was for, where it was to do anything. */
export interface Returned {
  readonly view: FormView
  readonly trouble?: Trouble | undefined
}

/** Something to be said in whatever words the reader has. */
export type Said<T = string | undefined> = (words: Catalogue) => T

/** What every page that has forms is given. */
export interface PageProps {
  readonly nonce: string
  /** The domain's time. */
  readonly now: string
  readonly returned?: Returned | undefined
  /** What has just been done. */
  readonly done?: Said | undefined
}

export function isReturned(view: FormView): boolean {
  return view.form.body !== ''
}
