import type { Child } from 'hono/jsx'
import { describedBy, type FormView, idOf } from '../form-view.ts'
import { Field, type FieldProps, Notes, storedNow, valueOf } from './frame.tsx'
import { useWords } from '../reader.tsx'

export interface Option {
  readonly value: string
  readonly text: string
  readonly hint?: string | undefined
  /** The language of the text, where it is not the page's. */
  readonly lang?: string
}

export function Select(props: FieldProps & { readonly options: readonly Option[]; readonly empty?: string | undefined }) {
  const { view, name, hint, options, empty } = props
  const id = idOf(view, name)
  const problem = view.problems.get(name)?.sentence
  const chosen = valueOf(props)
  const stored = storedNow(props, (value) => textIn(options, value))
  return (
    <Field {...props} stored={stored}>
      <select
        id={id}
        name={name}
        aria-describedby={describedBy(id, hint, problem, stored)}
        aria-invalid={problem ? 'true' : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, text }) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

const textIn = (options: readonly Option[], value: string): string => options.find((one) => one.value === value)?.text ?? value

interface GroupProps {
  readonly view: FormView
  readonly name: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly stored?: string | undefined
  readonly children: Child
}

/** A question with several boxes or buttons. The summary's link goes to the first of them. */
export function Group({ view, name, legend, hint, stored, children }: GroupProps) {
  const id = idOf(view, name)
  const problem = view.problems.get(name)?.sentence
  return (
    <fieldset class={problem ? 'wrong' : undefined} aria-describedby={describedBy(id, hint, problem, stored)}>
      <legend>{legend}</legend>
      <Notes id={id} hint={hint} problem={problem} stored={stored} />
      {children}
    </fieldset>
  )
}

interface OptionsProps {
  readonly view: FormView
  readonly name: string
  readonly options: readonly Option[]
  readonly initial?: readonly string[] | undefined
}

export function Radios({ view, name, legend, hint, options, initial }: Omit<GroupProps, 'children'> & OptionsProps) {
  return (
    <Group view={view} name={name} legend={legend} hint={hint}>
      <Ticks type="radio" view={view} name={name} options={options} initial={initial} />
    </Group>
  )
}

export function Checkboxes({ view, name, legend, hint, options, initial = [] }: Omit<GroupProps, 'children'> & OptionsProps) {
  const { stored: words } = useWords()
  const ticked = new Set(view.form.all(name))
  const same = ticked.size === initial.length && initial.every((one) => ticked.has(one))
  const stored = view.stale && !same ? words.now(initial.map((value) => textIn(options, value)).join(', ')) : undefined
  return (
    <Group view={view} name={name} legend={legend} hint={hint} stored={stored}>
      <div class="ticks">
        <Ticks type="checkbox" view={view} name={name} options={options} initial={initial} />
      </div>
    </Group>
  )
}

/** One box with its own question. */
export function Tick({ view, name, label, hint, initial = false }: FieldLike & { readonly initial?: boolean }) {
  const { stored: words } = useWords()
  const problem = view.problems.get(name)?.sentence
  const stored = view.stale && view.form.has(name) !== initial ? words.now(initial ? words.ticked : words.unticked) : undefined
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <Notes id={idOf(view, name)} problem={problem} stored={stored} />
      <Ticks
        type="checkbox"
        view={view}
        name={name}
        options={[{ value: 'yes', text: label, hint }]}
        initial={initial ? ['yes'] : []}
      />
    </div>
  )
}

type FieldLike = Omit<FieldProps, 'initial'>

interface TicksProps extends OptionsProps {
  readonly type: 'radio' | 'checkbox'
  /** How many boxes of the same question came before: the first of all has the field's own id. */
  readonly from?: number
}

export function Ticks({ type, view, name, options, initial = [], from = 0 }: TicksProps) {
  const chosen = view.form.body === '' ? initial : view.form.all(name)
  const id = idOf(view, name)
  return (
    <>
      {options.map(({ value, text, hint, lang }, i) => {
        const own = from + i === 0 ? id : `${id}-${from + i}`
        return (
          <div class="tick">
            <input
              type={type}
              id={own}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              aria-describedby={hint ? `${own}-more` : undefined}
            />
            <label for={own} lang={lang}>
              {text}
              {hint && (
                <span class="hint" id={`${own}-more`}>
                  {' '}
                  {hint}
                </span>
              )}
            </label>
          </div>
        )
      })}
    </>
  )
}
