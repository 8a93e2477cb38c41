import type { Child } from 'hono/jsx'
import { type FormView, idOf } from '../form-view.ts'
import { useWords } from '../reader.tsx'

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

/** What is stored by now, in words: shown beside a field that holds something else, where somebody else saved meanwhile. */
export function storedNow(
  props: Pick<FieldProps, 'view' | 'name' | 'initial'>,
  said: (value: string) => string = (value) => value,
): string | undefined {
  const { stored: words } = useWords()
  const { view, initial = '' } = props
  return view.stale && valueOf(props) !== initial ? words.now(said(initial)) : undefined
}

interface NotesProps {
  readonly id: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  readonly stored?: string | undefined
}

/** Hint, problem and what is stored of a field, with the ids its `aria-describedby` names. */
export function Notes({ id, hint, problem, stored }: NotesProps) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {stored && (
        <p class="stored" id={`${id}-stored`}>
          {stored}
        </p>
      )}
    </>
  )
}

/** Label, notes and one control beneath each other. */
export function Field({
  view,
  name,
  label,
  hint,
  stored,
  children,
}: FieldProps & { stored: string | undefined; children: Child }) {
  const id = idOf(view, name)
  const problem = view.problems.get(name)?.sentence
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      <Notes id={id} hint={hint} problem={problem} stored={stored} />
      {children}
    </div>
  )
}
