import { trouble } from '#copy/fi/trouble.ts'

/**
 * What was typed, ready to be sent again: for when not even the page with the form could be read from the store.
 * The nonce travels along, so that a first sending which did arrive is not doubled.
 */
export function Retry({ action, body }: { action: string; body: string }) {
  return (
    <form method="post" action={action}>
      {[...new URLSearchParams(body)].map(([name, value]) => (
        <textarea name={name} hidden>
          {`\n${value}`}
        </textarea>
      ))}
      <button>{trouble.unavailable.action}</button>
    </form>
  )
}
