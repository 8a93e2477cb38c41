import { common } from '#copy/fi/common.ts'
import { type FormView, idOf } from './form-view.ts'

/**
 * What to correct, before anything else on the page and focused as it opens (`autofocus` needs no script).
 * Each field's sentence links to the field.
 */
export function ProblemSummary({ view, problem }: { view: FormView; problem?: string | undefined }) {
  if (view.problems.size === 0 && !problem) return null
  return (
    <div class="summary" role="alert" tabindex={-1} autofocus>
      <h2>{view.problems.size > 0 ? common.errorsTitle : problem}</h2>
      {view.problems.size > 0 && problem && <p>{problem}</p>}
      {view.problems.size > 0 && (
        <ul>
          {[...view.problems].map(([name, sentence]) => (
            <li>
              <a href={`#${idOf(view, name)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Something has been done: said in words, first on the page. */
export function DoneNotice({ text }: { text: string | undefined }) {
  if (!text) return null
  return (
    <div class="notice good" role="status">
      <p>{text}</p>
    </div>
  )
}

/** Marks one showing of a form: sent twice with the same mark, it counts once. */
export function Nonce({ nonce }: { nonce: string }) {
  return <input type="hidden" name="nonce" value={nonce} />
}
