import type { Child } from 'hono/jsx'
import { Nonce } from './problems.tsx'

interface ActionProps {
  readonly action: string
  readonly nonce: string
  readonly children?: Child
  readonly class?: string
}

/** A form that changes something. The browser's own checks are off: ours speak the page's language and name every field. */
export function ActionForm({ action, nonce, children, class: css }: ActionProps) {
  return (
    <form method="post" action={action} novalidate class={css}>
      <Nonce nonce={nonce} />
      {children}
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
      <button class={kind} id={id} name={name} value={value}>
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
