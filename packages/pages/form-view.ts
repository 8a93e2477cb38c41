import { EMPTY_FORM, type Form } from '#web/form.ts'

/** What is wrong with one field. */
export interface Wrong {
  readonly label: string
  readonly sentence: string
  /** Whether the field can be pointed to. */
  readonly onPage: boolean
}

/** A form as it is shown: what was typed, and what was wrong with it, in the reader's words. */
export interface FormView {
  /** Tells the fields of several forms on one page apart. */
  readonly prefix: string
  readonly form: Form
  /** By field name, in the order of the page: the summary keeps it. */
  readonly problems: ReadonlyMap<string, Wrong>
  /** Somebody else stored something meanwhile: fields show it where it is not what was typed. */
  readonly stale?: boolean | undefined
}

const NO_PROBLEMS: ReadonlyMap<string, Wrong> = new Map()

export function freshForm(prefix = ''): FormView {
  return { prefix, form: EMPTY_FORM, problems: NO_PROBLEMS }
}

/** The form as it was sent where it is the one meant, a fresh one otherwise. */
export function formFor(prefix: string, returned: FormView | undefined): FormView {
  return returned?.prefix === prefix ? returned : freshForm(prefix)
}

/** The id of a field's element: what its label and the summary point to. */
export function idOf(view: FormView, name: string): string {
  return (view.prefix ? `${view.prefix}-${name}` : name).replaceAll('.', '-')
}

/** `aria-describedby` for a field with a hint, a problem, what is stored now, or none of them. */
export function describedBy(id: string, hint: unknown, problem: unknown, stored?: unknown): string | undefined {
  return [problem && `${id}-problem`, stored && `${id}-stored`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
}
