import type { Child } from 'hono/jsx'
import { type FormView, idOf } from '../form-view.ts'

export interface FieldProps {
  readonly view: FormView
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** Shown until something has been typed. */
  readonly initial?: string | undefined
}

/** What the field holds: what was typed if the form has been sent, else what it starts with. */
export function valueOf({ view, name, initial }: Pick<FieldProps, 'view' | 'name' | 'initial'>): string {
  return view.form.body === '' ? (initial ?? '') : view.form.text(name)
}

/** Hint and problem of a field, with the ids its `aria-describedby` names. */
export function Notes({ id, hint, problem }: { id: string; hint?: string | undefined; problem?: string | undefined }) {
  return (
    <>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {problem && <p class="problem" id={`${id}-problem`}>{problem}</p>}
    </>
  )
}

/** Label, notes and one control beneath each other. */
export function Field({ view, name, label, hint, children }: FieldProps & { children: Child }) {
  const id = idOf(view, name)
  const problem = view.problems.get(name)?.sentence
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      <Notes id={id} hint={hint} problem={problem} />
      {children}
    </div>
  )
}
