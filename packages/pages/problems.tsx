import { type FormView, idOf } from './form-view.ts'
import type { Said, Trouble } from './returned.ts'
import { useWords } from './reader.tsx'

/**
 * What to correct, before anything else on the page and focused as it opens (`autofocus` needs no script).
 * Each field's sentence links to the field.
 */
export function ProblemSummary({ view, trouble }: { view?: FormView | undefined; trouble?: Trouble | undefined }) {
  const { common } = useWords()
  const wrong = view ? [...view.problems] : []
  if (wrong.length === 0 && !trouble) return null
  return (
    <div class="summary" role="alert" tabindex={-1} autofocus>
      <h2>{wrong.length > 0 ? common.errorsTitle : trouble?.title}</h2>
      {wrong.length === 0 && <p>{trouble?.todo}</p>}
      {view && wrong.length > 0 && (
        <ul>
          {wrong.map(([name, { label, sentence, onPage }]) => (
            <li>{onPage ? <a href={`#${idOf(view, name)}`}>{said(label, sentence)}</a> : sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A field called by a question has its punctuation already. */
function said(label: string, sentence: string): string {
  return label.endsWith('?') ? `${label} ${sentence}` : `${label}: ${sentence}`
}

/** Something has been done: said in words, first on the page. */
export function DoneNotice({ done }: { done: Said | undefined }) {
  const said = done?.(useWords())
  if (!said) return null
  return (
    <div class="notice good" role="status">
      <p>{said}</p>
    </div>
  )
}

/** Tells one showing of a form from another: sent twice with the same nonce, it counts once. */
export function Nonce({ nonce }: { nonce: string }) {
  return <input type="hidden" name="nonce" value={nonce} />
}
