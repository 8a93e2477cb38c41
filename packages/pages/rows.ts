import type { Form } from '#web/form.ts'
import { type FormView, freshForm } from './form-view.ts'
import { isReturned } from './returned.ts'

/** What the fields of a row hold, by name within the row. */
type Texts = Readonly<Record<string, string>>

/** One kind of row of a form: what tells two of them apart and what its fields show. */
export interface RowKind<R> {
  /** `weekly` of `weekly.0.from`. */
  readonly list: string
  /** All there is of a stored row, as one text. It travels with the row as its field `was`. */
  keyOf(row: R): string
  /** For the row of a key; empty texts for the key of no row, and for one that is no key. */
  shown(key: string): Texts
}

export interface ShownRow {
  readonly n: number
  /** What was typed, or a fresh form where the row shows `initial`. */
  readonly view: FormView
  /** The stored row it was made from; '' for a new one. */
  readonly was: string
  readonly initial: Texts
  /**
   * What somebody else did to it meanwhile: `theirs` they stored, `gone` they removed or changed and nobody touched
   * here, `changed` they removed or changed and somebody changed here.
   */
  readonly mark?: 'theirs' | 'gone' | 'changed'
}

interface Shown<R> {
  readonly view: FormView
  readonly stored: readonly R[]
  /** Which of the stored rows are shown; all of them by default. */
  readonly shows?: (row: R) => boolean
  /** Empty rows to fill in. */
  readonly spare: number
}

/**
 * The rows of a form: those that are stored and a few more. A form that came back has its own rows, however many are
 * stored by now; where somebody else stored something meanwhile, theirs are merged in, so that no row is lost unseen.
 */
export function rowsOf<R>(kind: RowKind<R>, { view, stored, shows = () => true, spare }: Shown<R>): ShownRow[] {
  if (!isReturned(view)) {
    const keys = stored.filter(shows).map(kind.keyOf)
    return [...keys, ...Array<string>(spare).fill('')].map((was, n) => ({ n, view, was, initial: kind.shown(was) }))
  }
  const typed = view.form.rows(kind.list).map((n) => {
    const was = view.form.text(`${kind.list}.${n}.was`)
    return { n, view, was, initial: kind.shown(was) }
  })
  return view.stale ? merged(kind, typed, { view: { ...view, stale: false }, stored, shows }) : typed
}

function merged<R>(
  kind: RowKind<R>,
  typed: readonly ShownRow[],
  { view, stored, shows }: Required<Omit<Shown<R>, 'spare'>>,
): ShownRow[] {
  const left = stored.map((row) => ({ row, key: kind.keyOf(row) }))
  const take = (which: (key: string) => boolean) => {
    const at = left.findIndex(({ key }) => which(key))
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const kept = new Set(typed.filter(({ was }) => was && take((key) => key === was)))
  const rest = typed.flatMap((row): ShownRow[] => {
    if (kept.has(row)) return [{ ...row, view }]
    const name = `${kind.list}.${row.n}`
    if (Object.keys(row.initial).every((part) => !view.form.text(`${name}.${part}`))) return row.was ? [] : [{ ...row, view }]
    // A stored row that shows the very same: both typed it, or this page is from before it was saved.
    const same = take((key) => hasTexts(view.form, name, kind.shown(key)))
    if (same) return [{ ...row, view, was: same.key, initial: kind.shown(same.key) }]
    if (!row.was) return [{ ...row, view }]
    if (view.form.has(`${name}.remove`)) return []
    return [
      hasTexts(view.form, name, row.initial)
        ? { ...row, view: freshForm(view.prefix), mark: 'gone' }
        : { ...row, view, mark: 'changed' },
    ]
  })
  const next = Math.max(-1, ...typed.map(({ n }) => n)) + 1
  const theirs = left
    .filter(({ row }) => shows(row))
    .map(({ key }, i): ShownRow => {
      return { n: next + i, view: freshForm(view.prefix), was: key, initial: kind.shown(key), mark: 'theirs' }
    })
  return [...rest, ...theirs]
}

function hasTexts(form: Form, name: string, texts: Texts): boolean {
  return Object.entries(texts).every(([part, text]) => form.text(`${name}.${part}`) === text)
}
