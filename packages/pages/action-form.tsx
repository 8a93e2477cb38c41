import type { Child } from 'hono/jsx'
import { type FormView, idOf } from './form-view.ts'
import { FormLanguages } from './languages.tsx'
import { Nonce } from './problems.tsx'
import { isReturned } from './returned.ts'

interface ActionProps {
  readonly action: string
  readonly nonce: string
  /** Of a form where something can be typed. */
  readonly view?: FormView | undefined
  readonly children?: Child
  readonly class?: string
}

/** A form that changes something. The browser's own checks are off: ours speak the page's language and name every field. */
export function ActionForm({ action, nonce, view, children, class: css }: ActionProps) {
  const id = view && idOf(view, 'form')
  return (
    <form method="post" action={action} id={id} novalidate class={view && isReturned(view) ? 'typed' : css}>
      <Nonce nonce={nonce} />
      {children}
      {id && <FormLanguages action={action} at={id} />}
    </form>
  )
}

interface ButtonProps {
  readonly children: Child
  /** Sent along when this button is pressed. */
  readonly name?: string
  readonly value?: string
  /** Named by the summary of problems where a form was sent without any of its buttons pressed. */
  readonly id?: string
  readonly kind?: 'second' | 'grave'
}

export function Button({ children, name, value, id, kind }: ButtonProps) {
  return (
    <p>
      <button type="submit" class={kind} id={id} name={name} value={value}>
        {children}
      </button>
    </p>
  )
}

/** A seldom needed form, folded; open when it comes back with something to correct. */
export function Folded({ title, open, children }: { title: string; open?: boolean | undefined; children: Child }) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
